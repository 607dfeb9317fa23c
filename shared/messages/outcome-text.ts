import { assertNever } from '../assert-never.ts';
import { DEFAULT_LIMITS } from '../connection/report.ts';
import type { Outcome } from '../outcome.ts';
import { legacyStatusText } from './legacy-status-text.ts';
import { problemText } from './problem-text.ts';
import { durationText, momentText } from './quantity-text.ts';
import { reasonFactsText } from './reason-facts-text.ts';
import { reasonText } from './reason-text.ts';
import { stageName } from './stage-text.ts';
import { plainText, type TextContext, WINDOW_CONTEXT } from './text-form.ts';

export type OutcomeText = { readonly title: string; readonly explanation: string };

const MAY_HAVE = 'It had been handed over before that, so APNs may have accepted it.';

/**
 * How sending one notification ended, in words. `quietMs` is the quiet interval that was waited for over the legacy
 * protocol. An acceptance is never called a delivery: APNs does not say whether the device got it.
 */
export function outcomeText(
  outcome: Outcome,
  context: TextContext = WINDOW_CONTEXT,
  quietMs: number = DEFAULT_LIMITS.quietMs,
): OutcomeText {
  switch (outcome.outcome) {
    case 'accepted':
      return outcome.protocol === 'legacy'
        ? {
            title: `Sent, no error within ${durationText(quietMs)}`,
            explanation: 'The binary protocol answers only when something is wrong; silence means it was taken.',
          }
        : {
            title: 'Accepted by APNs',
            explanation: 'APNs took it. Whether the device shows it depends on its connection, Focus and permissions.',
          };
    case 'rejected':
      return {
        title: [outcome.status, outcome.reason].filter((part) => part !== null).join(' ') || 'Rejected',
        explanation: rejectedText(outcome, context),
      };
    case 'failed': {
      const { happened, cause } = problemText(outcome.problem, context);
      const parts = [happened, outcome.mayHaveBeenAccepted ? MAY_HAVE : cause];
      return {
        title: `Failed at ${stageName(outcome.stage, context.credential?.kind)}`,
        explanation: plainText(parts.filter((part) => part !== null).join(' ')),
      };
    }
    case 'cancelled':
      return {
        title: 'Cancelled',
        explanation: outcome.mayHaveBeenAccepted ? MAY_HAVE : 'It was not sent.',
      };
    default:
      return assertNever(outcome);
  }
}

function rejectedText(outcome: Extract<Outcome, { outcome: 'rejected' }>, context: TextContext): string {
  const { meaning, cause, remedy } =
    outcome.protocol === 'legacy' && outcome.status !== null
      ? legacyStatusText(outcome.status)
      : reasonText(outcome.reason, outcome.status);
  const since = outcome.timestamp === null ? null : `That is so since ${momentText(outcome.timestamp)}.`;
  const facts = reasonFactsText(outcome.reason, context);
  return [meaning, since, facts, cause, remedy].filter((part) => part !== null).join(' ');
}
