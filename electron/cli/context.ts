import type { Result } from '../../shared/result.ts';
import type { CliIo } from './io.ts';
import type { Printer } from './print.ts';

/** What every command gets. */
export type CommandContext = {
  readonly io: CliIo;
  readonly out: Printer;
  /** Fires when the command is to end: by a signal, or because nobody reads its output any more. */
  readonly signal: AbortSignal;
  /** Ends the command as SIGINT would: a terminal in raw mode sends none. */
  readonly interrupt: () => void;
};

/** How a command ends: with an exit status after it said all it had to say, or with a problem still to be told. */
export type CommandEnd = Result<number>;
