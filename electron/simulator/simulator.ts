import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorService } from '../../shared/problem.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ConnectionAction, SimulatorActivity } from '../../shared/simulator/activity.ts';
import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import type { JournalEvent, ReadyFacts } from '../../shared/simulator/journal.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import type { VirtualDevices } from '../../shared/simulator/virtual-devices.ts';
import { readConfigurationFiles } from './configuration-files.ts';
import { type DemoSet, openDemoSet } from './demo-set.ts';
import { serveFeedback } from './feedback-service.ts';
import type { Gateway } from './gateway.ts';
import type { Http2Connection } from './http2-connection.ts';
import { createHttp2Gateway } from './http2-gateway.ts';
import { createJournal, type JournalReader } from './journal.ts';
import type { LegacyConnection } from './legacy-connection.ts';
import { createLegacyGateway } from './legacy-gateway.ts';
import { openPorts, type Ports } from './ports.ts';
import { createTlsListener, type TlsListener, type TlsListenerOptions } from './tls-listener.ts';
import { createWorld, type World } from './world.ts';

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
  /** What else a rules file can ask for; `rules` are those above when it has none of its own. */
  readonly configuration?: Partial<SimulatorConfiguration>;
  /** Where the paths in `configuration` begin; default: the process's folder. */
  readonly configurationDir?: string;
  /** Verifies client chains and provider tokens; otherwise the journal says what would have been refused. */
  readonly strict?: boolean;
  /** Takes a free port when one is busy (`busyPorts` tells); otherwise a busy port fails with `port-in-use`. */
  readonly portFallback: boolean;
  /** Gets every event whole, which costs time; the journal can be read without it. */
  readonly onEvent?: (event: JournalEvent) => void;
  /** When whoever takes the events is behind, a promise that it has caught up; until then clients wait for their answer. */
  readonly backlog?: () => Promise<void> | null;
  readonly now: () => Date;
};

export type RunningSimulator = {
  readonly ready: ReadyFacts;
  /** Ports that were asked for and busy, so that others were taken. */
  readonly busyPorts: readonly number[];
  /** Closes every connection and port; may be called twice. */
  readonly stop: () => Promise<void>;
};

/** A running simulator in the same thread, with all that can be looked at and changed in it. */
export type SimulatorHandle = RunningSimulator & {
  readonly journal: JournalReader;
  readonly devices: Pick<VirtualDevices, 'list' | 'register' | 'uninstall' | 'remove' | 'belongings' | 'adopt'>;
  /** Takes another configuration in place of the present one. Fails like `readConfigurationFiles`, changing nothing. */
  readonly configure: (configuration: SimulatorConfiguration, dir: string) => Promise<Result<null>>;
  /** Notes that a changed rules file cannot be used. */
  readonly noteUnusableRules: (detail: string) => void;
  /** Puts rules that go before those of the configuration in place of those armed before. */
  readonly arm: (rules: readonly Rule[]) => void;
  /** Does it to every open connection, and notes it. */
  readonly act: (action: ConnectionAction) => void;
  readonly activity: () => SimulatorActivity;
};

type Services = {
  readonly http2: Gateway<Http2Connection>;
  readonly legacy: Gateway<LegacyConnection>;
  readonly listeners: Readonly<Record<SimulatorService, TlsListener>>;
};

