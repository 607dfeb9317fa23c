import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { onTestFinished } from 'vitest';
import { Http2Pool } from '../../electron/apns/http2-pool.ts';
import { readHere } from '../../electron/credentials/file-reader.ts';
import { ImportTray } from '../../electron/credentials/import-tray.ts';
import { createBuiltIn } from '../../electron/identities/built-in.ts';
import { openIdentities } from '../../electron/identities/open-identities.ts';
import { createChosenFolders } from '../../electron/ipc/chosen-folders.ts';
import { limitsOf, proxyOf } from '../../electron/ipc/connection-handlers.ts';
import type { Handlers } from '../../electron/ipc/handler.ts';
import { createHandlers } from '../../electron/ipc/handlers.ts';
import { answerChannel } from '../../electron/ipc/router.ts';
import { createRunningWork } from '../../electron/ipc/running-work.ts';
import { APP_ORIGIN } from '../../electron/ipc/sender.ts';
import { createChosenCas } from '../../electron/ipc/settings-handlers.ts';
import { createSimulatorControl } from '../../electron/ipc/simulator-control.ts';
import { openLink } from '../../electron/shell/external-links.ts';
import { openLog } from '../../electron/shell/log.ts';
import { caFileIn, demoFilesIn } from '../../electron/simulator/demo-set.ts';
import { openDraftFile } from '../../electron/storage/draft-file.ts';
import { openSettings } from '../../electron/storage/settings-file.ts';
import { openTemplateStore } from '../../electron/templates/template-store.ts';
import type { Channel, EventName, Events, Requests, Responses } from '../../shared/ipc/channels.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { type FakeSecureStore, fakeSecureStore } from './secure-store.ts';
import { copyDemoSet } from './simulator.ts';
import { launchInThread } from './simulator-in-thread.ts';

export type IpcBench = {
  /** The app's data folder and, in `logs`, its log. */
  readonly userData: string;
  /** Any folder for the test's own files. */
  readonly work: string;
  readonly handlers: Handlers;
  readonly ask: <C extends Channel>(channel: C, request?: Requests[C]) => Promise<Responses[C]>;
  /** Asks and gives the value; throws when the answer is a problem. */
  readonly value: <C extends Channel>(channel: C, request?: Requests[C]) => Promise<ValueOf<C>>;
  readonly events: readonly { readonly name: EventName; readonly data: unknown }[];
  /** The simulator's state as soon as the page has been told of one that fits. */
  readonly simulatorUntil: (fits: (state: SimulatorOn) => boolean) => Promise<SimulatorOn>;
  /** What the system's dialogs, clipboard and browser were told, and what the dialogs answer. */
  readonly system: {
    chosen: string | null;
    /** Names that files to be saved were offered under. */
    readonly offered: string[];
    readonly copied: string[];
    readonly opened: string[];
    readonly themes: string[];
  };
  readonly secureStore: FakeSecureStore;
  /** Ends it as the app quits; the folder stays until the test is over. */
  readonly close: () => Promise<void>;
  /** All that the page, the log and the app's small files have got so far, as one text. */
  readonly everythingTold: () => string;
};

export type SimulatorOn = Extract<SimulatorState, { readonly status: 'on' }>;

type ValueOf<C extends Channel> = Extract<Responses[C], { readonly ok: true }>['value'];

