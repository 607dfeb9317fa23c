import type { FileRule } from '../../../shared/simulator/rules-file.ts';
import { faultAnswer, ONLY_DELAY, tellsSince } from './fault-answers.ts';

/** What a fault is applied to. */
export type ApplyTo = 'next' | 'every' | 'token' | 'share';

/** Since when the app of a 410 is gone. */
export type Since = 'now' | 'hour' | 'day' | 'month';

/** The faults panel as it is filled in. */
export type FaultsForm = {
  /** An id of `FAULT_ANSWERS`. */
  readonly answer: string;
  readonly applyTo: ApplyTo;
  /** Of the requests, with `share`; null while the field is empty. */
  readonly percent: number | null;
  /** One of `DELAYS`. */
  readonly delayMs: number;
  readonly since: Since;
};

export const FIRST_FORM: FaultsForm = {
  answer: 'http2-Unregistered',
  applyTo: 'next',
  percent: 5,
  delayMs: 0,
  since: 'now',
};

/** Delays to choose from, ms; finer where they are short. */
export const DELAYS = [
  0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 7_500, 10_000,
] as const;

const HOUR_MS = 3_600_000;
const AGES: Readonly<Record<Since, number>> = { now: 0, hour: HOUR_MS, day: 24 * HOUR_MS, month: 30 * 24 * HOUR_MS };
export const SINCES: readonly Since[] = ['now', 'hour', 'day', 'month'];

/** Why the form cannot be armed; null when it can. */
export type FormTrouble = 'no-token' | 'no-delay' | 'percent';

/** Looks the form over; `token` is the one of the notification that is shown. */
export function formTrouble(form: FaultsForm, token: string | null): FormTrouble | null {
  if (form.answer === ONLY_DELAY && form.delayMs === 0) return 'no-delay';
  if (appliedTo(form) === 'token' && token === null) return 'no-token';
  const { percent } = form;
  if (form.applyTo === 'share' && (percent === null || percent <= 0 || percent > 100)) return 'percent';
  return null;
}

/** What the form applies to: a connection that is refused has no token yet. */
export function appliedTo({ answer, applyTo }: FaultsForm): ApplyTo {
  return applyTo === 'token' && faultAnswer(answer).scope === 'connection' ? 'every' : applyTo;
}

/**
 * The rules that the form asks for, as a rules file has them; none when the form cannot be armed. `now`: milliseconds
 * since 1970. A 410 without a timestamp gets the moment of its answer.
 */
export function rulesOf(form: FaultsForm, token: string | null, now: number): readonly FileRule[] {
  if (formTrouble(form, token) !== null) return [];
  const chosen = faultAnswer(form.answer);
  const { scope, answer } = chosen;
  const applyTo = appliedTo(form);
  const match = {
    ...(applyTo === 'token' && token !== null ? { token } : {}),
    ...(scope === 'http2' || scope === 'legacy' ? { protocol: scope } : {}),
  };
  return [
    {
      ...(Object.keys(match).length === 0 ? {} : { match }),
      answer: {
        ...answer,
        ...(tellsSince(chosen) && form.since !== 'now' ? { timestamp: now - AGES[form.since] } : {}),
        ...(form.delayMs > 0 && scope !== 'connection' ? { delayMs: form.delayMs } : {}),
      },
      ...(applyTo === 'next' ? { times: 1 } : {}),
      ...(applyTo === 'share' && form.percent !== null ? { share: form.percent / 100 } : {}),
    },
  ];
}
