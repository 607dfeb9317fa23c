import type { CredentialDetails, CredentialFacts, Finding } from '../../shared/credential/credential.ts';
import { validityFinding } from '../../shared/credential/validity.ts';
import type { Identity, KeyPlace } from '../../shared/identity/identity.ts';
import type { StoredIdentity } from './identity-store.ts';

/** A remembered credential as the window sees it, judged at `now`. */
export function judgedIdentity(stored: StoredIdentity, key: KeyPlace, now: Date): Identity {
  const { id, name, addedAt, details, sources } = stored;
  const facts = { ...stored.facts, hasPrivateKey: key !== 'absent' };
  return { id, name, facts, details, sources, key, findings: findingsOf(facts, details, now), addedAt };
}

function findingsOf(facts: CredentialFacts, { purpose }: CredentialDetails, now: Date): readonly Finding[] {
  const { files, commonName } = facts;
  const problem = { code: 'not-a-push-certificate', file: files[0] ?? '', commonName: commonName ?? '' } as const;
  const unfit: readonly Finding[] = purpose === 'not-push' ? [{ severity: 'error', problem, files }] : [];
  return [...unfit, ...validityFinding(facts, now, null)];
}
