import type { Outcome, Rejected } from '../outcome.ts';
import { isReason } from '../wire/reasons.ts';
import type { Explanation } from './cause.ts';
import { credentialCause } from './credential-cause.ts';
import { messageCause } from './message-cause.ts';
import { otherEnvironment, retryOn } from './other-environment.ts';
import type { Situation } from './situation.ts';
import { tokenCause } from './token-cause.ts';
import { topicCause } from './topic-cause.ts';

/** Why a send most likely ended as it did, given what is known around it, and what the app can do about it. */
export function likeliestCause(outcome: Outcome, situation: Situation): Explanation {
  switch (outcome.outcome) {
    case 'accepted':
      return { cause: { code: 'accepted' }, repair: null };
    case 'cancelled':
      return { cause: { code: 'cancelled', mayHaveBeenAccepted: outcome.mayHaveBeenAccepted }, repair: null };
    case 'failed': {
      const { problem, mayHaveBeenAccepted } = outcome;
      const repair = problem.code === 'wrong-environment' ? retryOn(situation, otherEnvironment(situation)) : null;
      return { cause: { code: 'problem', problem, mayHaveBeenAccepted }, repair };
    }
    case 'rejected':
      return rejectedCause(outcome, situation);
  }
}

function rejectedCause(outcome: Rejected, situation: Situation): Explanation {
  const { protocol, status, reason } = outcome;
  const told: Explanation = { cause: { code: 'as-told', protocol, status, reason }, repair: null };
  const known =
    tokenCause(outcome, situation) ??
    topicCause(reason, situation) ??
    credentialCause(reason, situation) ??
    messageCause(outcome, situation);
  if (known !== null) return known;
  const isServerTrouble = protocol === 'http2' && status !== null && status >= 500;
  if (isServerTrouble && (reason === null || isReason(reason))) {
    return { cause: { code: 'server-trouble', status, reason }, repair: { kind: 'send-again' } };
  }
  return reason === 'IdleTimeout' || (protocol === 'legacy' && (status === 1 || status === 10 || status === 255))
    ? { ...told, repair: { kind: 'send-again' } }
    : told;
}
