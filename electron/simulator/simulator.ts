import type { Result } from '../../shared/result.ts';
import type { JournalEvent, ReadyFacts } from '../../shared/simulator/journal.ts';
import type { Rule } from '../../shared/simulator/rules.ts';

/** How a simulator is to run. */
export type SimulatorOptions = {
  /** Address or name to listen on; with 127.0.0.1 it also listens on ::1 where that exists. */
  readonly host: string;
  /** 0 takes a free port. */
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly feedbackPort: number;
  /** Folder of the CA and the demo files; null: a private temporary folder that is removed at the end. */
  readonly dir: string | null;
  readonly rules: readonly Rule[];
  /** Takes a free port when one is busy (`busyPorts` tells); otherwise a busy port fails with `port-in-use`. */
  readonly portFallback: boolean;
  readonly onEvent: (event: JournalEvent) => void;
  readonly now: () => Date;
};

export type RunningSimulator = {
  readonly ready: ReadyFacts;
  /** Ports that were asked for and busy, so that others were taken. */
  readonly busyPorts: readonly number[];
  /** Closes every connection and port; may be called twice. */
  readonly stop: () => Promise<void>;
};

/** Starts the simulator. Fails with `port-in-use`, `file-unwritable` or `usage` (a host that is not this machine's). */
export async function startSimulator(options: SimulatorOptions): Promise<Result<RunningSimulator>> {
  throw new Error(`not written yet: ${options.host}`);
}
