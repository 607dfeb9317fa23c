import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { DotTone } from '../components/status-dot.tsx';
import { en } from '../messages/en.ts';
import { spanText } from './span-text.ts';

const texts = en.simulator.strip;

export type StripState = { readonly tone: DotTone; readonly title: string; readonly note: string | null };

/** The state of the simulator in a title and, where there is more to say, a note. */
export function stripState(state: SimulatorState, now: Date): StripState {
  switch (state.status) {
    case 'on': {
      const span = spanText(Math.max(0, now.getTime() - Date.parse(state.startedAt)));
      return { tone: 'ok', title: texts.running, note: texts.since(span, state.host) };
    }
    case 'starting':
      return { tone: 'accent', title: texts.starting, note: null };
    case 'off':
      if (state.problem === null) return { tone: 'off', title: texts.stopped, note: null };
      if (state.problem.code !== 'port-in-use') return { tone: 'error', title: texts.failed, note: null };
      return { tone: 'error', title: texts.portInUse(state.problem.port), note: null };
  }
}

type PortName = 'http2Port' | 'legacyPort' | 'feedbackPort';

export type PortFact = {
  readonly name: PortName;
  readonly port: number;
  readonly title: string;
  readonly fact: string;
};

/** The three ports, each with what it is for and what goes on at it. */
export function portFacts(state: SimulatorState, settings: Settings['simulator']): readonly PortFact[] {
  const ports = state.status === 'on' ? state : settings;
  const facts =
    state.status === 'on'
      ? [
          texts.connections(state.open.http2),
          texts.connections(state.open.legacy),
          texts.waiting(state.feedbackWaiting),
        ]
      : [];
  return PORTS.map(({ name, title }, index) => ({
    name,
    title,
    port: ports[name],
    fact: facts[index] ?? texts.closed,
  }));
}

const PORTS: readonly { readonly name: PortName; readonly title: string }[] = [
  { name: 'http2Port', title: texts.http2 },
  { name: 'legacyPort', title: texts.legacy },
  { name: 'feedbackPort', title: texts.feedback },
];

/** The settings with a free port in place of the one that was busy; null when there is none to offer. */
export function withFreePort(state: SimulatorState, settings: Settings['simulator']): FreePort | null {
  if (state.status !== 'off' || state.problem?.code !== 'port-in-use') return null;
  const { port, nextFree } = state.problem;
  const busy = PORTS.find(({ name }) => settings[name] === port);
  if (nextFree === null || busy === undefined) return null;
  return { port: nextFree, settings: { ...settings, [busy.name]: nextFree } };
}

type FreePort = { readonly port: number; readonly settings: Settings['simulator'] };
