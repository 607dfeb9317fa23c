import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';
import { join } from 'node:path';
import type {} from '../../../renderer/bridge.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { openssl } from '../../support/openssl-files.ts';
import type { BenchPage } from './bench-page.ts';

/** Clients that are not ours, at the app's simulator: Node's HTTP/2 and openssl. */

export type RunningFacts = Extract<SimulatorState, { status: 'on' }>;

export const RAIN =
  '{"aps":{"alert":{"title":"Rain soon","body":"Light rain from 14:20."},"badge":1,"sound":"default"}}';

/** Starts the simulator on its page; gives its facts, and the demo certificate and key as a PEM file in `folder`. */
export async function startedSimulator(
  bench: BenchPage,
  folder: string,
): Promise<{ readonly facts: RunningFacts; readonly pem: string }> {
  await bench.openSimulator();
  await bench.startSimulator();
  const facts = await simulatorFacts(bench);
  return { facts, pem: demoPem(facts, folder) };
}

/** Ports, files and facts of the app's running simulator. */
export async function simulatorFacts(bench: BenchPage): Promise<RunningFacts> {
  const answer = await bench.page.evaluate(() => window.pushbench.simulatorState());
  if (!answer.ok || answer.value.status !== 'on') throw new Error('the simulator does not run');
  return answer.value;
}

/** Takes the demo certificate and key out of their `.p12`; gives the PEM file. */
export function demoPem({ demo }: RunningFacts, folder: string): string {
  const pem = join(folder, 'demo.pem');
  openssl(['pkcs12', '-legacy', '-in', demo.p12, '-passin', `file:${demo.passphraseFile}`, '-nodes', '-out', pem]);
  return pem;
}

/** An HTTP/2 connection that says who it is; `ended` tells how it was ended by the other side. */
export type Http2Client = {
  readonly session: ClientHttp2Session;
  readonly push: (
    payload: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> | null }>;
  /** What GOAWAY said, once it came. */
  readonly goaway: Promise<string>;
  readonly closed: Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Connects with the PEM file's certificate. */
export async function http2Client(
  { host, http2Port, ca, topic, token }: RunningFacts,
  pem: string,
): Promise<Http2Client> {
  const identity = readFileSync(pem);
  const session = connect(`https://${host}:${http2Port}`, { ca: readFileSync(ca), cert: identity, key: identity });
  // A connection that is reset on purpose is no fault of the test.
  session.on('error', () => {});
  const goaway = new Promise<string>((tell) => {
    session.once('goaway', (_code, _last, data) => tell(Buffer.from(data ?? []).toString()));
  });
  const closed = once(session, 'close');
  await once(session, 'connect');
  const close = async (): Promise<void> => {
    session.destroy();
    await closed;
  };
  return { session, push, goaway, closed, close };

  function push(payload: string, headers: Readonly<Record<string, string>> = {}): ReturnType<Http2Client['push']> {
    const fields = { 'apns-topic': topic, 'apns-push-type': 'alert', 'user-agent': 'rain-service/2.1', ...headers };
    const stream = session.request({ ':method': 'POST', ':path': `/3/device/${token}`, ...fields });
    return new Promise((done, refuse) => {
      let status = 0;
      let body = '';
      stream.setEncoding('utf8');
      stream.on('response', (answer) => {
        status = Number(answer[':status']);
      });
      stream.on('data', (text: string) => {
        body += text;
      });
      stream.on('error', refuse);
      stream.on('end', () => done({ status, body: body === '' ? null : JSON.parse(body) }));
      stream.end(payload);
    });
  }
}

/** A notification as command 2 of the binary protocol. */
export function commandTwo(token: string, payload: string, identifier = 6703): Uint8Array {
  return encodeLegacyFrame({
    command: 2,
    token: Buffer.from(token, 'hex'),
    payload: Buffer.from(payload),
    identifier,
    expiration: 1_795_596_092,
    priority: 10,
  });
}

/**
 * Has `openssl s_client` write bytes to a port of the simulator; gives what came back. `stay`: until the gateway
 * closes; else it leaves when all is written.
 */
export async function opensslClient(
  { ca }: RunningFacts,
  port: number,
  pem: string,
  bytes: Uint8Array,
  stay = false,
): Promise<Buffer> {
  const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-cert', pem, '-key', pem, '-CAfile', ca, '-quiet'];
  const child = spawn('openssl', [...args, '-verify_return_error', ...(stay ? [] : ['-no_ign_eof'])]);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(bytes);
  await once(child, 'close');
  return Buffer.concat(parts);
}
