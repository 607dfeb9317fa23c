import type { AnswerProblem } from '../problem.ts';
import type { Environment } from '../wire/endpoints.ts';
import { environmentsText, protocolText } from './environment-text.ts';
import { legacyStatusText } from './legacy-status-text.ts';
import { durationText, sentence } from './quantity-text.ts';
import { reasonText } from './reason-text.ts';
import { stageName } from './stage-text.ts';
import { bold, type ProblemStep, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for what a server answered, or failed to, once the connection stood. */
export function answerProblemText(problem: AnswerProblem, context: TextContext): ProblemText {
  switch (problem.code) {
    case 'credential-refused':
      return refused(problem, context);
    case 'wrong-environment':
      return wrongEnvironment(problem, context);
    case 'no-answer':
      return noAnswer(problem, context);
    case 'answer-malformed':
      return malformed(problem);
    case 'rejected':
      return rejected(problem);
  }
}

type Refused = Extract<AnswerProblem, { code: 'credential-refused' }>;

/** TLS alerts by number (RFC 8446, section 6), and what each says about a client certificate. */
const ALERTS: Readonly<Record<number, { readonly name: string; readonly cause: string; readonly remedy: string }>> = {
  40: {
    name: 'handshake failure',
    cause: 'The server wants a client certificate and got none that it can use.',
    remedy: 'Choose a push certificate together with its private key.',
  },
  42: {
    name: 'bad certificate',
    cause: 'The server could not read the certificate, or it is of a kind it does not take.',
    remedy: 'Use a push certificate as Apple issued it.',
  },
  43: {
    name: 'unsupported certificate',
    cause: 'The certificate is of a kind that the server does not take.',
    remedy: 'Use a push certificate as Apple issued it.',
  },
  44: {
    name: 'certificate revoked',
    cause: 'The certificate was revoked, by someone on the team or because a newer one replaced it.',
    remedy: 'Make a new push certificate for the app.',
  },
  45: {
    name: 'certificate expired',
    cause: 'The certificate’s time is over; push certificates last about a year.',
    remedy: 'Make a new push certificate for the app, or check this computer’s clock.',
  },
  46: {
    name: 'certificate unknown',
    cause: 'The server found the certificate unacceptable for a reason it does not tell.',
    remedy: 'Check that it is a push certificate issued by Apple and not revoked.',
  },
  48: {
    name: 'unknown CA',
    cause: 'The certificate was not issued by a CA that the server trusts; for APNs that means not by Apple.',
    remedy: 'Use a push certificate that Apple issued.',
  },
  80: {
    name: 'internal error',
    cause: 'Apple’s servers have been seen to answer this to certificates that expired.',
    remedy: 'Check the certificate’s dates, then try again later.',
  },
  116: {
    name: 'certificate required',
    cause: 'The server wants a client certificate and got none.',
    remedy: 'Choose a push certificate together with its private key.',
  },
};

function refused(problem: Refused, { surface }: TextContext): ProblemText {
  const chooseFiles = surface === 'window' ? 'choose-files' : null;
  const openPage = surface === 'window' ? 'open-certificates-page' : null;
  if (problem.reason !== null) {
    const { meaning, cause, remedy } = reasonText(problem.reason);
    return {
      title: 'The server refused the credential',
      happened: `${bold(problem.host)} answered ${bold(problem.reason)}: ${meaning}`,
      cause,
      steps: [step(remedy)],
    };
  }
  if (!problem.sent) {
    return {
      title: 'The server wants a certificate',
      happened: `${bold(problem.host)} ended the connection because no client certificate was shown${alertText(problem.alert)}.`,
      cause: null,
      steps: [step('Choose a push certificate together with its private key.', chooseFiles)],
    };
  }
  const alert = problem.alert === null ? undefined : ALERTS[problem.alert];
  return {
    title: 'The server refused the certificate',
    happened: `${bold(problem.host)} ended the connection after it saw the certificate${alertText(problem.alert)}.`,
    cause: alert?.cause ?? 'The certificate expired, was revoked, or was not issued by Apple for push.',
    steps: [
      step(alert?.remedy ?? 'Check its dates and its kind.'),
      step('Try another push certificate for the app.', openPage),
    ],
  };
}

function alertText(alert: number | null): string {
  if (alert === null) return '';
  const known = ALERTS[alert];
  return known === undefined ? ` (TLS alert ${alert})` : ` (TLS alert ${alert}, ${known.name})`;
}

function wrongEnvironment(
  problem: Extract<AnswerProblem, { code: 'wrong-environment' }>,
  context: TextContext,
): ProblemText {
  const target = problem.target === null ? 'another environment' : problem.target;
  return {
    title: 'Certificate and host are of different environments',
    happened: `The certificate is for ${bold(environmentsText(problem.credential))}; ${bold(problem.host)} serves ${bold(target)} and refused it${problem.reason === null ? '' : ` (${problem.reason})`}.`,
    cause: 'Apple keeps sandbox (apps run from Xcode) and production (TestFlight, App Store) apart.',
    steps: [
      ...problem.credential
        .filter((other) => other !== problem.target)
        .slice(0, 1)
        .map((other) => switchStep(other, context)),
      step(`Or use a certificate for ${target}.`, context.surface === 'window' ? 'choose-files' : null),
    ],
  };
}

function switchStep(environment: Environment, { surface }: TextContext): ProblemStep {
  if (surface === 'cli') return step(`Use --env ${environment}.`);
  return step(`Connect to ${environment}.`, environment === 'sandbox' ? 'use-sandbox' : 'use-production');
}

function noAnswer(problem: Extract<AnswerProblem, { code: 'no-answer' }>, context: TextContext): ProblemText {
  const again = context.surface === 'window' ? 'test-again' : null;
  if (problem.closed) {
    return {
      title: 'The server hung up without a word',
      happened: `${bold(problem.host)} closed the connection after ${bold(durationText(problem.ms))} and said nothing (${stageName(problem.stage, context.credential?.kind)}).`,
      cause:
        problem.stage === 'legacy'
          ? 'Gateways of the binary protocol do this to a certificate of the other environment, and to a notification they cannot name.'
          : 'The server was restarted, or something on the way ended the connection.',
      steps: [
        problem.stage === 'legacy'
          ? step('Check that the certificate is for this environment and not expired.')
          : step('Try again in a minute.', again),
        step('If it happens again, look at the transcript for what came before.'),
      ],
    };
  }
  return {
    title: 'The server did not answer',
    happened: `${bold(problem.host)} was silent for ${bold(durationText(problem.ms))} (${stageName(problem.stage, context.credential?.kind)}).`,
    cause: 'The server is overloaded, or something on the way swallows the data.',
    steps: [
      step('Try again in a minute.', again),
      context.surface === 'window'
        ? step('On a slow network, raise the time limit in Settings.')
        : step('On a slow network, give more time with --timeout.'),
    ],
  };
}

function malformed(problem: Extract<AnswerProblem, { code: 'answer-malformed' }>): ProblemText {
  const said = `${problem.hex}${problem.hex.length < 2 * problem.bytes ? '…' : ''}`;
  const protocol = problem.stage === 'legacy' ? 'the binary protocol' : 'HTTP/2';
  return {
    title: problem.cut ? 'The server’s answer was cut short' : 'The server’s answer makes no sense',
    happened: problem.cut
      ? `${bold(problem.host)} ended in the middle of an answer; the last of it, in hex, was ${bold(said)}.`
      : `${bold(problem.host)} answered ${bold(said)} (hex), which is no answer of ${protocol}.`,
    cause: problem.cut
      ? 'The server stopped, or something on the way ended the connection.'
      : 'Another service listens at this port, or the server is at fault.',
    steps: [
      problem.cut ? step('Try again in a minute.') : step('Check host, port and protocol.'),
      step('If it happens again, report these bytes to whoever runs the server.'),
    ],
  };
}

function rejected(problem: Extract<AnswerProblem, { code: 'rejected' }>): ProblemText {
  const legacy = problem.protocol === 'legacy';
  const { meaning, cause, remedy } =
    legacy && problem.status !== null ? legacyStatusText(problem.status) : reasonText(problem.reason, problem.status);
  const word = problem.reason ?? 'no reason';
  return {
    title: `APNs said no: ${word}`,
    happened: `Over ${protocolText(problem.protocol)} the answer was ${bold(problem.status ?? 'GOAWAY')} ${bold(word)}. ${sentence(meaning)}`,
    cause,
    steps: [step(remedy)],
  };
}
