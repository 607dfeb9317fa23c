/** Apple refuses a provider token whose `iat` is older than this. */
const MAX_AGE_SECONDS = 3600;

export type ProviderTokenFault = 'missing' | 'malformed' | 'expired';

/**
 * Judges the `authorization` header of a request leniently: any well-formed ES256 JWT with key id, team id and time
 * passes, whoever signed it and in whichever signature form. `bearer` may be written in any case. Null when it passes.
 */
export function judgeProviderToken(authorization: string | null, now: Date): ProviderTokenFault | null {
  if (authorization === null) return 'missing';
  const [, token] = /^bearer +(.*)$/i.exec(authorization) ?? [];
  if (token === undefined || token === '') return 'missing';
  const [header, claims, signature, ...more] = token.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) return 'malformed';
  const { alg, kid } = readPart(header);
  const { iss, iat } = readPart(claims);
  if (alg !== 'ES256' || !isName(kid) || !isName(iss)) return 'malformed';
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return 'malformed';
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(signature)) return 'malformed';
  return now.getTime() / 1000 - iat > MAX_AGE_SECONDS ? 'expired' : null;
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

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
