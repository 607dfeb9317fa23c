import { type Finding, MAX_FILE_BYTES } from '../../shared/credential/credential.ts';
import type { FileTrouble } from '../../shared/problem.ts';

/** A file as the main process takes it. */
export type ReadFile = { readonly name: string; readonly bytes: Uint8Array };

/** Files that can be handed over, and a finding for each that cannot. */
export type Readable = { readonly files: readonly File[]; readonly refused: readonly Finding[] };

/** A file that was not read, as a finding like any other. */
function refusal(file: string, trouble: FileTrouble): Finding {
  return { severity: 'error', problem: { code: 'file-unreadable', file, trouble }, files: [file] };
}

/** Sorts out folders (which hold no file themselves) and files that are too large to be a credential. */
export function readable(files: readonly File[], folders: readonly string[] = []): Readable {
  const tooLarge = files.filter((file) => file.size > MAX_FILE_BYTES);
  return {
    files: files.filter((file) => file.size <= MAX_FILE_BYTES),
    refused: [
      ...folders.map((name) => refusal(name, 'folder')),
      ...tooLarge.map((file) => refusal(file.name, 'too-large')),
    ],
  };
}

/** Reads the bytes of files; one that cannot be read (it moved, or it is a folder after all) becomes a finding. */
export async function readFiles(
  files: readonly File[],
): Promise<{ readonly read: readonly ReadFile[]; readonly refused: readonly Finding[] }> {
  const read: ReadFile[] = [];
  const refused: Finding[] = [];
  for (const file of files) {
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      refused.push(refusal(file.name, 'io'));
    }
  }
  return { read, refused };
}
