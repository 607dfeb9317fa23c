import { once } from 'node:events';
import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FeedbackOptions, readFeedback } from '../../../electron/apns/feedback.ts';
import type { Result } from '../../../shared/result.ts';
import { appleFeedbackEndpoint } from '../../../shared/wire/endpoints.ts';
import type { GoneDevice } from '../../../shared/wire/gone-device.ts';
import { LIMITS, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf, runOpensslServer } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const demanding = { requestCert: true, rejectUnauthorized: false } as const;
const proof = process.env.PUSHBENCH_PROOF === '1';

/** The list as Node's own integers write it; the n-th token is n in 32 bytes. */
function listOf(count: number): Buffer {
  const tuples = Buffer.alloc(38 * count);
  for (let n = 0; n < count; n += 1) {
    tuples.writeUInt32BE(1_700_000_000 + n, 38 * n);
    tuples.writeUInt16BE(32, 38 * n + 4);
    tuples.writeUInt32BE(n, 38 * n + 34);
  }
  return tuples;
}

/** A service that lets those with a certificate have what `serve` writes. */
async function service(serve: (socket: TLSSocket) => void, version?: 'TLSv1.2' | 'TLSv1.3'): Promise<number> {
  const running = await listenTls(
    server,
    (socket) => {
      if (Object.keys(socket.getPeerCertificate()).length === 0) socket.end();
      else serve(socket);
      socket.resume();
    },
    { ...demanding, ...(version === undefined ? {} : { minVersion: version, maxVersion: version }) },
  );
  onTestFinished(running.close);
  return running.port;
}

type Read = { readonly devices: GoneDevice[]; readonly end: Result<{ readonly count: number }> };

/** `onLot`: told of each lot besides. */
async function read(
  options: Pick<FeedbackOptions, 'endpoint'> & Partial<FeedbackOptions>,
  onLot: () => void = () => undefined,
): Promise<Read> {
  const devices: GoneDevice[] = [];
  const signal = new AbortController().signal;
  const defaults = { extraCa: server.caPem, material, limits: LIMITS, signal, now: () => new Date() };
  const end = await readFeedback({ ...defaults, ...options }, (lot) => {
    devices.push(...lot);
    onLot();
  });
  return { devices, end };
}

const from = (port: number, options: Partial<FeedbackOptions> = {}, onLot?: () => void): Promise<Read> =>
  read({ endpoint: localEndpoint(port, 'legacy'), ...options }, onLot);

it.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s reads the list to its end', async (version) => {
  const port = await service((socket) => socket.end(listOf(2)), version);
  const { devices, end } = await from(port);
  expect(end).toEqual({ ok: true, value: { count: 2 } });
  expect(devices).toEqual([
    { timestamp: '2023-11-14T22:13:20.000Z', token: '0'.repeat(64) },
    { timestamp: '2023-11-14T22:13:21.000Z', token: '1'.padStart(64, '0') },
  ]);
});

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'over %s a service that serves whoever comes gives its list once, to the one that reads it',
  async (version) => {
    let list = listOf(3);
    const running = await listenTls(
      server,
      (socket) => {
        socket.end(list);
        list = Buffer.alloc(0);
        socket.resume();
      },
      { minVersion: version, maxVersion: version },
    );
    onTestFinished(running.close);
    const { devices, end } = await from(running.port);
    expect(end).toEqual({ ok: true, value: { count: 3 } });
    expect(devices).toHaveLength(3);
  },
);

it('judges the chain of such a service before it shows the credential', async () => {
  const port = await service((socket) => socket.end(listOf(1)));
  const { devices, end } = await from(port, { extraCa: null });
  expect(devices).toEqual([]);
  expect(end).toMatchObject({ ok: false, problem: { code: 'tls-untrusted' } });
});

it('says nothing to the service', async () => {
  let heard = Promise.resolve(-1);
  const port = await service((socket) => {
    heard = once(socket, 'close').then(() => socket.bytesRead);
    socket.end(listOf(1));
  });
  expect((await from(port)).end).toMatchObject({ ok: true });
  expect(await heard).toBe(0);
});

it('an empty list is the end at once', async () => {
  const port = await service((socket) => socket.end());
  expect(await from(port)).toEqual({ devices: [], end: { ok: true, value: { count: 0 } } });
});

