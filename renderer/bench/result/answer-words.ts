import type { Repair } from '../../../shared/answer/cause.ts';
import { likeliestCause } from '../../../shared/answer/likeliest-cause.ts';
import { likeliestCauseText } from '../../../shared/messages/likeliest-cause-text.ts';
import { outcomeText } from '../../../shared/messages/outcome-text.ts';
import { WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Bench, SendEntry } from '../bench-state.ts';
import { sentWith } from '../selectors.ts';
import { momentsAt } from './moment-text.ts';
import { rejectionWord } from './result-code.ts';
import { situationOf } from './situation-of.ts';

/** An answer in words. `short` is for the row; `whole` says what to do as well, which there a button does. */
export type AnswerWords = {
  readonly title: string;
  readonly short: string;
  readonly whole: string;
  readonly repair: Repair | null;
};

/** What the answer to a send means, why it most likely came, and what to do. */
export function answerWords(bench: Bench, send: SendEntry, outcome: Outcome, quietMs: number, now: Date): AnswerWords {
  const context = { ...WINDOW_CONTEXT, credential: sentWith(bench, send) };
  const { title: named, explanation } = outcomeText(outcome, context, quietMs);
  const title = rejectionWord(outcome) ?? named;
  if (outcome.outcome === 'accepted') return { title, short: explanation, whole: explanation, repair: null };
  const { cause, repair } = likeliestCause(outcome, situationOf(bench, send, now));
  const text = likeliestCauseText(cause, momentsAt(now), context);
  const whole = joined(text.meaning, text.cause, text.remedy);
  return { title, short: repair === null ? whole : joined(text.meaning, text.cause), whole, repair };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
