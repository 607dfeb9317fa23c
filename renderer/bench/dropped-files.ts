import { type Finding, MAX_FILE_BYTES } from '../../shared/credential/credential.ts';
import type { FileTrouble } from '../../shared/problem.ts';

/** A file as the main process takes it. */
export type ReadFile = { readonly name: string; readonly bytes: Uint8Array };

/** Files that can be handed over, and a finding for each that cannot. */
export type Readable = { readonly files: readonly File[]; readonly refused: readonly Finding[] };

/** A file that was not read, as a finding like any other. */
export function refusal(file: string, trouble: FileTrouble): Finding {
  return { severity: 'error', problem: { code: 'file-unreadable', file, trouble }, files: [file] };
}

/** Sorts out files that are too large to be a credential. */
export function withinLimit(files: readonly File[]): Readable {
  return {
    files: files.filter((file) => file.size <= MAX_FILE_BYTES),
    refused: files.filter((file) => file.size > MAX_FILE_BYTES).map((file) => refusal(file.name, 'too-large')),
  };
}

/** What a drop holds: its files, and a finding for each folder (a folder comes as a file of no use). */
export function readableDrop(transfer: DataTransfer): Readable {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const folders = new Set(
    items.map((item) => item.webkitGetAsEntry()).flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])),
  );
  const within = withinLimit([...transfer.files].filter((file) => !folders.has(file.name)));
  return {
    files: within.files,
    refused: [...[...folders].map((name) => refusal(name, 'folder')), ...within.refused],
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
