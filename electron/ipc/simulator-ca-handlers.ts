import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import type { HandlersOf } from './handler.ts';
import { type ChooseSavePath, saveAs } from './save-as.ts';

export type SimulatorCaSources = {
  /** The simulator's own CA, which is there since it was first started. */
  readonly caFile: string;
  readonly chooseSavePath: ChooseSavePath;
};

/** A copy of the simulator's CA, for clients that are to trust it. */
export function simulatorCaHandlers({ caFile, chooseSavePath }: SimulatorCaSources): HandlersOf<'simulator:export-ca'> {
  return {
    'simulator:export-ca': async () => {
      const content = await readPem(caFile);
      if (!content.ok) return content;
      const file = { name: 'simulator-ca.pem', content: content.value, contains: ['certificate'] as const };
      return saveAs('simulator-ca', file, chooseSavePath);
    },
  };
}

/** Without the file the simulator was never started. */
async function readPem(path: string): Promise<Result<string>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail(
      trouble === 'missing' ? { code: 'simulator-stopped' } : { code: 'file-unreadable', file: path, trouble },
    );
  }
}
