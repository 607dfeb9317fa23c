import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { plainText } from '../../shared/messages/text-form.ts';
import type { DotTone } from '../components/status-dot.tsx';
import { en } from '../messages/en.ts';

export type SimulatorStatus = { readonly tone: DotTone; readonly text: string; readonly port: number | null };

/** The simulator's state in a few words, for the pill. */
export function simulatorStatus(state: SimulatorState): SimulatorStatus {
  const texts = en.app.simulator;
  switch (state.status) {
    case 'on':
      return { tone: 'ok', text: texts.on, port: state.http2Port };
    case 'starting':
      return { tone: 'accent', text: texts.starting, port: null };
    case 'off':
      if (state.problem === null) return { tone: 'off', text: texts.off, port: null };
      if (state.problem.code === 'port-in-use') {
        return { tone: 'error', text: texts.portInUse(state.problem.port), port: null };
      }
      return { tone: 'error', text: texts.failed, port: null };
  }
}

/** What went wrong when it was last started, in a sentence or two; null when nothing did. */
export function simulatorTrouble(state: SimulatorState): string | null {
  if (state.status !== 'off' || state.problem === null) return null;
  return plainText(problemText(state.problem).happened);
}
