import { useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import { answerOf } from '../bench/answer-of.ts';
import { bridge } from '../bridge.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';

export type CaExport = {
  readonly exportCa: () => Promise<void>;
  /** What became of it in words: where the file is. Null before. */
  readonly written: string | null;
  readonly problem: Problem | null;
};

/** Saves the simulator's CA where the person chooses, and tells where that was. */
export function useCaExport(): CaExport {
  const [written, setWritten] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const announce = useAnnounce();
  const exportCa = async () => {
    const answer = await answerOf(() => bridge.exportSimulatorCa());
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok || answer.value === null) return;
    const told = en.simulator.strip.exportedCa(answer.value.path);
    setWritten(told);
    announce(told);
  };
  return { exportCa, written, problem };
}
