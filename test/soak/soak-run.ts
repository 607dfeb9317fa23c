import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendNotifications } from '../../electron/apns/send.ts';
import { NO_HEADERS, type Notification } from '../../shared/payload/notification.ts';
import type { DeviceToken } from '../../shared/token/device-token.ts';
import { customEndpoint, type Protocol } from '../../shared/wire/endpoints.ts';
import { demoIdentity } from '../support/simulator.ts';
import { materialOf } from '../support/tls-servers.ts';
import { Ledger } from './ledger.ts';
import { MemoryCurve } from './memory.ts';
import { type SimulateProcess, startSimulate } from './simulate-process.ts';

export type Run = {
  readonly ledger: Ledger;
  readonly seconds: number;
  /** Of the simulator's process, along its journal, and of this one, in which the client runs, along what it takes. */
  readonly memory: { readonly simulator: MemoryCurve; readonly client: MemoryCurve };
};

/** Set by `npm run proof`, whose counts are the whole ones. */
export const IS_PROOF = process.env.PUSHBENCH_PROOF === '1';

const QUIET_MS = 500;

export type Soak = {
  readonly protocol: Protocol;
  readonly count: number;
  /** How many HTTP/2 requests are open at once. */
  readonly concurrency: number;
  /** Left out: all in one send. Else in sends of so many, some at a time, each with connections of its own. */
  readonly sends?: { readonly of: number; readonly atOnce: number };
  /** How long connecting, or one request, may take. */
  readonly stageMs: number;
  /** The content of the simulator's rules file. */
  readonly rules: { readonly rules: readonly object[]; readonly seed?: number };
};

/** Sends notifications, each to a token of its own, to a `pushbench simulate`. */
export async function runSoak(soak: Soak): Promise<Run> {
  const { count } = soak;
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-soak-'));
  const ledger = new Ledger(count);
  let residentMb = (): number | null => null;
  const memory = {
    simulator: new MemoryCurve(count, () => residentMb()),
    client: new MemoryCurve(count, () => process.memoryUsage.rss() / 1024 ** 2),
  };
  const simulator = await startSimulate(folder, soak.rules, (event) => {
    ledger.journalled(event);
    memory.simulator.step();
  });
  residentMb = simulator.residentMb;
  try {
    const since = performance.now();
    await send(simulator, soak, { ledger, memory });
    await ledger.taken(ledger.counts().accepted);
    const seconds = (performance.now() - since) / 1000;
    await simulator.stop();
    return { ledger, seconds, memory };
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function send(
  simulator: SimulateProcess,
  { protocol, count, concurrency, stageMs, sends = { of: count, atOnce: 1 } }: Soak,
  { ledger, memory }: Pick<Run, 'ledger' | 'memory'>,
): Promise<void> {
  const { ready, caPem } = simulator;
  const { cert, key } = await demoIdentity(simulator);
  const { topic, teamId } = ready.demo;
  const options = {
    endpoint: customEndpoint('127.0.0.1', protocol, protocol === 'http2' ? ready.http2Port : ready.legacyPort),
    extraCa: caPem,
    material: materialOf({ certificatePem: cert, keyPem: key, commonName: topic, topic, teamId }),
    limits: { stageMs, quietMs: QUIET_MS },
    now: () => new Date(),
    concurrency,
  };
  let begun = 0;
  const sendInTurn = async (): Promise<void> => {
    while (begun < count) {
      const first = begun;
      begun = Math.min(count, first + sends.of);
      const sent = notifications({ first, end: begun }, topic, () => memory.client.step());
      const { signal } = new AbortController();
      await sendNotifications({ ...options, signal, notifications: sent }, (index, outcome) =>
        ledger.told(first + index, outcome),
      );
    }
  };
  await Promise.all(Array.from({ length: sends.atOnce }, sendInTurn));
}

type Span = { readonly first: number; readonly end: number };

function* notifications({ first, end }: Span, topic: string, onTaken: () => void): Generator<Notification> {
  const headers = { ...NO_HEADERS, topic, pushType: 'alert', priority: 10 };
  const payload = new TextEncoder().encode('{"aps":{"alert":"Rain at 14:00. Take an umbrella.","sound":"default"}}');
  for (let n = first; n < end; n += 1) {
    onTaken();
    yield { token: Ledger.token(n) as DeviceToken, payload, headers, command: 2 };
  }
}

/** What a run showed, for the output of the proof. */
export function told(name: string, { count }: Soak, { ledger, seconds, memory }: Run): string {
  const outcomes = Object.entries(ledger.counts()).filter(([, number]) => number > 0);
  return [
    `${name}: ${count.toLocaleString('en-US')} in ${seconds.toFixed(1)} s, ${Math.round(count / seconds).toLocaleString('en-US')} a second`,
    `  outcomes: ${outcomes.map(([outcome, number]) => `${number} ${outcome}`).join(', ')}`,
    `  simulator, MB resident by tenth: ${memory.simulator.tenths().join(' ')}; last to third ${memory.simulator.growth().toFixed(3)}`,
    `  client, MB resident by tenth: ${memory.client.tenths().join(' ')}; last to third ${memory.client.growth().toFixed(3)}`,
    '',
  ].join('\n');
}
