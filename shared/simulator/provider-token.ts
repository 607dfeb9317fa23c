/** A provider token that has all its parts; whether its signature is right, only a key can tell. */
export type ProviderToken = {
  readonly keyId: string;
  readonly teamId: string;
  /** UNIX seconds. */
  readonly issuedAt: number;
  /** What is signed: header and claims as they came. */
  readonly signed: string;
  /** Base64url. */
  readonly signature: string;
};

export type ReadToken =
  | { readonly kind: 'missing' | 'malformed' }
  | { readonly kind: 'token'; readonly token: ProviderToken };

/** Apple refuses a provider token whose `iat` is further from its clock than this. */
const MAX_AGE_SECONDS = 3600;

/**
 * Reads the `authorization` header of a request. `bearer` may be written in any case; the token must be an ES256 JWT
 * with key id, team id and time.
 */
export function readProviderToken(authorization: string | null): ReadToken {
  if (authorization === null) return { kind: 'missing' };
  const [, text] = /^bearer +(.*)$/i.exec(authorization) ?? [];
  if (text === undefined || text === '') return { kind: 'missing' };
  const [header, claims, signature, ...more] = text.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) return MALFORMED;
  const { alg, kid } = readPart(header);
  const { iss, iat } = readPart(claims);
  if (alg !== 'ES256' || !isName(kid) || !isName(iss)) return MALFORMED;
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return MALFORMED;
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(signature)) return MALFORMED;
  return {
    kind: 'token',
    token: { keyId: kid, teamId: iss, issuedAt: iat, signed: `${header}.${claims}`, signature },
  };
}

const MALFORMED: ReadToken = { kind: 'malformed' };

/** Whether a token is more than an hour away from `now`, in milliseconds. */
export function isOutOfTime({ issuedAt }: ProviderToken, now: number): boolean {
  return Math.abs(now / 1000 - issuedAt) > MAX_AGE_SECONDS;
}

/** The header without the signature, which alone makes it a secret. Other schemes are shown by their name only. */
export function withoutSignature(authorization: string): string {
  const [scheme = '', token = ''] = authorization.split(/ +/, 2);
  if (token === '') return '…';
  const [header, claims, signature] = token.split('.');
  if (signature === undefined) return `${scheme} …`;
  return `${scheme} ${header}.${claims}.…`;
}

/** The JSON object in a part of a JWT; empty when there is none. */
function readPart(part: string): Readonly<Record<string, unknown>> {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
