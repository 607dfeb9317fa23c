import type { CredentialFacts, Finding } from '../../shared/credential/credential.ts';
import { validityFinding } from '../../shared/credential/validity.ts';

const ABOUT_VALIDITY = new Set(['expired', 'expires-soon', 'not-yet-valid']);

/**
 * A credential's findings with its validity judged at `now`. The main process judged it when the files were read or the
 * list was told, and an app may be open for weeks: the days in a finding would stand still while the chips count on.
 */
export function judgedNow(findings: readonly Finding[], facts: CredentialFacts, now: Date): readonly Finding[] {
  const lasting = findings.filter(({ problem }) => !ABOUT_VALIDITY.has(problem.code));
  return [...lasting, ...validityFinding(facts, now, null)];
}