export type IpcBenchOptions = {
  /** Starts it anew on what another left, as after a restart. */
  readonly after?: Pick<IpcBench, 'userData' | 'secureStore'>;
  readonly now?: () => Date;
  /** The simulator has its demo set already, that of the tests, which saves the time of making one. */
  readonly withDemoSet?: boolean;
  /** Variables of the process, HTTPS_PROXY for one. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** The main process without Electron: real handlers, engines and files, a window that only listens. */
export async function openIpcBench({
  after,
  now = () => new Date(),
  withDemoSet = false,
  environment = {},
}: IpcBenchOptions = {}): Promise<IpcBench> {
  const userData = after?.userData ?? mkdtempSync(join(tmpdir(), 'pushbench-ipc-'));
  const secureStore = after?.secureStore ?? fakeSecureStore();
  const work = join(userData, 'work of the test');
  mkdirSync(work, { recursive: true });
  const told: string[] = [];
  const events: { name: EventName; data: unknown }[] = [];
  const system: IpcBench['system'] = { chosen: null, offered: [], copied: [], opened: [], themes: [] };
  const waiting = new Set<() => void>();
  const emit = <E extends EventName>(name: E, data: Events[E]): void => {
    events.push({ name, data });
    for (const look of [...waiting]) look();
  };
  const log = openLog({ folder: join(userData, 'logs'), now });
  const settings = await openSettings(userData, (path) => log.note(path));
  const chosenCas = createChosenCas(settings);
  const simulatorFolder = join(userData, 'simulator');
  if (withDemoSet) await copyDemoSet(simulatorFolder);
  const simulator = createSimulatorControl({
    launch: launchInThread({ dir: simulatorFolder, now }),
    settings: () => settings.current().simulator,
    onChange: (state) => emit('simulator:changed', state),
    onBug: (error) => log.bug('the simulator', error),
    now,
  });
  const pool = new Http2Pool();
  const note = (text: string): void => log.note(text);
  const builtIn = createBuiltIn({ dir: simulatorFolder, read: readHere, now });
  const {
    identities,
    database,
    close: closeIdentities,
  } = await openIdentities({
    ...{ folder: userData, secureStore, builtIn, now, note, onDamaged: note },
    onChange: (list) => emit('identity:changed', list),
  });
  await builtIn.refresh();
  const { keysAtHand, certificatesAtHand, knownTeam } = identities;
  const tray = new ImportTray({ keysAtHand, certificatesAtHand, knownTeam });
  let closed = false;
  onTestFinished(async () => {
    await close();
    rmSync(userData, { recursive: true, force: true });
  });
  const handlers = createHandlers({
    ...{ tray, identities, builtIn, work: createRunningWork(), pool, simulator, settings, chosenCas, now },
    demoFiles: demoFilesIn(simulatorFolder),
    caFile: caFileIn(simulatorFolder),
    draft: openDraftFile(userData, (path) => log.note(path)),
    templates: openTemplateStore({ database, now, note }),
    targets: {
      simulator: simulator.running,
      mayReadCa: chosenCas.has,
      proxyFor: (endpoint) => proxyOf(settings.current(), endpoint, environment),
    },
    limits: () => limitsOf(settings.current()),
    info: { version: '0.0.0', platform: 'linux', titleBar: 'overlay' },
    folders: createChosenFolders(async () => system.chosen),
    chooseCaFile: async () => system.chosen,
    chooseRulesFile: async () => system.chosen,
    chooseSavePath: async (_what, name) => {
      system.offered.push(name);
      return system.chosen;
    },
    apply: ({ theme }) => void system.themes.push(theme),
    writeClipboard: (text) => void system.copied.push(text),
    openLink: (link) => openLink(link, async (url) => void system.opened.push(url)),
  });
  const routerLog = { bug: log.bug, refused: (channel: Channel, why: string) => log.note(`${channel} ${why}`) };
  return { userData, work, handlers, ask, value, events, simulatorUntil, system, secureStore, close, everythingTold };

  function simulatorUntil(fits: (state: SimulatorOn) => boolean): Promise<SimulatorOn> {
    return new Promise((settle) => {
      const look = (): void => {
        const state = simulator.state();
        if (state.status !== 'on' || !fits(state)) return;
        waiting.delete(look);
        settle(state);
      };
      waiting.add(look);
      look();
    });
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await simulator.end();
    await pool.shutDown();
    await closeIdentities();
  }

  async function ask<C extends Channel>(channel: C, request?: Requests[C]): Promise<Responses[C]> {
    const frame = { origin: APP_ORIGIN, parent: null };
    const answer: unknown = await answerChannel(channel, handlers, routerLog)({ frame, emit, data: request });
    told.push(inspect(answer, { depth: null, maxStringLength: null }));
    return answer as Responses[C];
  }

  async function value<C extends Channel>(channel: C, request?: Requests[C]): Promise<ValueOf<C>> {
    const answer = await ask(channel, request);
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.problem)}`);
    return answer.value as ValueOf<C>;
  }

  function everythingTold(): string {
    const files = [userData, join(userData, 'logs'), join(userData, 'drafts')].flatMap(textsIn);
    return [...told, ...events.map((event) => inspect(event, { depth: null })), ...files].join('\n');
  }
}

function textsIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map(({ name }) => readFileSync(join(folder, name), 'utf8'));
}
