import type { Problem, ProblemCode } from '../problem.ts';
import { type Endpoint, isRetiredHost } from '../wire/endpoints.ts';

/** Failures that mean no service answered; what a server said, or showed, is told as it is. */
const UNANSWERED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'name-not-found',
  'resolver-unavailable',
  'network-unreachable',
  'connection-refused',
  'connection-timeout',
  'connection-reset',
  'tls-not-tls',
  'tls-version',
  'no-answer',
]);

/** For a host that Apple switched off, why nothing answers is that Apple retired it; other problems stay what they are. */
export function explainRetired(endpoint: Endpoint, problem: Problem): Problem {
  if (!isRetiredHost(endpoint.host) || !UNANSWERED.has(problem.code)) return problem;
  return { code: 'retired-by-apple', host: endpoint.host, port: endpoint.port };
}
