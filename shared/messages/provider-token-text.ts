import type { ProviderTokenFault } from '../token/provider-token.ts';
import { countText, durationText } from './quantity-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';

const FORM = 'A provider token is three parts of base64url with dots between them: header, claims, signature.';

/** Words for what is wrong with a provider token. */
export function providerTokenText(fault: ProviderTokenFault, { surface }: TextContext): ProblemText {
  const sign =
    surface === 'cli'
      ? 'Make a new one: pushbench token --credential AuthKey_….p8 --team-id TEAM.'
      : 'Sign a new one with the .p8 key.';
  const { happened, remedy } = words(fault, sign);
  return {
    title: 'The provider token is not right',
    happened,
    cause: CAUSES[fault.kind] ?? null,
    steps: [step(remedy)],
  };
}

const CAUSES: Readonly<Partial<Record<ProviderTokenFault['kind'], string>>> = {
  'key-id-differs': 'The token was signed for another key, or the file was renamed.',
  'in-the-future': 'The clock of the computer that signed it is ahead, or this one’s is behind.',
  'signature-der': 'It was signed with “openssl dgst -sign”, which writes ASN.1 DER.',
  'signature-wrong': 'Another key signed it, or the token was changed afterwards.',
};

type Words = { readonly happened: string; readonly remedy: string };

function words(fault: ProviderTokenFault, sign: string): Words {
  switch (fault.kind) {
    case 'not-a-jwt':
      return {
        happened: `This is no provider token: it has ${countText(fault.parts, 'part')} and not 3.`,
        remedy: FORM,
      };
    case 'part-unreadable':
      return {
        happened: `Its ${fault.part} ${fault.trouble === 'base64' ? 'is not base64url without padding' : 'holds no JSON object'}.`,
        remedy: FORM,
      };
    case 'algorithm':
      return {
        happened: `Its algorithm, “alg”, ${found(fault.found)}; APNs takes ES256 only.`,
        remedy: 'Sign with ES256 and the .p8 key.',
      };
    case 'key-id':
      return {
        happened: `Its key id, “kid” in the header, ${found(fault.found)}.`,
        remedy: 'Put in the 10 characters that stand in the name of the .p8 file.',
      };
    case 'team-id':
      return {
        happened: `Its team id, “iss” in the claims, ${found(fault.found)}.`,
        remedy: 'Put in the 10 characters that Apple’s membership page shows.',
      };
    case 'key-id-differs':
      return {
        happened: `It is for the key ${bold(fault.found)}, and this is the key ${bold(fault.key)}.`,
        remedy: sign,
      };
    case 'team-id-differs':
      return {
        happened: `It is for the team ${bold(fault.found)}, and the key belongs to ${bold(fault.key)}.`,
        remedy: sign,
      };
    case 'issued-at':
      return {
        happened: `Its time, “iat” in the claims, ${found(fault.found)}.`,
        remedy: fault.milliseconds
          ? 'It seems to be in milliseconds: divide by 1,000.'
          : 'Put in the seconds since 1970 as a number.',
      };
    case 'expired':
      return {
        happened: `It is ${ageText(fault.ageSeconds)} old; APNs takes a token for one hour.`,
        remedy: sign,
      };
    case 'in-the-future':
      return {
        happened: `Its time is ${ageText(fault.aheadSeconds)} ahead of this computer’s clock.`,
        remedy: 'Set the clock of the computer that signs, then make a new one.',
      };
    case 'signature-der':
      return {
        happened: `Its signature is ASN.1 DER of ${countText(fault.bytes, 'byte')}; the standard wants r and s, 64 bytes.`,
        remedy: 'APNs may take it, other servers will not: use a JWT library, or pushbench token.',
      };
    case 'signature-size':
      return { happened: `Its signature has ${countText(fault.bytes, 'byte')}; ES256 has 64.`, remedy: sign };
    case 'signature-wrong':
      return { happened: 'Its signature was not made with this key.', remedy: sign };
  }
}

function found(value: string | null): string {
  return value === null ? 'is missing' : `is ${bold(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`;
}

function ageText(seconds: number): string {
  if (seconds < 120) return durationText(seconds * 1_000);
  return seconds < 2 * 3_600
    ? countText(Math.round(seconds / 60), 'minute')
    : countText(Math.round(seconds / 3_600), 'hour');
}
