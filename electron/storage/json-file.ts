import { readFile, rename } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { writeAtomically } from './atomic-file.ts';
import { fileTrouble } from './file-trouble.ts';

export type JsonFileOptions<T> = {
  readonly path: string;
  /** Gives the value, or null when the data is not of its form or of a version that this app does not know. */
  readonly parse: (data: unknown) => T | null;
  /** Told where a file that could not be used was put, so that the log says so. */
  readonly onDamaged: (keptAt: string) => void;
};

export type JsonFile<T> = {
  /** Gives what the file holds; null when there is none, it cannot be read, or it is damaged (then it is kept aside). */
  readonly read: () => Promise<T | null>;
  /** Writes it whole. Writes follow each other in the order of the calls. */
  readonly write: (value: T) => Promise<Result<null>>;
  /** Waits until nothing is being written any more. */
  readonly settled: () => Promise<void>;
};

/** A small JSON file of the app's own, parsed at every reading and never written halfway. */
export function openJsonFile<T>({ path, parse, onDamaged }: JsonFileOptions<T>): JsonFile<T> {
  let lastWrite: Promise<unknown> = Promise.resolve();
  return { read, write, settled };

  async function read(): Promise<T | null> {
    const text = await textOf(path);
    if (text === null) return null;
    const value = parse(parsedJson(text));
    if (value === null) await keepAside();
    return value;
  }

  /** `settings.json` becomes `settings.damaged.json`: nothing a person typed is thrown away. */
  async function keepAside(): Promise<void> {
    const extension = extname(path);
    const aside = join(dirname(path), `${basename(path, extension)}.damaged${extension}`);
    try {
      await rename(path, aside);
      onDamaged(aside);
    } catch (error) {
      if (fileTrouble(error) === null) throw error;
      onDamaged(path);
    }
  }

  function write(value: T): Promise<Result<null>> {
    const written = lastWrite.then(() => attempt(value));
    lastWrite = written.catch(() => null);
    return written;
  }

  async function settled(): Promise<void> {
    await lastWrite;
  }

  async function attempt(value: T): Promise<Result<null>> {
    try {
      await writeAtomically(path, `${JSON.stringify(value, null, 2)}\n`);
      return ok(null);
    } catch (error) {
      const trouble = fileTrouble(error);
      if (trouble === null) throw error;
      return fail({ code: 'file-unwritable', file: path, trouble });
    }
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (fileTrouble(error) === null) throw error;
    return null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
