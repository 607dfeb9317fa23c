import { shortToken } from '../../bench/result/short-token.ts';
import { en } from '../../messages/en.ts';
import type { SimulatorOn } from '../../shell/use-simulator.ts';
import { faultAnswer } from './fault-answers.ts';
import { appliedTo, type FaultsForm } from './faults-form.ts';

const texts = en.simulatorFaults;

/** A form as it was armed. */
export type Armed = {
  readonly form: FaultsForm;
  readonly token: string | null;
  /** When the simulator it was armed in had started: the next one knows nothing of it. */
  readonly startedAt: string;
};

export type ArmedChip = { readonly tone: 'warn' | 'neutral'; readonly text: string };

/** What the panel's chip says, null when nothing is armed; the simulator knows how many rules may still apply. */
export function armedChip({ armed: left, startedAt }: SimulatorOn, armed: Armed | null): ArmedChip | null {
  const known = armed?.startedAt === startedAt ? armed : null;
  if (left > 0) return { tone: 'warn', text: known === null ? texts.armed.unknown : armedText(known) };
  return known === null ? null : { tone: 'neutral', text: texts.usedUp };
}

function armedText({ form, token }: Armed): string {
  const isConnection = faultAnswer(form.answer).scope === 'connection';
  switch (appliedTo(form)) {
    case 'next':
      return isConnection ? texts.armed.nextConnection : texts.armed.next;
    case 'every':
      return isConnection ? texts.armed.everyConnection : texts.armed.every;
    case 'token':
      return texts.armed.token(shortToken(token ?? ''));
    case 'share':
      return (isConnection ? texts.armed.shareOfConnections : texts.armed.share)(form.percent ?? 0);
  }
}
