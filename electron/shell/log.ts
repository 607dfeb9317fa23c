import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from './redact.ts';

export type LogOptions = {
  /** The system's folder for logs. */
  readonly folder: string;
  readonly now: () => Date;
  /** Size at which a new file begins. */
  readonly maxBytes?: number;
};

export type Log = {
  /** Notes something that happened, in one line. */
  readonly note: (text: string) => void;
  /** Notes an exception with its stack; answers the reference that a person can quote. */
  readonly bug: (where: string, error: unknown) => string;
};

/** With the one being written, the most that are kept. */
const FILES = 3;
const MAX_BYTES = 1_000_000;

/**
 * The app's log, three files of 1 MB: `pushbench.log`, then `pushbench.1.log` and `pushbench.2.log` with what was before.
 * Written at once, so that a crash loses nothing; a disk that does not take it must not stop the app.
 */
export function openLog({ folder, now, maxBytes = MAX_BYTES }: LogOptions): Log {
  const file = (age: number): string => join(folder, age === 0 ? 'pushbench.log' : `pushbench.${age}.log`);
  return {
    note: (text) => write(text),
    bug: (where, error) => {
      const reference = randomBytes(4).toString('hex').toUpperCase();
      write(`bug ${reference} in ${where}: ${stackOf(error)}`);
      return reference;
    },
  };

  function write(text: string): void {
    // Cut first: half of the longest line is still more than anyone reads, and no line can fill the log alone.
    const line = `${now().toISOString()} ${redact(text.slice(0, maxBytes / 2)).replaceAll('\n', '\n  ')}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(file(0)) + Buffer.byteLength(line) > maxBytes) rotate();
      appendFileSync(file(0), line, { mode: 0o600 });
    } catch {
      // There is nowhere left to say it.
    }
  }

  function rotate(): void {
    rmSync(file(FILES - 1), { force: true });
    for (let age = FILES - 2; age >= 0; age -= 1) {
      if (sizeOf(file(age)) > 0) renameSync(file(age), file(age + 1));
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
