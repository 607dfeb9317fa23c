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

/** Reads in this thread: for the command line, where nothing else waits. A reading that has begun runs to its end. */
export const readHere: FileReader = async ({ name, bytes, passphrase }, signal) => {
  if (signal?.aborted) return fail({ code: 'cancelled', stage: null });
  return ok(await readCredentialFile(name, bytes, passphrase));
};