it('an empty list to a certificate of the other environment is a refusal', async () => {
  const port = await service((socket) => socket.end());
  const endpoint = localEndpoint(port, 'legacy', { environment: 'production' });
  expect((await from(port, { endpoint })).end).toMatchObject({ problem: { code: 'wrong-environment' } });
});

it('a list in packets of any size is the same list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }), async (size, count) => {
      const list = listOf(count);
      const port = await service((socket) => {
        const writeFrom = (at: number): void => {
          if (at >= list.length) socket.end();
          else socket.write(list.subarray(at, at + size), () => writeFrom(at + size));
        };
        writeFrom(0);
      });
      const { devices } = await from(port);
      expect(devices.map(({ token }) => Number.parseInt(token, 16))).toEqual(
        Array.from({ length: count }, (_, n) => n),
      );
    }),
    { numRuns: proof ? 100 : 10 },
  );
});

it('a long list is read no faster than it is handed on, and comes whole', async () => {
  const count = 50_000;
  const port = await service((socket) => socket.end(listOf(count)));
  let handing = 0;
  let seen = 0;
  const signal = new AbortController().signal;
  const endpoint = localEndpoint(port, 'legacy');
  const end = await readFeedback(
    { endpoint, extraCa: server.caPem, material, limits: LIMITS, signal, now: () => new Date() },
    async (lot) => {
      handing += 1;
      expect(handing).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      seen += lot.length;
      handing -= 1;
    },
  );
  expect(end).toEqual({ ok: true, value: { count } });
  expect(seen).toBe(count);
});

describe('an end that is not a good one', () => {
  it('in the middle of a tuple is told with its bytes; what came before is handed on', async () => {
    const port = await service((socket) => socket.end(listOf(2).subarray(0, 50)));
    const { devices, end } = await from(port);
    expect(devices).toHaveLength(1);
    expect(end).toMatchObject({
      problem: { code: 'answer-malformed', cut: true, bytes: 12, hex: '6553f1010020000000000000' },
    });
  });

  it('after a length that no token has is told as no list', async () => {
    const port = await service((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n'));
    const { devices, end } = await from(port);
    expect(devices).toEqual([]);
    expect(end).toMatchObject({ problem: { code: 'answer-malformed', cut: false, hex: /^485454502f31/ } });
  });

  it('by a reset is one', async () => {
    const open: TLSSocket[] = [];
    const port = await service((socket) => {
      open.push(socket);
      socket.write(listOf(1));
    });
    const { devices, end } = await from(port, {}, () => open.forEach(reset));
    expect(devices).toHaveLength(1);
    expect(end).toMatchObject({ problem: { code: 'connection-reset', stage: 'legacy' } });
  });

  it('that never comes is given up after the time limit of a stage without a byte', async () => {
    const port = await service((socket) => socket.write(listOf(1)));
    const { devices, end } = await from(port, { limits: { stageMs: 1_000, quietMs: 300 } });
    expect(devices).toHaveLength(1);
    expect(end).toMatchObject({ problem: { code: 'no-answer', stage: 'legacy', ms: 1_000, closed: false } });
  });

  it('because it is cancelled is at once', async () => {
    const stop = new AbortController();
    const port = await service((socket) => socket.write(listOf(1)));
    const { end } = await from(port, { signal: stop.signal }, () => stop.abort());
    expect(end).toMatchObject({ problem: { code: 'cancelled' } });
  });
});

it.each(['-tls1_2', '-tls1_3'])('a service that refuses the certificate (%s) is a refusal', async (version) => {
  const strict = ['-Verify', '2', '-verify_return_error', '-CAfile', server.caFile, version];
  const running = await runOpensslServer(server, strict);
  onTestFinished(running.close);
  const { end } = await from(running.port);
  expect(end).toMatchObject({ problem: { code: 'credential-refused', alert: 48, sent: true } });
});

it('a service that Apple switched off is told as that', async () => {
  const { end } = await read({ endpoint: appleFeedbackEndpoint('sandbox'), limits: { stageMs: 2_000, quietMs: 300 } });
  expect(end).toMatchObject({
    problem: { code: 'retired-by-apple', host: 'feedback.sandbox.push.apple.com', port: 2196 },
  });
});

/** An end by RST, as when a process dies. */
function reset(socket: TLSSocket): void {
  const tcp: unknown = Reflect.get(socket, '_parent');
  if (tcp instanceof Socket) tcp.resetAndDestroy();
}