/**
 * Starts the simulator. Fails with `port-in-use`, with `usage` (a host that is not this computer's, a port for
 * administrators only), with `file-unwritable` or `file-exists` about its folder, or like `readConfigurationFiles`.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Result<SimulatorHandle>> {
  const configuration = { ...DEFAULT_CONFIGURATION, rules: options.rules, ...options.configuration };
  const files = await readConfigurationFiles(configuration, options.configurationDir ?? '.');
  if (!files.ok) return files;
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'pushbench-simulator-')));
  const cleanUp = async (): Promise<void> => {
    if (options.dir === null) await rm(dir, { recursive: true, force: true });
  };
  const set = await openDemoSet(dir, options.now());
  if (!set.ok) {
    await cleanUp();
    return set;
  }
  const world = createOwnWorld(options, set.value);
  world.configure(configuration, files.value);
  const running = await run(options, set.value, world, cleanUp);
  if (!running.ok) await cleanUp();
  return running;
}

function createOwnWorld(
  { onEvent, backlog = () => null, now, strict = false }: SimulatorOptions,
  { demoKey, demoIssuerPem }: DemoSet,
): World {
  const journal = createJournal(onEvent ?? null, now);
  return createWorld({ journal, backlog, now, strict, ownKey: demoKey, ownClientCaPem: demoIssuerPem });
}

async function run(
  options: SimulatorOptions,
  set: DemoSet,
  world: World,
  cleanUp: () => Promise<void>,
): Promise<Result<SimulatorHandle>> {
  const services = createServices(set, world);
  const closeAll = async (): Promise<void> => {
    services.http2.stop();
    services.legacy.stop();
    await Promise.all(Object.values(services.listeners).map((listener) => listener.close()));
  };
  const opened = await openPorts(services.listeners, options);
  if (!opened.ok) {
    await closeAll();
    return opened;
  }
  let stopping: Promise<void> | null = null;
  return ok({
    ready: readyFacts(set, opened.value.ports),
    busyPorts: opened.value.busyPorts,
    journal: world.journal.reader,
    devices: world.devices,
    configure: async (configuration, dir) => {
      const files = await readConfigurationFiles(configuration, dir);
      if (!files.ok) return files;
      world.configure(configuration, files.value);
      return ok(null);
    },
    noteUnusableRules: (detail) => world.journal.problem(null, { code: 'rules-unusable', detail }),
    arm: world.arm,
    act: (action) => act(action, services),
    activity: () => ({
      counts: world.journal.reader.counts(),
      latest: world.journal.reader.latest(),
      open: { http2: services.http2.connections.size, legacy: services.legacy.connections.size },
      feedbackWaiting: world.devices.feedback.size,
      deviceChanges: world.devices.changes,
      armed: world.armed(),
    }),
    stop: () => {
      stopping ??= closeAll().then(cleanUp);
      return stopping;
    },
  });
}

function act(action: ConnectionAction, { http2, legacy }: Services): void {
  if (action.action === 'goaway') {
    for (const connection of http2.connections) connection.sendAwayByHand(action.reason);
    return;
  }
  for (const connection of [...http2.connections, ...legacy.connections]) connection.close();
}

function createServices(set: DemoSet, world: World): Services {
  const { journal, now, clientTrust } = world;
  const http2 = createHttp2Gateway(world);
  const legacy = createLegacyGateway(world);
  const common = {
    server: set.server,
    caFile: set.ca,
    journal,
    now,
    clientTrust,
  } satisfies Partial<TlsListenerOptions>;
  return {
    http2,
    legacy,
    listeners: {
      http2: createTlsListener({
        ...common,
        protocol: 'http2',
        clientCertificate: 'asked-for',
        takeAlert: () => world.rules.takeAlert('http2'),
        onClient: http2.serve,
      }),
      legacy: createTlsListener({
        ...common,
        protocol: 'legacy',
        clientCertificate: 'demanded',
        takeAlert: () => world.rules.takeAlert('legacy'),
        onClient: legacy.serve,
      }),
      feedback: createTlsListener({
        ...common,
        protocol: 'feedback',
        clientCertificate: 'demanded',
        takeAlert: () => null,
        onClient: (client) => serveFeedback(client, world),
      }),
    },
  };
}

function readyFacts({ ca, demo }: DemoSet, ports: Ports): ReadyFacts {
  return { http2Port: ports.http2, legacyPort: ports.legacy, feedbackPort: ports.feedback, ca, demo };
}
