import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CHANNELS } from '../../../electron/ipc/router.ts';
import type { PushbenchBridge } from '../../../shared/ipc/bridge.ts';
import type { Channel, EventName } from '../../../shared/ipc/channels.ts';
import { electronStub, type PreloadRecord } from '../../support/electron-stub.ts';

// Both tables are exhaustive by their types: a channel or an event without a bridge function does not compile here.
const REQUESTS: Record<Channel, keyof PushbenchBridge> = {
  'app:info': 'appInfo',
  'credential:import': 'importFiles',
  'credential:unlock': 'unlockFile',
  'credential:remove': 'removeFile',
  'credential:clear': 'clearImport',
  'credential:state': 'importState',
  'credential:cancel': 'cancelReading',
  'credential:name-key': 'nameKey',
  'credential:use-at-hand': 'takeAtHand',
  'identity:list': 'listIdentities',
  'identity:rename': 'renameIdentity',
  'identity:remove': 'removeIdentity',
  'identity:keep-key': 'keepKey',
  'identity:forget-key': 'forgetKey',
  'identity:use': 'selectIdentity',
  'identity:keep-waiting': 'keepWaitingKey',
  'identity:remove-waiting': 'removeWaitingKey',
  'csr:create': 'createRequest',
  'export:choose-folder': 'chooseExportFolder',
  'export:write': 'writeExport',
  'connection:test': 'testConnection',
  'connection:cancel': 'cancelTest',
  'push:send': 'sendPush',
  'push:cancel': 'cancelSend',
  'simulator:start': 'startSimulator',
  'simulator:stop': 'stopSimulator',
  'simulator:state': 'simulatorState',
  'simulator:try': 'trySimulator',
  'simulator:journal': 'readJournal',
  'simulator:detail': 'notificationDetail',
  'simulator:clear': 'clearJournal',
  'simulator:arm': 'armFaults',
  'simulator:act': 'actOnConnections',
  'simulator:choose-rules': 'chooseRules',
  'simulator:forget-rules': 'forgetRules',
  'simulator:devices': 'listDevices',
  'simulator:register-device': 'registerDevice',
  'simulator:uninstall-device': 'uninstallDevice',
  'simulator:remove-device': 'removeDevice',
  'simulator:export-ca': 'exportSimulatorCa',
  'feedback:read': 'readFeedback',
  'feedback:cancel': 'cancelFeedback',
  'feedback:export': 'exportFeedback',
  'settings:read': 'readSettings',
  'settings:write': 'writeSettings',
  'settings:choose-ca': 'chooseCa',
  'draft:read': 'readDraft',
  'draft:write': 'writeDraft',
  'template:list': 'listTemplates',
  'template:save': 'saveTemplate',
  'template:remove': 'removeTemplate',
  'template:export': 'exportTemplate',
  'clipboard:write': 'copyText',
  'link:open': 'openLink',
};

const EVENTS: Record<EventName, keyof PushbenchBridge> = {
  'connection:stage': 'onConnectionStage',
  'simulator:changed': 'onSimulatorChanged',
  'identity:changed': 'onIdentitiesChanged',
  'menu:command': 'onMenuCommand',
};

/** The preload script is a project of its own with other types; it is run, not imported with its types. */
const PRELOAD = fileURLToPath(new URL('../../../electron/preload.ts', import.meta.url));

describe('the bridge', () => {
  let record: PreloadRecord;
  let bridge: Record<string, (argument?: unknown) => unknown>;

  beforeAll(async () => {
    const stub = electronStub();
    record = stub.record;
    vi.doMock('electron', () => stub.module);
    await import(/* @vite-ignore */ PRELOAD);
    vi.doUnmock('electron');
    bridge = record.exposed.get('pushbench') ?? {};
  });

  it('is all that the page gets from the preload script', () => {
    expect([...record.exposed.keys()]).toEqual(['pushbench']);
  });

  it('has one function for each channel and each event, and nothing more', () => {
    const wanted = [...Object.values(REQUESTS), ...Object.values(EVENTS)].sort();
    expect(Object.keys(bridge).sort()).toEqual(wanted);
    expect([...CHANNELS].sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  it.each(Object.entries(REQUESTS))('asks %s, with the one argument it was given', (channel, name) => {
    const request = CHANNELS_WITHOUT_REQUEST.has(channel) ? undefined : { some: 'request' };
    record.invoked.length = 0;
    bridge[name]?.(request);
    expect(record.invoked).toEqual([{ channel, request }]);
  });

  it.each(Object.entries(EVENTS))('tells of %s until unsubscribed, and never hands out the sender', (event, name) => {
    const heard: unknown[][] = [];
    const unsubscribe = bridge[name]?.((...all: unknown[]) => heard.push(all)) as () => void;
    record.tell(event, { some: 'data' });
    unsubscribe();
    record.tell(event, { some: 'more' });
    expect(heard).toEqual([[{ some: 'data' }]]);
    expect(record.listeners.get(event)?.size).toBe(0);
  });
});

const CHANNELS_WITHOUT_REQUEST: ReadonlySet<string> = new Set<Channel>([
  'app:info',
  'credential:clear',
  'credential:state',
  'identity:list',
  'export:choose-folder',
  'simulator:stop',
  'simulator:state',
  'simulator:try',
  'simulator:clear',
  'simulator:choose-rules',
  'simulator:forget-rules',
  'simulator:devices',
  'simulator:export-ca',
  'settings:read',
  'settings:choose-ca',
  'draft:read',
  'template:list',
]);
