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
  startSimulator: () => ask('simulator:start'),
  stopSimulator: () => ask('simulator:stop'),
  simulatorState: () => ask('simulator:state'),
  trySimulator: () => ask('simulator:try'),
  readSettings: () => ask('settings:read'),
  writeSettings: (request) => ask('settings:write', request),
  chooseCa: () => ask('settings:choose-ca'),
  readDraft: () => ask('draft:read'),
  writeDraft: (request) => ask('draft:write', request),
  copyText: (request) => ask('clipboard:write', request),
  openLink: (request) => ask('link:open', request),
  onConnectionStage: (listener) => subscribe('connection:stage', listener),
  onSimulatorChanged: (listener) => subscribe('simulator:changed', listener),
  onIdentitiesChanged: (listener) => subscribe('identity:changed', listener),
  onMenuCommand: (listener) => subscribe('menu:command', listener),
};

contextBridge.exposeInMainWorld('pushbench', bridge);
