import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_FILE_BYTES } from '../../shared/credential/credential.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import type { FileToImport } from './import-tray.ts';

const CHUNK = 64 * 1024;

/**
 * Reads a file the command line named; the result goes by its base name. Pipes (`<(…)`) work too.
 * Fails with `file-unreadable`: missing, permission, folder, too-large (over 10 MB) or io.
 */
export async function readPath(path: string): Promise<Result<FileToImport>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const info = await handle.stat();
    if (info.isDirectory()) return fail({ code: 'file-unreadable', file: path, trouble: 'folder' });
    const bytes = await readUpTo(handle, MAX_FILE_BYTES);
    if (bytes === null) return fail({ code: 'file-unreadable', file: path, trouble: 'too-large' });
    return ok({ name: basename(path), bytes });
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unreadable', file: path, trouble });
  } finally {
    await handle?.close();
  }
}

/** Reads several, in order; ends at the first that cannot be read. */
export async function readPaths(paths: readonly string[]): Promise<Result<readonly FileToImport[]>> {
  const files: FileToImport[] = [];
  for (const path of paths) {
    const file = await readPath(path);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

/** The size that a file declares may be wrong (pipes say 0), so it is counted while reading. */
async function readUpTo(handle: FileHandle, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > limit) return null;
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
