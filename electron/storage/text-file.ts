import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileTrouble } from './file-trouble.ts';

/** A rules file with thousands of rules has a tenth of this. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/** Reads a text file (UTF-8) that a person named. Fails with `file-unreadable`, over 4 MB too. */
export async function readTextFile(file: string): Promise<Result<string>> {
  try {
    const { size } = await stat(file);
    if (size > MAX_TEXT_BYTES) return fail({ code: 'file-unreadable', file, trouble: 'too-large' });
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unreadable', file, trouble });
  }
}
