import type { Problem } from '../../shared/problem.ts';
import { fail } from '../../shared/result.ts';
import { readTextFile } from '../storage/text-file.ts';
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
      const content = await readTextFile(caFile);
      if (!content.ok) return wasNeverStarted(content.problem) ? fail({ code: 'simulator-stopped' }) : content;
      const file = { name: 'simulator-ca.pem', content: content.value, contains: ['certificate'] as const };
      return saveAs('simulator-ca', file, chooseSavePath);
    },
  };
}

function wasNeverStarted(problem: Problem): boolean {
  return problem.code === 'file-unreadable' && problem.trouble === 'missing';
}
