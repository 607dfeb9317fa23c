import { verify } from 'node:crypto';
import type { Http2Session, ServerHttp2Stream } from 'node:http2';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ProviderTokens } from '../../../electron/apns/provider-token.ts';
import { readProviderToken } from '../../../shared/token/provider-token.ts';
import { notifications, send, temporaryFolder } from '../../support/apns-calls.ts';
import { makeServerFiles } from '../../support/openssl-files.ts';
import { makeSigningKey } from '../../support/signing-key.ts';
import { listenHttp2, localEndpoint } from '../../support/tls-servers.ts';

const server = makeServerFiles(temporaryFolder());
const extraCa = server.caPem;
const { material, publicKey } = makeSigningKey();

type Seen = { readonly token: string; readonly session: Http2Session | undefined };
type Answer = (stream: ServerHttp2Stream, token: string, number: number) => void;

/** A server that tells what authorization each request brought. */
async function serving(answer: Answer, maxConcurrentStreams = 1_000): Promise<{ port: number; seen: Seen[] }> {
  const seen: Seen[] = [];
  const running = await listenHttp2(
    server,
    (http2) =>
      http2.on('stream', (stream, headers) => {
        stream.on('error', () => {});
        stream.resume();
        const token = String(headers.authorization).replace(/^bearer /, '');
        seen.push({ token, session: stream.session });
        answer(stream, token, seen.length);
      }),
    { settings: { maxConcurrentStreams } },
  );
  onTestFinished(running.close);
  return { port: running.port, seen };
}

const accept = (stream: ServerHttp2Stream, headers = {}): void =>
  stream.respond({ ':status': 200, ...headers }, { endStream: true });

const refuse = (stream: ServerHttp2Stream, reason: string, headers = {}): void => {
  stream.respond({ ':status': 403, ...headers });
  stream.end(JSON.stringify({ reason }));
};

function issuedAt(token: string): number {
  const read = readProviderToken(token);
  return read.ok ? Number(read.value.claims.iat) : Number.NaN;
}

describe('the provider tokens of a connection', () => {
  it('are signed once, used for 50 minutes, and signed anew then', () => {
    let at = Date.parse('2026-11-24T10:00:00Z');
    const tokens = new ProviderTokens(material, () => new Date(at));
    const first = tokens.authorization();
    at += 50 * 60_000 - 1_000;
    expect(tokens.authorization()).toBe(first);
    at += 1_000;
    const second = tokens.authorization();
    expect(second).not.toBe(first);
    expect(issuedAt(second)).toBe(at / 1_000);
  });

  it('are renewed once for a refused token, however many requests it had', () => {
    const tokens = new ProviderTokens(material, () => new Date());
    const first = tokens.authorization();
    tokens.renew(first);
    const second = tokens.authorization();
    tokens.renew(first);
    expect(second).not.toBe(first);
    expect(tokens.authorization()).toBe(second);
  });

  it('follow the server’s clock from a minute on', () => {
    const now = new Date('2026-11-24T10:00:00Z');
    const tokens = new ProviderTokens(material, () => now);
    tokens.setClockOffset(59_000);
    expect(issuedAt(tokens.authorization())).toBe(now.getTime() / 1_000);
    tokens.setClockOffset(-2 * 3_600_000);
    tokens.renew(tokens.authorization());
    expect(issuedAt(tokens.authorization())).toBe(now.getTime() / 1_000 - 7_200);
  });

  it('carry r and s, and keep the key to themselves', () => {
    const tokens = new ProviderTokens(material, () => new Date());
    const read = readProviderToken(tokens.authorization());
    if (!read.ok) throw new Error('it is a token');
    const { signed, signature, form } = read.value;
    expect(form).toBe('raw');
    expect(verify('sha256', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(inspect(tokens, { depth: 9, showHidden: true }) + JSON.stringify(tokens)).not.toMatch(/PRIVATE|MII|MIG/);
  });
});

describe('sending with a signing key', () => {
  it('brings one token for all on a connection, and another one on the next', async () => {
    const { port, seen } = await serving((stream) => accept(stream));
    const endpoint = localEndpoint(port);
    for (const _run of [1, 2]) {
      const outcomes = await send({ endpoint, material, extraCa, notifications: notifications(20) });
      expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    }
    const tokens = new Set(seen.map(({ token }) => token));
    expect(tokens.size).toBe(2);
    expect(new Set(seen.map(({ session }) => session)).size).toBe(2);
  });

  it('keeps to one stream until the server allows more, and uses them then', async () => {
    let open = 0;
    let raised = false;
    const most = { before: 0, after: 0 };
    const { port } = await serving((stream, _token, number) => {
      open += 1;
      const when = raised ? 'after' : 'before';
      most[when] = Math.max(most[when], open);
      stream.on('close', () => {
        open -= 1;
      });
      setTimeout(() => {
        if (number === 5) {
          raised = true;
          stream.session?.settings({ maxConcurrentStreams: 8 });
        }
        accept(stream);
      }, 5);
    }, 1);
    const outcomes = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      notifications: notifications(60),
    });
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(most.before).toBe(1);
    expect(most.after).toBeGreaterThan(1);
    expect(most.after).toBeLessThanOrEqual(8);
  });

  it('signs anew when its token has expired, by the server’s clock, and sends what was refused once more', async () => {
    const ahead = 2 * 3_600_000;
    const offsets: number[] = [];
    const { port, seen } = await serving((stream, token) => {
      const date = new Date(Date.now() + ahead).toUTCString();
      if ((Date.now() + ahead) / 1_000 - issuedAt(token) > 3_600) refuse(stream, 'ExpiredProviderToken', { date });
      else accept(stream, { date });
    });
    const outcomes = await send({
      endpoint: localEndpoint(port),
      material,
      extraCa,
      notifications: notifications(10),
      onClockOffset: (ms) => offsets.push(ms),
    });
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(new Set(seen.map(({ token }) => token)).size).toBe(2);
    expect(seen.length).toBeLessThanOrEqual(20);
    expect(offsets).toHaveLength(1);
    expect(Math.abs((offsets[0] ?? 0) - ahead)).toBeLessThan(5_000);
  });

  it('that is called expired again is a rejection, and asks no third time', async () => {
    const { port, seen } = await serving((stream) => refuse(stream, 'ExpiredProviderToken'));
    const outcomes = await send({ endpoint: localEndpoint(port), material, extraCa, notifications: notifications(1) });
    expect(outcomes).toMatchObject([{ outcome: 'rejected', status: 403, reason: 'ExpiredProviderToken' }]);
    expect(seen).toHaveLength(2);
  });

  it.each(['InvalidProviderToken', 'TooManyProviderTokenUpdates', 'Forbidden'])(
    'is not sent again after %s',
    async (reason) => {
      const { port, seen } = await serving((stream) => refuse(stream, reason));
      const outcomes = await send({
        endpoint: localEndpoint(port),
        material,
        extraCa,
        notifications: notifications(1),
      });
      expect(outcomes).toMatchObject([{ outcome: 'rejected', reason }]);
      expect(seen).toHaveLength(1);
    },
  );

  it('over the binary protocol fails before anything is sent: only certificates go there', async () => {
    const endpoint = localEndpoint(1, 'legacy');
    expect(await send({ endpoint, material, notifications: notifications(2) })).toMatchObject([
      { outcome: 'failed', stage: 'credential', problem: { code: 'no-certificate' }, mayHaveBeenAccepted: false },
      { outcome: 'failed', stage: 'credential' },
    ]);
  });
});
