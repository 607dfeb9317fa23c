import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { en } from '../messages/en.ts';

const texts = en.bench.certificate;

/** What a credential is called: a certificate by its common name, a signing key by the id that Apple gave it. */
export function credentialName({ kind, commonName, keyId }: CredentialFacts): string {
  if (kind === 'token-key' && keyId !== null) return texts.tokenKey(keyId);
  return commonName ?? texts.noName;
}
