import type { Problem } from '../../shared/problem.ts';

/** Exit statuses of `pushbench`; a contract. */
export const EXIT = {
  ok: 0,
  refused: 1,
  unusable: 2,
  noAnswer: 3,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** The exit status of a command that ended with `problem`. */
export function exitStatusOf(problem: Problem): number {
  switch (problem.code) {
    case 'rejected':
    case 'credential-refused':
    case 'wrong-environment':
      return EXIT.refused;
    case 'name-not-found':
    case 'resolver-unavailable':
    case 'network-unreachable':
    case 'connection-refused':
    case 'connection-timeout':
    case 'connection-reset':
    case 'proxy-refused':
    case 'proxy-unusable':
    case 'retired-by-apple':
    case 'tls-not-tls':
    case 'tls-untrusted':
    case 'tls-intercepted':
    case 'tls-wrong-name':
    case 'tls-expired':
    case 'tls-version':
    case 'no-http2':
    case 'no-answer':
    case 'answer-malformed':
    case 'cancelled':
    case 'notifications-missing':
      return EXIT.noAnswer;
    case 'bug':
      return EXIT.bug;
    default:
      return EXIT.unusable;
  }
}
