import type { CredentialFacts } from '../credential/credential.ts';
import { pushTypeFacts } from './push-types.ts';

type Covering = Pick<CredentialFacts, 'kind' | 'topics'>;

/** Whether the credential can send the type: a key everything but mdm, a certificate what Apple put into it. */
export function coversPushType(credential: Covering, pushType: string): boolean {
  const use = pushTypeFacts(pushType)?.certificate;
  if (credential.kind === 'token-key') return use !== 'only';
  if (use === 'never') return false;
  return (use !== 'if-listed' && use !== 'only') || listedPushTypes(credential).includes(pushType);
}

/** The push types that a credential's topics are listed for, each once. */
export function listedPushTypes({ topics }: Covering): readonly string[] {
  return [...new Set(topics.flatMap(({ pushTypes }) => pushTypes))];
}
