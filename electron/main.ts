import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import type { MenuCommand } from '../shared/ipc/channels.ts';
import { Http2Pool } from './apns/http2-pool.ts';
import { ImportTray } from './credentials/import-tray.ts';
import { openReadingThread } from './credentials/reading-thread.ts';
import { createBuiltIn } from './identities/built-in.ts';
import { openIdentities } from './identities/open-identities.ts';
import { createChosenFolders } from './ipc/chosen-folders.ts';
import { limitsOf, proxyOf } from './ipc/connection-handlers.ts';
import type { Emit } from './ipc/handler.ts';
import { createHandlers } from './ipc/handlers.ts';
import { emitTo, registerChannels } from './ipc/register.ts';
import { createRunningWork } from './ipc/running-work.ts';
import { createChosenCas } from './ipc/settings-handlers.ts';
import { createSimulatorControl } from './ipc/simulator-control.ts';
import { launchSimulator } from './ipc/simulator-launch.ts';
import { APP_SCHEME, appProtocol } from './shell/app-protocol.ts';
import { catchBugs, reviveWindow } from './shell/crash.ts';
import { chooseCaFile, chooseFolder, chooseRulesFile, chooseSavePath } from './shell/dialogs.ts';
import { openLink } from './shell/external-links.ts';
import { openLog } from './shell/log.ts';
import { menuTemplate } from './shell/menu.ts';
import { forbidNavigation } from './shell/navigation.ts';
import { cutNetwork } from './shell/no-network.ts';
import { restrictPermissions } from './shell/permissions.ts';
import { finishBeforeQuit } from './shell/quit.ts';
import { sandboxAll } from './shell/sandbox.ts';
import { secureStoreOf } from './shell/secure-store.ts';
import { isFirstInstance } from './shell/single-instance.ts';
import { openWindow, titleBarOf } from './shell/window.ts';
import { caFileIn, demoFilesIn } from './simulator/demo-set.ts';
import { openDraftFile } from './storage/draft-file.ts';
import { openSettings } from './storage/settings-file.ts';
import { openTemplateStore } from './templates/template-store.ts';

const now = (): Date => new Date();
const userData = app.getPath('userData');
const logFolder = app.getPath('logs');
const log = openLog({ folder: logFolder, now });
const denied = (what: string): void => log.note(`denied: ${what}`);
let window: BrowserWindow | null = null;
const tell: Emit = (name, data) => {
  if (window !== null) emitTo(window.webContents)(name, data);
};

catchBugs({ app, log, logFolder });
sandboxAll(app);
protocol.registerSchemesAsPrivileged([APP_SCHEME]);
forbidNavigation(app, denied);
// Not awaited at the top level: Electron would wait for this module, and the module for Electron.
if (isFirstInstance(app, () => window)) void app.whenReady().then(start);
else app.exit(0);

async function start(): Promise<void> {
  protocol.handle(APP_SCHEME.scheme, appProtocol(join(import.meta.dirname, '..', 'renderer')));
  restrictPermissions(session.defaultSession, denied);
  cutNetwork(session.defaultSession, denied);

  const damaged = (keptAt: string): void => log.note(`could not be used, kept: ${keptAt}`);
  const settings = await openSettings(userData, damaged);
  const simulatorFolder = join(userData, 'simulator');
  const reading = openReadingThread(join(import.meta.dirname, 'reading-worker.js'));
  const builtIn = createBuiltIn({ dir: simulatorFolder, read: reading.read, now });
  const {
    identities,
    database,
    close: closeIdentities,
  } = await openIdentities({
    folder: userData,
    secureStore: secureStoreOf(safeStorage, process.platform),
    ...{ builtIn, now, note: log.note, onDamaged: damaged },
    onChange: (list) => tell('identity:changed', list),
  });
  const { keysAtHand, certificatesAtHand, knownTeam } = identities;
  const tray = new ImportTray({ read: reading.read, keysAtHand, certificatesAtHand, knownTeam });
  const work = createRunningWork();
  const chosenCas = createChosenCas(settings);
  const simulator = createSimulatorControl({
    launch: launchSimulator({
      dir: simulatorFolder,
      workerFile: join(import.meta.dirname, 'simulator-worker.js'),
    }),
    settings: () => settings.current().simulator,
    onChange: (state) => tell('simulator:changed', state),
    onBug: (error) => log.bug('the simulator', error),
    now,
  });
  const pool = new Http2Pool();
  const draft = openDraftFile(userData, damaged);
  const handlers = createHandlers({
    ...{ tray, identities, builtIn },
    demoFiles: demoFilesIn(simulatorFolder),
    caFile: caFileIn(simulatorFolder),
    ...{ work, pool, simulator, settings, chosenCas, now },
    draft,
    templates: openTemplateStore({ database, now, note: log.note }),
    targets: {
      simulator: simulator.running,
      mayReadCa: chosenCas.has,
      proxyFor: (endpoint) => proxyOf(settings.current(), endpoint, process.env),
    },
    limits: () => limitsOf(settings.current()),
    info: { version: app.getVersion(), platform: process.platform, titleBar: titleBarOf(process.platform) },
    folders: createChosenFolders(() => chooseFolder(window)),
    chooseCaFile: () => chooseCaFile(window),
    chooseRulesFile: () => chooseRulesFile(window),
    chooseSavePath: (what, name) => chooseSavePath(window, what, name),
    apply: ({ theme }) => {
      nativeTheme.themeSource = theme;
    },
    writeClipboard: (text) => clipboard.writeText(text),
    openLink: (link) => openLink(link, shell.openExternal),
  });
  registerChannels(ipcMain, handlers, {
    bug: log.bug,
    refused: (channel, why) => log.note(`refused ${channel}: ${why}`),
  });

  nativeTheme.themeSource = settings.current().theme;
  const run = (command: MenuCommand): void => tell('menu:command', { command });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, run)));
  const finish = async (): Promise<void> => {
    await Promise.all([simulator.end(), pool.shutDown(), reading.close(), closeIdentities(), draft.settled()]);
  };
  finishBeforeQuit(app, finish, (error) => log.bug('quitting', error));
  window = openWindow(join(import.meta.dirname, '..', 'preload', 'preload.cjs'), nativeTheme);
  window.once('closed', () => {
    window = null;
  });
  // A page that starts anew waits for nothing that the one before it asked for.
  window.webContents.on('did-start-loading', work.cancelAll);
  reviveWindow(window, { app, log, logFolder });
  // Not waited for: the window shows meanwhile, and hears of it.
  void builtIn.refresh().then(identities.tell, (error: unknown) => log.bug("the simulator's credential", error));
}
