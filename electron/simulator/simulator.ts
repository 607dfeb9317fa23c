import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { JournalEvent, ReadyFacts } from '../../shared/simulator/journal.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import { type DemoSet, openDemoSet } from './demo-set.ts';
import { serveFeedback } from './feedback-service.ts';
import { serveHttp2 } from './http2-gateway.ts';
import { createJournal } from './journal.ts';
import { serveLegacy } from './legacy-gateway.ts';
import { openPort } from './ports.ts';
import { createRuleBook } from './rule-book.ts';
import { createTlsListener, type TlsListener, type TlsListenerOptions } from './tls-listener.ts';

/** How a simulator is to run. */
export type SimulatorOptions = {
  /** Address or name to listen on; with 127.0.0.1 it also listens on ::1 where that exists. */
  readonly host: string;
  /** 0 takes a free port. */
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly feedbackPort: number;
  /** Folder of the CA and the demo files; null: a private temporary folder that is removed at the end. */
  readonly dir: string | null;
  readonly rules: readonly Rule[];
  /** Takes a free port when one is busy (`busyPorts` tells); otherwise a busy port fails with `port-in-use`. */
  readonly portFallback: boolean;
  readonly onEvent: (event: JournalEvent) => void;
  readonly now: () => Date;
};

export type RunningSimulator = {
  readonly ready: ReadyFacts;
  /** Ports that were asked for and busy, so that others were taken. */
  readonly busyPorts: readonly number[];
  /** Closes every connection and port; may be called twice. */
  readonly stop: () => Promise<void>;
};

type Listeners = Readonly<Record<'http2' | 'legacy' | 'feedback', TlsListener>>;
type Ports = Readonly<Record<'http2' | 'legacy' | 'feedback', number>>;

/**
 * Starts the simulator. Fails with `port-in-use`, with `usage` (a host that is not this computer's, a port for
 * administrators only), or with `file-unwritable` or `file-exists` about its folder.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Result<RunningSimulator>> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'pushbench-simulator-')));
  const cleanUp = async (): Promise<void> => {
    if (options.dir === null) await rm(dir, { recursive: true, force: true });
  };
  const set = await openDemoSet(dir, options.now());
  const running = set.ok ? await run(options, set.value, cleanUp) : set;
  if (!running.ok) await cleanUp();
  return running;
}

async function run(
  options: SimulatorOptions,
  set: DemoSet,
  cleanUp: () => Promise<void>,
): Promise<Result<RunningSimulator>> {
  const listeners = createListeners(options, set);
  const closeAll = async (): Promise<void> => {
    await Promise.all(Object.values(listeners).map((listener) => listener.close()));
  };
  const opened = await openPorts(listeners, options);
  if (!opened.ok) {
    await closeAll();
    return opened;
  }
  let stopping: Promise<void> | null = null;
  return ok({
    ready: readyFacts(set, opened.value.ports),
    busyPorts: opened.value.busyPorts,
    stop: () => {
      stopping ??= closeAll().then(cleanUp);
      return stopping;
    },
  });
}

function createListeners({ onEvent, now, rules: given }: SimulatorOptions, set: DemoSet): Listeners {
  const journal = createJournal(onEvent, now);
  const rules = createRuleBook(given);
  const common = { server: set.server, caFile: set.ca, journal } satisfies Partial<TlsListenerOptions>;
  return {
    http2: createTlsListener({
      ...common,
      protocol: 'http2',
      clientCertificate: 'asked-for',
      onClient: (client) => serveHttp2(client, { journal, rules, now }),
    }),
    legacy: createTlsListener({
      ...common,
      protocol: 'legacy',
      clientCertificate: 'demanded',
      onClient: (client) => serveLegacy(client, { journal, rules, now }),
    }),
    feedback: createTlsListener({
      ...common,
      protocol: 'feedback',
      clientCertificate: 'demanded',
      onClient: serveFeedback,
    }),
  };
}

async function openPorts(
  listeners: Listeners,
  { host, http2Port, legacyPort, feedbackPort, portFallback }: SimulatorOptions,
): Promise<Result<{ readonly ports: Ports; readonly busyPorts: readonly number[] }>> {
  const asked: Ports = { http2: http2Port, legacy: legacyPort, feedback: feedbackPort };
  const ports = { ...asked };
  const busyPorts: number[] = [];
  for (const name of ['http2', 'legacy', 'feedback'] as const) {
    const opened = await openPort(listeners[name], host, asked[name], portFallback);
    if (!opened.ok) return fail<Problem>(opened.problem);
    ports[name] = opened.value.port;
    if (opened.value.wasBusy) busyPorts.push(asked[name]);
  }
  return ok({ ports, busyPorts });
}

function readyFacts({ ca, demo }: DemoSet, ports: Ports): ReadyFacts {
  return { http2Port: ports.http2, legacyPort: ports.legacy, feedbackPort: ports.feedback, ca, demo };
}
