import { createRequire } from 'node:module';
import type { Duplex, Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFeedback } from '../../electron/apns/feedback.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import { encodeLegacyFrame, readLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { LIMITS, notifications, send, temporaryFolder } from '../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../support/openssl-files.ts';
import { listenTls, localEndpoint, materialOf } from '../support/tls-servers.ts';

/** What is used of `apnagent@1.1.3` and the parser under it, which have no types. */
type Parser = Duplex & { readonly stream: (id?: unknown, codec?: unknown) => Readable & Duplex };
type Lotus = { readonly createDecoder: () => Parser; readonly createEncoder: () => Parser };
type Codecs = { readonly getInterface: (codec: string, side: 'encode' | 'decode') => unknown };
type Decoded = {
  readonly identifier?: number;
  readonly expiration?: number;
  readonly deviceToken: Buffer;
  readonly payload: unknown;
};
const require = createRequire(import.meta.url);
const codecs: Codecs = require('apnagent/lib/apnagent/codecs');
const lotus: Lotus = createRequire(require.resolve('apnagent'))('lotus');
const apn: {
  readonly Connection: new (options: object) => ApnConnection;
  readonly Notification: new (payload: object) => ApnNote;
} = require('apn');
type ApnConnection = {
  readonly pushNotification: (note: object, token: string) => void;
  readonly shutdown: () => void;
};
type ApnNote = { expiry: number; priority: number };

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);
const demanding = { requestCert: true, rejectUnauthorized: false } as const;

async function listen(onSocket: (socket: TLSSocket) => void): Promise<number> {
  const running = await listenTls(server, onSocket, demanding);
  onTestFinished(running.close);
  return running.port;
}

describe('the decoders of apnagent 1.1.3 behind a TLS socket', () => {
  /** A gateway that reads with apnagent's parser of one command. */
  async function gateway(command: 0 | 1): Promise<{ readonly port: number; readonly decoded: Decoded[] }> {
    const decoded: Decoded[] = [];
    const port = await listen((socket) => {
      const parser = lotus.createDecoder();
      const stream = parser.stream(
        command,
        codecs.getInterface(command === 0 ? 'gateway simple' : 'gateway enhanced', 'decode'),
      );
      parser.stream(command).on('readable', function read(this: Readable) {
        for (let next: Decoded | null = this.read(); next !== null; next = this.read()) decoded.push(next);
      });
      expect(stream).toBeDefined();
      socket.on('data', (chunk: Buffer) => parser.write(chunk));
    });
    return { port, decoded };
  }

  it.each([0, 1] as const)('read every frame of command %i as it was meant', async (command) => {
    const { port, decoded } = await gateway(command);
    const given: Notification[] = notifications(300, command).map((each, n) => ({
      ...each,
      payload: new TextEncoder().encode(JSON.stringify({ aps: { alert: `Grüße ${n}` } })),
      headers: { ...each.headers, expiration: 1_893_456_000 + n },
    }));
    const outcomes = await send({
      endpoint: localEndpoint(port, 'legacy'),
      ...{ material, extraCa: server.caPem, notifications: given },
    });
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(decoded.map(({ deviceToken }) => deviceToken.toString('hex'))).toEqual(given.map(({ token }) => token));
    expect(decoded.map(({ payload }) => payload)).toEqual(given.map((_, n) => ({ aps: { alert: `Grüße ${n}` } })));
    if (command === 0) return;
    expect(decoded.map(({ identifier }) => identifier)).toEqual(given.map((_, n) => n + 1));
    expect(decoded.map(({ expiration }) => expiration)).toEqual(given.map((_, n) => 1_893_456_000 + n));
  });

  it('write a feedback list that our reader reads', async () => {
    const port = await listen((socket) => {
      socket.resume();
      const writer = lotus.createEncoder();
      writer.stream(codecs.getInterface('feedback response', 'encode'));
      let left = 20 * 38;
      writer.on('data', (bytes: Buffer) => {
        socket.write(bytes);
        left -= bytes.length;
        if (left === 0) socket.end();
      });
      for (let n = 1; n <= 20; n += 1) {
        writer.stream().write({ timestamp: 1_700_000_000 + n, deviceToken: Buffer.alloc(32, n) });
      }
    });
    const devices: GoneDevice[] = [];
    const end = await readFeedback(
      {
        endpoint: localEndpoint(port, 'legacy'),
        ...{ material, extraCa: server.caPem, limits: LIMITS, now: () => new Date() },
        signal: new AbortController().signal,
      },
      (lot) => void devices.push(...lot),
    );
    expect(end).toEqual({ ok: true, value: { count: 20 } });
    expect(devices[6]).toEqual({ timestamp: '2023-11-14T22:13:27.000Z', token: '07'.repeat(32) });
  });
});

it('a frame of command 2 is byte for byte what apn 1.7.8 writes', async () => {
  const arrived = new Promise<{ readonly theirs: Buffer; readonly socket: TLSSocket }>((resolve) => {
    void listen((socket) => socket.once('data', (theirs: Buffer) => resolve({ theirs, socket }))).then((port) => {
      const connection = new apn.Connection({
        ...{ cert: push.certificatePem, key: push.keyPem, ca: [server.caPem], address: '127.0.0.1', port },
      });
      const note = Object.assign(new apn.Notification({ aps: { alert: 'Grüße' } }), {
        expiry: 1_893_456_000,
        priority: 5,
      });
      connection.pushNotification(note, '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90');
      onTestFinished(() => connection.shutdown());
    });
  });
  const { theirs } = await arrived;
  const read = readLegacyFrame(theirs);
  expect(read).toMatchObject({ kind: 'frame', length: theirs.length, frame: { command: 2, priority: 5 } });
  if (read.kind === 'frame') expect(Buffer.from(encodeLegacyFrame(read.frame))).toEqual(theirs);
});
