import type { Events, Requests, Responses } from './channels.ts';

type Answer<C extends keyof Responses> = Promise<Responses[C]>;
/** Ends a subscription. */
export type Unsubscribe = () => void;

/** `window.pushbench`: named functions, never a generic invoke. Made by `electron/preload.ts`, read by `renderer/bridge.ts`. */
export type PushbenchBridge = {
  readonly appInfo: () => Answer<'app:info'>;
  readonly importFiles: (request: Requests['credential:import']) => Answer<'credential:import'>;
  readonly unlockFile: (request: Requests['credential:unlock']) => Answer<'credential:unlock'>;
  readonly removeFile: (request: Requests['credential:remove']) => Answer<'credential:remove'>;
  readonly clearImport: () => Answer<'credential:clear'>;
  readonly importState: () => Answer<'credential:state'>;
  readonly cancelReading: (request: Requests['credential:cancel']) => Answer<'credential:cancel'>;
  readonly nameKey: (request: Requests['credential:name-key']) => Answer<'credential:name-key'>;
  readonly takeAtHand: (request: Requests['credential:use-at-hand']) => Answer<'credential:use-at-hand'>;
  readonly listIdentities: () => Answer<'identity:list'>;
  readonly renameIdentity: (request: Requests['identity:rename']) => Answer<'identity:rename'>;
  readonly removeIdentity: (request: Requests['identity:remove']) => Answer<'identity:remove'>;
  readonly keepKey: (request: Requests['identity:keep-key']) => Answer<'identity:keep-key'>;
  readonly forgetKey: (request: Requests['identity:forget-key']) => Answer<'identity:forget-key'>;
  readonly selectIdentity: (request: Requests['identity:use']) => Answer<'identity:use'>;
  readonly keepWaitingKey: (request: Requests['identity:keep-waiting']) => Answer<'identity:keep-waiting'>;
  readonly removeWaitingKey: (request: Requests['identity:remove-waiting']) => Answer<'identity:remove-waiting'>;
  readonly createRequest: (request: Requests['csr:create']) => Answer<'csr:create'>;
  readonly chooseExportFolder: () => Answer<'export:choose-folder'>;
  readonly writeExport: (request: Requests['export:write']) => Answer<'export:write'>;
  readonly testConnection: (request: Requests['connection:test']) => Answer<'connection:test'>;
  readonly cancelTest: (request: Requests['connection:cancel']) => Answer<'connection:cancel'>;
  readonly sendPush: (request: Requests['push:send']) => Answer<'push:send'>;
  readonly cancelSend: (request: Requests['push:cancel']) => Answer<'push:cancel'>;
  readonly startSimulator: () => Answer<'simulator:start'>;
  readonly stopSimulator: () => Answer<'simulator:stop'>;
  readonly simulatorState: () => Answer<'simulator:state'>;
  readonly trySimulator: () => Answer<'simulator:try'>;
  readonly readSettings: () => Answer<'settings:read'>;
  readonly writeSettings: (request: Requests['settings:write']) => Answer<'settings:write'>;
  readonly chooseCa: () => Answer<'settings:choose-ca'>;
  readonly readDraft: () => Answer<'draft:read'>;
  readonly writeDraft: (request: Requests['draft:write']) => Answer<'draft:write'>;
  readonly copyText: (request: Requests['clipboard:write']) => Answer<'clipboard:write'>;
  readonly openLink: (request: Requests['link:open']) => Answer<'link:open'>;
  readonly onConnectionStage: (listener: (event: Events['connection:stage']) => void) => Unsubscribe;
  readonly onSimulatorChanged: (listener: (event: Events['simulator:changed']) => void) => Unsubscribe;
  readonly onIdentitiesChanged: (listener: (event: Events['identity:changed']) => void) => Unsubscribe;
  readonly onMenuCommand: (listener: (event: Events['menu:command']) => void) => Unsubscribe;
};
