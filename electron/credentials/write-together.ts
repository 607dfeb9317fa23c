import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../../shared/problem.ts';
import { fileTrouble } from '../storage/file-trouble.ts';

export type FileToWrite = { readonly path: string; readonly content: string | Uint8Array; readonly mode: number };

/** A file with a private key is for its owner alone. */
export const KEY_MODE = 0o600;
export const CERTIFICATE_MODE = 0o644;

/** A file on its way: written beside its place, then put there; what stood there before waits until all are placed. */
type Placement = FileToWrite & { readonly beside: string; readonly previous: string };

/** How far a placement has come, so that it can be undone. */
type Progress = { readonly placement: Placement; readonly replaced: boolean };

/**
 * Writes several files, all or none. A link in a file's place is replaced, never followed.
 * Gives null when done, else the problem: `file-exists` (unless `overwrite`), `file-unwritable`, or `usage` for a
 * path given twice; the folder is then as before.
 */
export async function writeTogether(files: readonly FileToWrite[], overwrite: boolean): Promise<Problem | null> {
  const twice = files.find(({ path }, at) => files.findIndex((other) => resolve(other.path) === resolve(path)) !== at);
  if (twice !== undefined) return { code: 'usage', detail: `two files would be written to ${twice.path}` };
  const folder = await firstFolder(files);
  if (folder !== null) return { code: 'file-unwritable', file: folder, trouble: 'folder' };
  const existing = overwrite ? [] : await thoseThatExist(files);
  if (existing.length > 0) return { code: 'file-exists', files: existing };
  const placements = files.map(placementOf);
  const done: Progress[] = [];
  let current = '';
  try {
    for (const placement of placements) {
      current = placement.path;
      await writeThrough(placement);
    }
    for (const placement of placements) {
      current = placement.path;
      done.push(await place(placement, overwrite));
    }
  } catch (error) {
    await undo(done);
    return problemOf(error, current);
  } finally {
    await Promise.all(placements.map(({ beside }) => rm(beside, { force: true })));
  }
  await Promise.all(done.map(({ placement }) => rm(placement.previous, { force: true })));
  return null;
}

async function thoseThatExist(files: readonly FileToWrite[]): Promise<readonly string[]> {
  const found = await Promise.all(files.map(async ({ path }) => ((await exists(path)) ? path : null)));
  return found.filter((path) => path !== null);
}

async function firstFolder(files: readonly FileToWrite[]): Promise<string | null> {
  for (const { path } of files) {
    const info = await lstat(path).catch(() => null);
    if (info?.isDirectory()) return path;
  }
  return null;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function placementOf(file: FileToWrite): Placement {
  const hidden = (ending: string): string =>
    join(dirname(file.path), `.${basename(file.path).slice(0, 100)}.${randomUUID()}.${ending}`);
  return { ...file, beside: hidden('new'), previous: hidden('old') };
}

async function writeThrough({ beside, content, mode }: Placement): Promise<void> {
  const handle = await open(beside, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function place(placement: Placement, overwrite: boolean): Promise<Progress> {
  const { path, beside, previous } = placement;
  if (!overwrite) {
    await placeNew(beside, path);
    return { placement, replaced: false };
  }
  const replaced = await exists(path);
  if (replaced) await rename(path, previous);
  try {
    await rename(beside, path);
  } catch (error) {
    if (replaced) await rename(previous, path);
    throw error;
  }
  return { placement, replaced };
}

/** `link` refuses a name that came up since it was looked for; file systems without links get a rename. */
async function placeNew(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST') || (await exists(path))) throw error;
    await rename(beside, path);
  }
}

async function undo(done: readonly Progress[]): Promise<void> {
  for (const { placement, replaced } of done) {
    if (replaced) await rename(placement.previous, placement.path);
    else await rm(placement.path, { force: true });
  }
}

function problemOf(error: unknown, file: string): Problem {
  if (hasCode(error, 'EEXIST')) return { code: 'file-exists', files: [file] };
  const trouble = fileTrouble(error);
  if (trouble === null) throw error;
  return { code: 'file-unwritable', file, trouble };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
