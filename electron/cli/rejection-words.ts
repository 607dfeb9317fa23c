import { likeliestCause } from '../../shared/answer/likeliest-cause.ts';
import type { Situation } from '../../shared/answer/situation.ts';
import { likeliestCauseText, type Moments } from '../../shared/messages/likeliest-cause-text.ts';
import { lapseText, momentText } from '../../shared/messages/quantity-text.ts';
import type { TextContext } from '../../shared/messages/text-form.ts';
import type { Rejected } from '../../shared/outcome.ts';

/**
 * What a rejection means, why it most likely came given what is known around it, and what to do, as the window says it;
 * null when nothing but the answer itself is known to bear on it.
 */
export function rejectionWords(outcome: Rejected, situation: Situation, words: TextContext): string | null {
  const { cause } = likeliestCause(outcome, situation);
  if (cause.code === 'as-told') return null;
  const text = likeliestCauseText(cause, momentsAt(situation.now), words);
  return [text.meaning, text.cause, text.remedy].filter((part) => part !== '').join(' ');
}

/** In UTC, as all times on the command line. */
function momentsAt(now: Date): Moments {
  return {
    at: momentText,
    ago: (iso) => `${lapseText(Math.max(0, (now.getTime() - Date.parse(iso)) / 1_000))} ago`,
  };
}
