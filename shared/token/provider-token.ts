import { fail, ok, type Result } from '../result.ts';

/** What APNs takes as a provider token, and what is wrong with one that it does not (reference: RFC 7515, RFC 7518). */

/** APNs refuses a token whose `iat` is further away than this ("ExpiredProviderToken"). */
export const TOKEN_LIFE_SECONDS = 3_600;
/** How long one token is used; Apple asks for more than 20 and less than 60 minutes. */
export const TOKEN_REUSE_SECONDS = 50 * 60;
/** A clock that is off by less is left alone: seconds do not matter to a token that lives an hour. */
export const CLOCK_TOLERANCE_MS = 60_000;

/** ES256 signatures are r and s of 32 bytes each; openssl writes them as ASN.1 DER instead. */
export type SignatureForm = 'raw' | 'der' | 'neither';

export type ProviderTokenReading = {
  /** What is signed: the first two parts with their dot. */
  readonly signed: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: Uint8Array;
  readonly form: SignatureForm;
};

/** What is wrong with a provider token; `found` is the value as it stands there, null when it is missing. */
export type ProviderTokenFault =
  /** Three parts with dots between them were expected. */
  | { readonly kind: 'not-a-jwt'; readonly parts: number }
  /** `base64`: it is not base64url; `json`: it holds no JSON object. */
  | {
      readonly kind: 'part-unreadable';
      readonly part: 'header' | 'claims' | 'signature';
      readonly trouble: 'base64' | 'json';
    }
  | { readonly kind: 'algorithm'; readonly found: string | null }
  | { readonly kind: 'key-id'; readonly found: string | null }
  | { readonly kind: 'team-id'; readonly found: string | null }
  | { readonly kind: 'key-id-differs'; readonly found: string; readonly key: string }
  | { readonly kind: 'team-id-differs'; readonly found: string; readonly key: string }
  /** `milliseconds`: a number so large that it must have been meant in those. */
  | { readonly kind: 'issued-at'; readonly found: string | null; readonly milliseconds: boolean }
  | { readonly kind: 'expired'; readonly ageSeconds: number }
  | { readonly kind: 'in-the-future'; readonly aheadSeconds: number }
  | { readonly kind: 'signature-der'; readonly bytes: number }
  | { readonly kind: 'signature-size'; readonly bytes: number }
  /** It was not made with the key it was checked against, or the token was changed since. */
  | { readonly kind: 'signature-wrong' };

/** What the token's key is known to be; null for what is not known. */
export type TokenOrigin = {
  readonly keyId: string | null;
  readonly teamId: string | null;
  /** Whether the signature fits the key; null without a key to check it with. */
  readonly signatureValid: boolean | null;
};

const RAW_SIGNATURE_BYTES = 64;
const ID = /^[A-Z0-9]{10}$/;
/** In seconds the year 5138. */
const TOO_LARGE_FOR_SECONDS = 1e11;

/** Takes a JWT apart, with or without "bearer" before it; never throws, whatever the text. */
export function readProviderToken(text: string): Result<ProviderTokenReading, ProviderTokenFault> {
  const jwt = text.trim().replace(/^bearer\s+/i, '');
  const parts = jwt.split('.');
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || header === undefined || claims === undefined || signature === undefined) {
    return fail({ kind: 'not-a-jwt', parts: parts.length });
  }
  const read = { header: readObject(header), claims: readObject(claims), signature: readBase64Url(signature) };
  for (const part of ['header', 'claims'] as const) {
    const value = read[part];
    if (typeof value === 'string') return fail({ kind: 'part-unreadable', part, trouble: value });
  }
  if (read.signature === null || typeof read.header === 'string' || typeof read.claims === 'string') {
    return fail({ kind: 'part-unreadable', part: 'signature', trouble: 'base64' });
  }
  return ok({
    signed: `${header}.${claims}`,
    header: read.header,
    claims: read.claims,
    signature: read.signature,
    form: formOf(read.signature),
  });
}

/** All that is wrong with a token that could be read, in the order of its parts; empty for a good one. */
export function providerTokenFaults(
  reading: ProviderTokenReading,
  now: Date,
  origin: TokenOrigin,
): readonly ProviderTokenFault[] {
  const { alg, kid } = reading.header;
  return [
    alg === 'ES256' ? null : ({ kind: 'algorithm', found: shown(alg) } as const),
    idFault('key-id', kid, origin.keyId),
    idFault('team-id', reading.claims.iss, origin.teamId),
    timeFault(reading.claims.iat, now),
    signatureFault(reading, origin.signatureValid),
  ].filter((fault) => fault !== null);
}

function idFault(kind: 'key-id' | 'team-id', found: unknown, known: string | null): ProviderTokenFault | null {
  if (typeof found !== 'string' || !ID.test(found)) return { kind, found: shown(found) };
  return known === null || known === found ? null : { kind: `${kind}-differs`, found, key: known };
}

function timeFault(iat: unknown, now: Date): ProviderTokenFault | null {
  const milliseconds = typeof iat === 'number' && iat >= TOO_LARGE_FOR_SECONDS;
  if (typeof iat !== 'number' || !Number.isFinite(iat) || milliseconds) {
    return { kind: 'issued-at', found: shown(iat), milliseconds };
  }
  const age = Math.floor(now.getTime() / 1000 - iat);
  if (age > TOKEN_LIFE_SECONDS) return { kind: 'expired', ageSeconds: age };
  return -age * 1000 >= CLOCK_TOLERANCE_MS ? { kind: 'in-the-future', aheadSeconds: -age } : null;
}

function signatureFault({ form, signature }: ProviderTokenReading, valid: boolean | null): ProviderTokenFault | null {
  const bytes = signature.length;
  if (form === 'neither') return { kind: 'signature-size', bytes };
  if (valid === false) return { kind: 'signature-wrong' };
  return form === 'der' ? { kind: 'signature-der', bytes } : null;
}

/** DER: a SEQUENCE as long as it says, of which an ES256 signature needs 68 to 72 bytes, rarely less. */
function formOf(signature: Uint8Array): SignatureForm {
  const [tag, length, inner] = signature;
  if (tag === 0x30 && inner === 0x02 && length === signature.length - 2) return 'der';
  return signature.length === RAW_SIGNATURE_BYTES ? 'raw' : 'neither';
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readObject(part: string): Readonly<Record<string, unknown>> | 'base64' | 'json' {
  const bytes = readBase64Url(part);
  if (bytes === null) return 'base64';
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : 'json';
  } catch {
    return 'json';
  }
}

/** The bytes of base64url without padding (RFC 7515, appendix C); null for anything else. */
function readBase64Url(text: string): Uint8Array | null {
  if (text === '' || !/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
