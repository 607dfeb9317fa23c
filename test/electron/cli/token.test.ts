import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, pick, run } from './cli-bench.ts';

const TEAM = '7XK2A9QPLM';
const NOW = new Date('2026-11-24T10:00:00Z');

function key(name = 'AuthKey_ABC123DEFG.p8', namedCurve = 'P-256'): { file: string; pem: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const file = join(folder(), name);
  writeFileSync(file, pem, { mode: 0o600 });
  return { file, pem };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(pem: string, form: 'ieee-p1363' | 'der', iat = NOW.getTime() / 1000, kid = 'ABC123DEFG'): string {
  const signed = `${part({ alg: 'ES256', kid })}.${part({ iss: TEAM, iat })}`;
  const signature = sign('sha256', Buffer.from(signed), { key: createPrivateKey(pem), dsaEncoding: form });
  return `${signed}.${signature.toString('base64url')}`;
}

const now = (): Date => NOW;

describe('token', () => {
  it('prints a token that the key’s public half verifies, and nothing else on stdout', async () => {
    const { file, pem } = key();
    const { status, stdout, stderr } = await run(['token', '--credential', file, '--team-id', TEAM], { now });
    expect(status).toBe(0);
    const [header = '', claims = '', signature = ''] = stdout.trim().split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'ES256', kid: 'ABC123DEFG' });
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ iss: TEAM, iat: NOW.getTime() / 1000 });
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(64);
    const publicKey = { key: createPublicKey(pem), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, bytes)).toBe(true);
    expect(stderr).toContain('ABC123DEFG');
    expect(stdout + stderr).not.toContain('PRIVATE KEY');
  });

  it('gives the same with --json, and takes the key id from an option before the name', async () => {
    const { file } = key();
    const argv = ['token', '--credential', file, '--team-id', TEAM, '--key-id', 'XYZ123DEFG', '--json'];
    const { lines } = await run(argv, { now });
    expect(lines).toEqual([
      {
        token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
        keyId: 'XYZ123DEFG',
        teamId: TEAM,
        issuedAt: '2026-11-24T10:00:00.000Z',
        expiresAt: '2026-11-24T11:00:00.000Z',
      },
    ]);
  });

  it('says what is missing: no team', async () => {
    const { status, lines } = await run(['token', '--credential', key().file, '--json']);
    expect(status).toBe(2);
    const remedy = expect.stringContaining('--team-id');
    expect(lines).toMatchObject([{ problem: { code: 'team-needed', keyId: 'ABC123DEFG', remedy } }]);
  });

  it('says what is missing: a team id that is none', async () => {
    const { status, lines } = await run(['token', '--credential', key().file, '--team-id', 'com.example', '--json']);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code: 'usage', detail: expect.stringContaining('--team-id') } }]);
  });

  it('needs a key id when the name tells none, and a P-256 key', async () => {
    const named = key('push.p8');
    const nameless = await run(['token', '--credential', named.file, '--team-id', TEAM, '--json']);
    expect(nameless.status).toBe(2);
    const remedy = expect.stringContaining('--key-id');
    expect(nameless.lines).toMatchObject([{ problem: { code: 'team-needed', keyId: null, remedy } }]);
    const other = key('AuthKey_AAAAAAAAAA.p8', 'P-384');
    const wrong = await run(['token', '--credential', other.file, '--team-id', TEAM, '--json']);
    expect(wrong).toMatchObject({ status: 2, lines: [{ problem: { code: 'no-certificate' } }] });
  });
});

describe('token --check', () => {
  it('finds nothing wrong with a good token, and says whether the key signed it', async () => {
    const { file, pem } = key();
    const argv = ['token', '--check', jwt(pem, 'ieee-p1363'), '--credential', file, '--team-id', TEAM, '--json'];
    const { status, lines } = await run(argv, { now });
    expect(status).toBe(0);
    expect(lines).toMatchObject([
      { ok: true, ageSeconds: 0, signature: { form: 'raw', bytes: 64, valid: true }, findings: [] },
    ]);
    const unchecked = await run(['token', '--check', jwt(pem, 'ieee-p1363'), '--json'], { now });
    expect(pick(unchecked.lines, 0, 'signature', 'valid')).toBeNull();
  });

  it.each([
    ['one of another key', () => jwt(key().pem, 'ieee-p1363'), 1, 'signature-wrong'],
    ['one that is two hours old', (pem: string) => jwt(pem, 'ieee-p1363', NOW.getTime() / 1000 - 7_200), 1, 'expired'],
    ['one of the future', (pem: string) => jwt(pem, 'ieee-p1363', NOW.getTime() / 1000 + 600), 1, 'in-the-future'],
    ['one in milliseconds', (pem: string) => jwt(pem, 'ieee-p1363', NOW.getTime()), 1, 'issued-at'],
    [
      'one for another key id',
      (pem: string) => jwt(pem, 'ieee-p1363', NOW.getTime() / 1000, 'ZZZZZZZZZZ'),
      1,
      'key-id-differs',
    ],
    ['one signed as DER', (pem: string) => jwt(pem, 'der'), 0, 'signature-der'],
    ['no token at all', () => 'abc', 1, 'not-a-jwt'],
  ])('tells %s', async (_case, make, expected, kind) => {
    const { file, pem } = key();
    const argv = ['token', '--check', make(pem), '--credential', file, '--team-id', TEAM];
    const { status, lines } = await run([...argv, '--json'], { now });
    expect(status).toBe(expected);
    expect(pick(lines, 0, 'findings')).toMatchObject([{ code: 'provider-token-faulty', fault: { kind } }]);
    expect((await run(argv, { now })).status).toBe(expected);
  });

  it('takes a key for a signing key only when its name says so', async () => {
    const { file } = key();
    const renamed = file.replace(/[^/]+$/, 'push.key');
    renameSync(file, renamed);
    const { status } = await run(['token', '--credential', renamed, '--team-id', TEAM, '--json']);
    expect(status).toBe(2);
  });
});
