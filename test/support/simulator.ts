import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { basename, join } from 'node:path';
import { connect as connectTls, type SecureContextOptions, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { ImportTray } from '../../electron/credentials/import-tray.ts';
import {
  type RunningSimulator,
  type SimulatorHandle,
  type SimulatorOptions,
  startSimulator,
} from '../../electron/simulator/simulator.ts';
import type { ConnectionEvent, JournalEvent, NotificationEvent, ProblemEvent } from '../../shared/simulator/journal.ts';
import { unwrapped } from './unwrapped.ts';

export type TestSimulator = SimulatorHandle & {
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

/** Making keys takes long on a busy machine, so that the tests share one set; two may open it at once. */
const SHARED_SET = join(import.meta.dirname, '..', '..', 'out', 'test-demo-set');

/** Copies that set into the folder of a simulator that is yet to start, which so makes none of its own. */
export async function copyDemoSet(folder: string): Promise<void> {
  made ??= startTestSimulator().then((simulator) => simulator.stop());
  await made;
  // Without the lock of another test that just opens it: that one's process lives on, and the copy would stay locked.
  cpSync(SHARED_SET, folder, { recursive: true, filter: (from) => basename(from) !== '.pushbench-lock' });
}

let made: Promise<void> | null = null;

/** A simulator on free ports with the tests' own CA and demo files. Stop it, or use `simulatorForTest`. */
export async function startTestSimulator(options: Partial<SimulatorOptions> = {}): Promise<TestSimulator> {
  const events: JournalEvent[] = [];
  const waiting = new Set<() => void>();
  const started = await startSimulator({
    host: '127.0.0.1',
    http2Port: 0,
    legacyPort: 0,
    feedbackPort: 0,
    dir: SHARED_SET,
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
export function demoIdentity(simulator: Pick<RunningSimulator, 'ready'>): Promise<DemoIdentity> {
  const known = identities.get(simulator.ready.demo.p12) ?? readDemo(simulator.ready.demo);
  identities.set(simulator.ready.demo.p12, known);
  return known;
}

export type DemoIdentity = { readonly cert: string; readonly key: string };

/** By path of the `.p12`, whose passphrase costs time to try. */
const identities = new Map<string, Promise<DemoIdentity>>();

async function readDemo({ p12, passphraseFile }: RunningSimulator['ready']['demo']): Promise<DemoIdentity> {
  const tray = new ImportTray();
  const added = unwrapped(await tray.add([{ name: 'Push.p12', bytes: readFileSync(p12) }], new Date()));
  const passphrase = readFileSync(passphraseFile, 'utf8').trimEnd();
  const unlocked = unwrapped(await tray.unlock(added.files[0]?.fileId ?? '', passphrase, new Date()));
  const material = tray.material(unlocked.credentials[0]?.id ?? '');
  if (material?.kind !== 'certificate') throw new Error('the demo Push.p12 holds no identity');
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
  simulator: Pick<TestSimulator, 'ready' | 'caPem'>,
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

export type CommandOutput = { readonly status: number | null; readonly stdout: Buffer; readonly stderr: string };

/** Runs another client; never synchronously, since the simulator lives in this process. */
export function runCommand(
  command: string,
  args: readonly string[],
  input: Uint8Array | string = '',
): Promise<CommandOutput> {
  const child = spawn(command, args, { stdio: 'pipe', timeout: 60_000 });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A client that ends early closes its input; how it ended is what counts.
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(input);
  return new Promise((done, refuse) => {
    child.once('error', refuse);
    child.once('close', (status) => done({ status, stdout: Buffer.concat(stdout), stderr }));
  });
}
