import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { connect as connectTls, type SecureContextOptions, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { ImportTray } from '../../electron/credentials/import-tray.ts';
import { type RunningSimulator, type SimulatorOptions, startSimulator } from '../../electron/simulator/simulator.ts';
import type { ConnectionEvent, JournalEvent, NotificationEvent, ProblemEvent } from '../../shared/simulator/journal.ts';

export type TestSimulator = RunningSimulator & {
  readonly host: string;
  readonly events: readonly JournalEvent[];
  readonly notifications: () => readonly NotificationEvent[];
  readonly problems: () => readonly ProblemEvent[];
  readonly connections: () => readonly ConnectionEvent[];
  /** Resolves with the first event that fits, past or future. */
  readonly until: (fits: (event: JournalEvent) => boolean) => Promise<JournalEvent>;
  /** Resolves when so many notifications have arrived. */
  readonly received: (count: number) => Promise<readonly NotificationEvent[]>;
  readonly caPem: string;
};

/** A simulator on free ports with a private folder. Stop it, or use `simulatorForTest`. */
export async function startTestSimulator(options: Partial<SimulatorOptions> = {}): Promise<TestSimulator> {
  const events: JournalEvent[] = [];
  const waiting = new Set<() => void>();
  const started = await startSimulator({
    host: '127.0.0.1',
    http2Port: 0,
    legacyPort: 0,
    feedbackPort: 0,
    dir: null,
    rules: [],
    portFallback: false,
    now: () => new Date(),
    ...options,
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
      for (const check of [...waiting]) check();
    },
  });
  if (!started.ok) throw new Error(`the simulator did not start: ${JSON.stringify(started.problem)}`);
  const notifications = (): readonly NotificationEvent[] => events.filter((event) => event.event === 'notification');
  return {
    ...started.value,
    host: '127.0.0.1',
    events,
    notifications,
    problems: () => events.filter((event) => event.event === 'problem'),
    connections: () => events.filter((event) => event.event === 'connection'),
    until: (fits) => until(() => events.find(fits)),
    received: (count) => until(() => (notifications().length >= count ? notifications() : undefined)),
    caPem: readFileSync(started.value.ready.ca, 'utf8'),
  };

  function until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((done) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        waiting.delete(check);
        done(found);
      };
      waiting.add(check);
      check();
    });
  }
}

/** The same, stopped when the test is over. */
export async function simulatorForTest(options: Partial<SimulatorOptions> = {}): Promise<TestSimulator> {
  const simulator = await startTestSimulator(options);
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** The demo credential as a TLS client takes it, read from the demo `.p12` by our own reader. */
export async function demoIdentity(simulator: RunningSimulator): Promise<{ cert: string; key: string }> {
  const { p12, passphraseFile } = simulator.ready.demo;
  const tray = new ImportTray();
  const added = await tray.add([{ name: 'Push.p12', bytes: readFileSync(p12) }], new Date());
  const passphrase = readFileSync(passphraseFile, 'utf8').trimEnd();
  const unlocked = await tray.unlock(added.files[0]?.fileId ?? '', passphrase, new Date());
  const material = tray.material(unlocked.credentials[0]?.id ?? '');
  if (material === null) throw new Error('the demo Push.p12 holds no identity');
  return { cert: material.certificatePem, key: material.privateKeyPem };
}

export type PushAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The JSON of the answer, null when its body is empty. */
  readonly body: { readonly reason: string; readonly timestamp?: number } | null;
};

/** A plain HTTP/2 connection to the simulator; `identity` is the client certificate. */
export async function openHttp2(
  simulator: TestSimulator,
  identity: SecureContextOptions = {},
): Promise<ClientHttp2Session> {
  const session = connectHttp2(`https://127.0.0.1:${simulator.ready.http2Port}`, {
    ca: simulator.caPem,
    ...identity,
  });
  await new Promise((done, refuse) => {
    session.once('remoteSettings', done);
    session.once('error', refuse);
  });
  return session;
}

/** Posts a payload to a device; null leaves a default header out. */
export function push(
  session: ClientHttp2Session,
  token: string,
  headers: Readonly<Record<string, string | string[] | null>> = {},
  payload: string | Uint8Array = '{"aps":{"alert":"Hello"}}',
): Promise<PushAnswer> {
  const all = { ':method': 'POST', ':path': `/3/device/${token}`, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as OutgoingHttpHeaders;
  return new Promise((done, refuse) => {
    const stream = session.request(given);
    let answered: Record<string, unknown> = {};
    let body = '';
    stream.setEncoding('utf8');
    stream.on('response', (fields) => {
      answered = fields;
    });
    stream.on('data', (text: string) => {
      body += text;
    });
    stream.on('error', refuse);
    stream.on('end', () =>
      done({ status: Number(answered[':status']), headers: answered, body: body === '' ? null : JSON.parse(body) }),
    );
    stream.end(payload);
  });
}

/** A TLS connection to the legacy gateway (or another port of the simulator). */
export async function openLegacy(
  simulator: TestSimulator,
  identity: SecureContextOptions,
  port = simulator.ready.legacyPort,
): Promise<TLSSocket> {
  const socket = connectTls({ host: '127.0.0.1', port, ca: simulator.caPem, ...identity });
  await new Promise((done, refuse) => {
    socket.once('secureConnect', done);
    socket.once('error', refuse);
  });
  return socket;
}

/** All that the other side still sends until it ends. */
export function readToEnd(socket: TLSSocket): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((done, refuse) => {
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.once('end', () => done(Buffer.concat(parts)));
    socket.once('error', refuse);
  });
}
