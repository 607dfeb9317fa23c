import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providerTokenFaults, readProviderToken } from '../../../shared/token/provider-token.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const SECONDS = NOW.getTime() / 1_000;
const NOTHING_KNOWN = { keyId: null, teamId: null, signatureValid: null };

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(header: unknown, claims: unknown, signature = Buffer.alloc(64, 7)): string {
  return `${part(header)}.${part(claims)}.${signature.toString('base64url')}`;
}

const HEADER = { alg: 'ES256', kid: 'ABC123DEFG' };
const CLAIMS = { iss: '7XK2A9QPLM', iat: SECONDS - 10 };

function faults(token: string, origin = {}): unknown[] {
  const read = readProviderToken(token);
  return read.ok ? [...providerTokenFaults(read.value, NOW, { ...NOTHING_KNOWN, ...origin })] : [read.problem];
}

describe('a provider token', () => {
  it('that is right has no fault, with or without “bearer”', () => {
    expect(faults(jwt(HEADER, CLAIMS))).toEqual([]);
    expect(faults(` Bearer ${jwt(HEADER, CLAIMS)}\n`)).toEqual([]);
    expect(faults(jwt(HEADER, CLAIMS), { keyId: HEADER.kid, teamId: CLAIMS.iss, signatureValid: true })).toEqual([]);
  });

  it.each([
    [{ ...HEADER, alg: 'HS256' }, CLAIMS, { kind: 'algorithm', found: 'HS256' }],
    [{ alg: 'ES256' }, CLAIMS, { kind: 'key-id', found: null }],
    [{ ...HEADER, kid: 'abc' }, CLAIMS, { kind: 'key-id', found: 'abc' }],
    [HEADER, { iat: SECONDS }, { kind: 'team-id', found: null }],
    [HEADER, { iss: CLAIMS.iss }, { kind: 'issued-at', found: null, milliseconds: false }],
    [HEADER, { ...CLAIMS, iat: String(SECONDS) }, { kind: 'issued-at', found: String(SECONDS), milliseconds: false }],
    [
      HEADER,
      { ...CLAIMS, iat: NOW.getTime() },
      { kind: 'issued-at', found: String(NOW.getTime()), milliseconds: true },
    ],
    [HEADER, { ...CLAIMS, iat: SECONDS - 3_601 }, { kind: 'expired', ageSeconds: 3_601 }],
    [HEADER, { ...CLAIMS, iat: SECONDS + 60 }, { kind: 'in-the-future', aheadSeconds: 60 }],
  ])('with %j %j is told what is wrong', (header, claims, fault) => {
    expect(faults(jwt(header, claims))).toEqual([fault]);
  });

  it('is good for one hour and a clock that is off by less than a minute', () => {
    expect(faults(jwt(HEADER, { ...CLAIMS, iat: SECONDS - 3_600 }))).toEqual([]);
    expect(faults(jwt(HEADER, { ...CLAIMS, iat: SECONDS + 59 }))).toEqual([]);
  });

  it('is held against the key it should be of', () => {
    const origin = { keyId: 'XYZ123DEFG', teamId: 'AAAAAAAAAA', signatureValid: false };
    expect(faults(jwt(HEADER, CLAIMS), origin)).toEqual([
      { kind: 'key-id-differs', found: 'ABC123DEFG', key: 'XYZ123DEFG' },
      { kind: 'team-id-differs', found: '7XK2A9QPLM', key: 'AAAAAAAAAA' },
      { kind: 'signature-wrong' },
    ]);
  });

  it('may have its signature as r and s, or as DER, which is told', () => {
    const der = Buffer.concat([
      Buffer.from([0x30, 68, 2, 32]),
      Buffer.alloc(32, 1),
      Buffer.from([2, 32]),
      Buffer.alloc(32, 1),
    ]);
    expect(faults(jwt(HEADER, CLAIMS, der))).toEqual([{ kind: 'signature-der', bytes: 70 }]);
    expect(faults(jwt(HEADER, CLAIMS, Buffer.alloc(32)))).toEqual([{ kind: 'signature-size', bytes: 32 }]);
  });

  it.each([
    ['abc', { kind: 'not-a-jwt', parts: 1 }],
    ['', { kind: 'not-a-jwt', parts: 1 }],
    ['a.b.c.d', { kind: 'not-a-jwt', parts: 4 }],
    [`${part(HEADER)}==.${part(CLAIMS)}.AAAA`, { kind: 'part-unreadable', part: 'header', trouble: 'base64' }],
    [`${part(HEADER)}.${part([1])}.AAAA`, { kind: 'part-unreadable', part: 'claims', trouble: 'json' }],
    [`${part(HEADER)}.${part(CLAIMS)}.`, { kind: 'part-unreadable', part: 'signature', trouble: 'base64' }],
  ])('%j cannot be read, and it is told where', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('of whatever text is never more than read', () => {
    const numRuns = process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000;
    const piece = fc.oneof(
      fc.string(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        expect(Array.isArray(faults(pieces.join('.')))).toBe(true);
      }),
      { numRuns },
    );
  });
});
