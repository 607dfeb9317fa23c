import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { bundleIdOf } from '../../../shared/payload/push-types.ts';
import { EXAMPLE_BUNDLE_ID } from '../../../shared/template/gallery.ts';

/** The app that notifications are for: that of the message's topic, else the credential's first. */
export function appOf(topic: string | null, credential: CredentialFacts | null): string {
  return bundleIdOf(topic ?? credential?.topics[0]?.topic ?? EXAMPLE_BUNDLE_ID);
}
