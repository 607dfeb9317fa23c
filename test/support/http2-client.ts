import type { ClientHttp2Session } from 'node:http2';
import { onTestFinished } from 'vitest';
import { type DemoIdentity, openHttp2, type PushAnswer, type TestSimulator } from './simulator.ts';

/** A connection to the simulator that may break, ended with the test. */
export async function clientForTest(simulator: TestSimulator, identity: DemoIdentity): Promise<ClientHttp2Session> {
  const session = await openHttp2(simulator, identity);
  session.on('error', () => session.destroy());
  onTestFinished(() => session.destroy());
  return session;
}

export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error);

/** How a push ended: `answered`, or in words that hold the error's code. */
export const endOf = (pushed: Promise<PushAnswer>): Promise<string> =>
  pushed.then(
    ({ status }) => (Number.isNaN(status) ? 'ended without an answer' : 'answered'),
    (error: unknown) => `${codeOf(error)} ${String(error)}`,
  );
