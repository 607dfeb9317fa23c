import type { WrittenFile } from '../../shared/credential/export-names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { CERTIFICATE_MODE, writeTogether } from '../credentials/write-together.ts';

/** What a dialog asks a place for. */
export type SavedThing = 'simulator-ca' | 'feedback' | 'template';

/** Shows the system's dialog, which asks before it takes a file that exists; null when it was closed without a choice. */
export type ChooseSavePath = (what: SavedThing, name: string) => Promise<string | null>;

/** A file without secrets. */
export type FileToSave = {
  /** What it is to be called unless the person says otherwise. */
  readonly name: string;
  readonly content: string;
  readonly contains: WrittenFile['contains'];
};

/** Saves a file where the person says; null when nowhere. Fails with `file-unwritable`. */
export async function saveAs(
  what: SavedThing,
  { name, content, contains }: FileToSave,
  choose: ChooseSavePath,
): Promise<Result<WrittenFile | null>> {
  const path = await choose(what, name);
  if (path === null) return ok(null);
  const problem = await writeTogether([{ path, content, mode: CERTIFICATE_MODE }], true);
  return problem === null ? ok({ path, contains, encrypted: false }) : fail(problem);
}
