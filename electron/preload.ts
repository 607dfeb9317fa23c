import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { PushbenchBridge, Unsubscribe } from '../shared/ipc/bridge.ts';
import type { Channel, EventName, Events, Requests, Responses } from '../shared/ipc/channels.ts';

/** Asks the main process; its `Result` comes back as it is. Rejects only when the request broke the contract. */
function ask<C extends Channel>(channel: C, request?: Requests[C]): Promise<Responses[C]> {
  return ipcRenderer.invoke(channel, request);
}

/** Listens to one event; the listener gets its data alone, never Electron's event object, which would hand out `sender`. */
function subscribe<E extends EventName>(name: E, listener: (event: Events[E]) => void): Unsubscribe {
  const forward = (_event: IpcRendererEvent, data: Events[E]): void => listener(data);
  ipcRenderer.on(name, forward);
  return () => {
    ipcRenderer.removeListener(name, forward);
  };
}

const bridge: PushbenchBridge = {
  appInfo: () => ask('app:info'),
  importFiles: (request) => ask('credential:import', request),
  unlockFile: (request) => ask('credential:unlock', request),
  removeFile: (request) => ask('credential:remove', request),
  clearImport: () => ask('credential:clear'),
  importState: () => ask('credential:state'),
  cancelReading: (request) => ask('credential:cancel', request),
  nameKey: (request) => ask('credential:name-key', request),
  takeAtHand: (request) => ask('credential:use-at-hand', request),
  listIdentities: () => ask('identity:list'),
  renameIdentity: (request) => ask('identity:rename', request),
  removeIdentity: (request) => ask('identity:remove', request),
  keepKey: (request) => ask('identity:keep-key', request),
  forgetKey: (request) => ask('identity:forget-key', request),
  selectIdentity: (request) => ask('identity:use', request),
  keepWaitingKey: (request) => ask('identity:keep-waiting', request),
  removeWaitingKey: (request) => ask('identity:remove-waiting', request),
  createRequest: (request) => ask('csr:create', request),
  chooseExportFolder: () => ask('export:choose-folder'),
  writeExport: (request) => ask('export:write', request),
  testConnection: (request) => ask('connection:test', request),
  cancelTest: (request) => ask('connection:cancel', request),
  sendPush: (request) => ask('push:send', request),
  cancelSend: (request) => ask('push:cancel', request),
  startSimulator: (request) => ask('simulator:start', request),
  stopSimulator: () => ask('simulator:stop'),
  simulatorState: () => ask('simulator:state'),
  trySimulator: () => ask('simulator:try'),
  readJournal: (request) => ask('simulator:journal', request),
  notificationDetail: (request) => ask('simulator:detail', request),
  clearJournal: () => ask('simulator:clear'),
  armFaults: (request) => ask('simulator:arm', request),
  actOnConnections: (request) => ask('simulator:act', request),
  chooseRules: () => ask('simulator:choose-rules'),
  forgetRules: () => ask('simulator:forget-rules'),
  listDevices: () => ask('simulator:devices'),
  registerDevice: (request) => ask('simulator:register-device', request),
  uninstallDevice: (request) => ask('simulator:uninstall-device', request),
  removeDevice: (request) => ask('simulator:remove-device', request),
  exportSimulatorCa: () => ask('simulator:export-ca'),
  readFeedback: (request) => ask('feedback:read', request),
  cancelFeedback: (request) => ask('feedback:cancel', request),
  exportFeedback: (request) => ask('feedback:export', request),
  readSettings: () => ask('settings:read'),
  writeSettings: (request) => ask('settings:write', request),
  chooseCa: () => ask('settings:choose-ca'),
  readDraft: () => ask('draft:read'),
  writeDraft: (request) => ask('draft:write', request),
  listTemplates: () => ask('template:list'),
  saveTemplate: (request) => ask('template:save', request),
  removeTemplate: (request) => ask('template:remove', request),
  exportTemplate: (request) => ask('template:export', request),
  copyText: (request) => ask('clipboard:write', request),
  openLink: (request) => ask('link:open', request),
  onConnectionStage: (listener) => subscribe('connection:stage', listener),
  onSimulatorChanged: (listener) => subscribe('simulator:changed', listener),
  onIdentitiesChanged: (listener) => subscribe('identity:changed', listener),
  onMenuCommand: (listener) => subscribe('menu:command', listener),
};

contextBridge.exposeInMainWorld('pushbench', bridge);
