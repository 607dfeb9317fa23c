import type { Writable } from 'node:stream';
import { problemSummary, problemText } from '../../shared/messages/problem-text.ts';
import { CLI_CONTEXT, plainText } from '../../shared/messages/text-form.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CliIo } from './io.ts';

/** What may be coloured: how a thing went. The word or sign beside it says the same. */
export type Tone = 'good' | 'bad' | 'warning' | 'quiet';

const COLOURS: Readonly<Record<Tone, string>> = { good: '32', bad: '31', warning: '33', quiet: '2' };
/** Controls, and the marks that break lines or turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Writes what a command has to say: data for machines on stdout as JSON lines, words for people on stdout or, for
 * progress and problems, on stderr. What comes from outside cannot steer the terminal.
 */
export class Printer {
  /** Whether stdout holds JSON only. */
  readonly json: boolean;
  readonly #io: CliIo;
  readonly #colour: { readonly stdout: boolean; readonly stderr: boolean };
  #closed = false;
  #failure: NodeJS.ErrnoException | null = null;

  /** `onClosed` is told once when nobody reads stdout any more. */
  constructor(io: CliIo, json: boolean, onClosed: () => void) {
    this.#io = io;
    this.json = json;
    const wanted = (io.env.NO_COLOR ?? '') === '' && io.env.TERM !== 'dumb';
    this.#colour = { stdout: wanted && io.stdout.isTTY === true, stderr: wanted && io.stderr.isTTY === true };
    io.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') this.#failure = error;
      this.#closed = true;
      onClosed();
    });
    // Nobody is left to be told that the place for telling is gone.
    io.stderr.on('error', () => undefined);
  }

  /** Why stdout could not be written, unless its reader had simply gone. */
  get failure(): NodeJS.ErrnoException | null {
    return this.#failure;
  }

  /** One line of JSON on stdout. */
  data(value: unknown): void {
    this.#write(escapeJson(JSON.stringify(value)));
  }

  /** A line for people on stdout; nothing when stdout is for machines. */
  line(text: string, sign?: { readonly tone: Tone; readonly text: string }): void {
    if (!this.json) this.#write(this.#signed(text, sign, this.#colour.stdout));
  }

  /** A line for people on stderr. */
  note(text: string, sign?: { readonly tone: Tone; readonly text: string }): void {
    this.#io.stderr.write(`${this.#signed(text, sign, this.#colour.stderr)}\n`);
  }

  /** A text of our own (help, usage) on one of the two, as it is. */
  raw(text: string, where: 'stdout' | 'stderr'): void {
    if (where === 'stderr') this.#io.stderr.write(text);
    else this.#write(text.replace(/\n$/, ''));
  }

  /** The problem that ended the command: a JSON line when stdout is for machines, words on stderr otherwise. */
  problem(problem: Problem): void {
    if (this.json) this.data({ problem: problemJson(problem) });
    else this.problemWords(problem);
  }

  problemWords(problem: Problem): void {
    const { title, happened, cause, steps } = problemText(problem, CLI_CONTEXT);
    this.note(plainText(title), { tone: 'bad', text: '✗' });
    this.note(`  ${plainText(happened)}`);
    if (cause !== null) this.note(`  Likely cause: ${plainText(cause)}`);
    for (const [index, { text }] of steps.entries()) this.note(`  ${index + 1}. ${plainText(text)}`);
  }

  /** Resolves when all that was written has been handed over. */
  async flush(): Promise<void> {
    await Promise.all([handedOver(this.#io.stdout, this.#closed), handedOver(this.#io.stderr, false)]);
  }

  #signed(text: string, sign: { readonly tone: Tone; readonly text: string } | undefined, colour: boolean): string {
    const words = escapeControls(text);
    if (sign === undefined) return words;
    const mark = colour ? `\u001b[${COLOURS[sign.tone]}m${sign.text}\u001b[0m` : sign.text;
    return `${mark} ${words}`;
  }

  #write(line: string): void {
    if (!this.#closed) this.#io.stdout.write(`${line}\n`);
  }
}

/** A problem as `--json` gives it. */
export function problemJson(problem: Problem): Readonly<Record<string, unknown>> {
  const { code, ...facts } = problem;
  return { code, ...problemSummary(problem, CLI_CONTEXT), ...facts };
}

/** Text in which every control character is spelt out. */
export function escapeControls(text: string): string {
  return text.replace(UNPRINTABLE, spelt);
}

/** JSON in which the control characters that the standard lets stand are escaped too. */
function escapeJson(json: string): string {
  return json.replace(UNPRINTABLE, spelt);
}

function spelt(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function handedOver(stream: Writable, closed: boolean): Promise<void> {
  if (closed || stream.destroyed || stream.writableEnded) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
