import type { Cause } from '../answer/cause.ts';
import { environmentsText } from './environment-text.ts';
import type { Moments } from './likeliest-cause-text.ts';
import { dayText, lapseText } from './quantity-text.ts';
import type { ReasonText } from './reason-text.ts';
import type { TextContext } from './text-form.ts';

type CredentialCause = Extract<
  Cause,
  {
    code:
      | 'clock'
      | 'key-ids'
      | 'token-age'
      | 'signed-too-often'
      | 'certificate-environment'
      | 'key-environment'
      | 'certificate-dates';
  }
>;

/** Causes that lie in the credential, in words. */
export function credentialCauseText(
  cause: CredentialCause,
  { at }: Moments,
  { surface }: Pick<TextContext, 'surface'>,
): ReasonText {
  switch (cause.code) {
    case 'clock': {
      const apart = lapseText(Math.abs(cause.offsetMs) / 1_000);
      return {
        meaning: 'APNs did not take the time in the provider token.',
        cause: `This computer’s clock is ${apart} ${cause.offsetMs > 0 ? 'behind' : 'ahead of'} the server’s.`,
        remedy: 'Set the clock, then send again; Pushbench signs by the server’s clock meanwhile.',
      };
    }
    case 'key-ids':
      return {
        meaning: 'APNs cannot verify the provider token.',
        cause: `It was signed as Key ID ${cause.keyId} of Team ID ${cause.teamId}. They may be exchanged or another key’s, or the key was revoked.`,
        remedy: `Compare both with the Apple Developer account. ${waitText(cause.renewableAt, at)}`.trim(),
      };
    case 'token-age':
      return {
        meaning: 'APNs calls the provider token expired.',
        cause: `It was signed at ${at(cause.signedAt)}, and APNs takes one for an hour.`,
        remedy: cause.renewableAt === null ? 'Sign a new one and send again.' : waitText(cause.renewableAt, at),
      };
    case 'signed-too-often':
      return {
        meaning: 'A new provider token came too soon after the last one.',
        cause: `The last was signed at ${at(cause.signedAt)}; Apple allows a new one every 20 minutes.`,
        remedy: `Wait until ${at(cause.renewableAt)}; other programs that sign with this key count too.`,
      };
    case 'certificate-environment':
      return {
        meaning: `The certificate does not work in ${cause.sentTo}.`,
        cause: `It is for ${environmentsText(cause.covers)}.`,
        remedy: `Send to ${environmentsText(cause.covers)}, or use a certificate for ${cause.sentTo}.`,
      };
    case 'key-environment':
      return {
        meaning: `The signing key does not work in ${cause.sentTo}.`,
        cause: 'It was limited to the other environment when it was made.',
        remedy: `Send to the other environment, or use a key for ${cause.sentTo}.`,
      };
    case 'certificate-dates':
      return {
        meaning: 'APNs does not accept the certificate.',
        cause: `It expired on ${dayText(cause.notAfter)}.`,
        remedy: `Make a new push certificate for the app; ${surface === 'window' ? 'Identities can write' : 'pushbench csr writes'} the signing request.`,
      };
  }
}

/** Apple's 20 minutes, while they last. */
function waitText(renewableAt: string | null, at: (iso: string) => string): string {
  return renewableAt === null
    ? ''
    : `Apple allows a new provider token every 20 minutes: the next from ${at(renewableAt)} on.`;
}
