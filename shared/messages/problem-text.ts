import { assertNever } from '../assert-never.ts';
import type { Problem } from '../problem.ts';
import { answerProblemText } from './answer-problem-text.ts';
import { commandProblemText } from './command-problem-text.ts';
import { credentialProblemText } from './credential-problem-text.ts';
import { fileProblemText } from './file-problem-text.ts';
import { messageProblemText } from './message-problem-text.ts';
import { networkProblemText } from './network-problem-text.ts';
import { type ProblemText, plainText, type TextContext, WINDOW_CONTEXT } from './text-form.ts';
import { tlsProblemText } from './tls-problem-text.ts';

/** Every problem in words: what happened, the most likely cause, what to do. The one way from a code to a text. */
export function problemText(problem: Problem, context: TextContext = WINDOW_CONTEXT): ProblemText {
  switch (problem.code) {
    case 'usage':
    case 'not-available':
    case 'port-in-use':
    case 'port-given-twice':
    case 'rules-invalid':
    case 'notifications-missing':
    case 'simulator-stopped':
    case 'cancelled':
    case 'bug':
      return commandProblemText(problem, context);
    case 'file-unreadable':
    case 'file-unwritable':
    case 'file-exists':
    case 'not-a-credential':
    case 'passphrase-needed':
    case 'passphrase-wrong':
    case 'cipher-unsupported':
    case 'file-damaged':
    case 'too-much-work':
    case 'not-a-notification':
      return fileProblemText(problem, context);
    case 'no-private-key':
    case 'no-certificate':
    case 'not-a-pair':
    case 'expired':
    case 'expires-soon':
    case 'not-yet-valid':
    case 'not-a-push-certificate':
    case 'several-credentials':
    case 'credential-gone':
    case 'team-needed':
    case 'old-cipher':
    case 'secure-store-unavailable':
      return credentialProblemText(problem, context);
    case 'token-malformed':
    case 'token-truncated':
    case 'tokens-unusable':
    case 'payload-invalid':
    case 'payload-too-large':
    case 'header-invalid':
    case 'provider-token-faulty':
      return messageProblemText(problem, context);
    case 'name-not-found':
    case 'resolver-unavailable':
    case 'network-unreachable':
    case 'connection-refused':
    case 'connection-timeout':
    case 'connection-reset':
    case 'proxy-refused':
    case 'proxy-unusable':
    case 'retired-by-apple':
      return networkProblemText(problem, context);
    case 'tls-not-tls':
    case 'tls-untrusted':
    case 'tls-intercepted':
    case 'tls-wrong-name':
    case 'tls-expired':
    case 'tls-version':
    case 'no-http2':
      return tlsProblemText(problem, context);
    case 'credential-refused':
    case 'wrong-environment':
    case 'no-answer':
    case 'answer-malformed':
    case 'rejected':
      return answerProblemText(problem, context);
    default:
      return assertNever(problem);
  }
}

/** A problem in one plain sentence or two and what to do, as `pushbench --json` and findings give it. */
export function problemSummary(
  problem: Problem,
  context: TextContext = WINDOW_CONTEXT,
): { readonly message: string; readonly remedy: string } {
  const { happened, steps } = problemText(problem, context);
  return {
    message: plainText(happened),
    remedy: plainText(steps.map(({ text }) => text).join(' ')),
  };
}
