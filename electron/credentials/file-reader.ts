import { fail, ok, type Result } from '../../shared/result.ts';
import { type FileReading, readCredentialFile } from './read-file.ts';

export type FileToRead = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** null: none was given yet; no passphrase and an empty one are tried. */
  readonly passphrase: string | null;
};

/** Reads one file. Fails with `cancelled` once the signal fires; what a file holds is never a failure. */
export type FileReader = (file: FileToRead, signal: AbortSignal | null) => Promise<Result<FileReading>>;

/**
 * Reads in this thread: for the command line, where nothing else waits. A cancelled reading answers at the next pause of
 * its derivation; what is left of that is done for nobody, or ends with the process.
 */
export const readHere: FileReader = async ({ name, bytes, passphrase }, signal) => {
  if (signal?.aborted) return cancelled();
  const reading = readCredentialFile(name, bytes, passphrase).then(ok);
  if (signal === null) return reading;
  const listening = new AbortController();
  const stopped = new Promise<Result<never>>((answer) => {
    signal.addEventListener('abort', () => answer(cancelled()), { once: true, signal: listening.signal });
  });
  try {
    return await Promise.race([reading, stopped]);
  } finally {
    listening.abort();
  }
};

function cancelled(): Result<never> {
  return fail({ code: 'cancelled', stage: null });
}
