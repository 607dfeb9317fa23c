import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';

const TARGET = { kind: 'simulator', protocol: 'http2' } as const;

/** The simulator with its demo certificate in the tray, and how often its HTTP/2 port was connected to. */
async function journey(bench: IpcBench) {
  const { imported, token } = await bench.value('simulator:try');
  const credentialId = imported.credentials[0]?.id ?? '';
  let sends = 0;
  return {
    credentialId,
    send: (using = credentialId) => {
      sends += 1;
      const headers = { ...NO_HEADERS, topic: 'com.example.weather', pushType: 'alert' };
      const message = { token, payload: '{"aps":{"alert":"Hello"}}', headers, command: 2 } as const;
      return bench.value('push:send', { sendId: `s${sends}`, target: TARGET, credentialId: using, ...message });
    },
    connections: async () => (await bench.value('simulator:journal', { after: 0, count: 1 }))?.counts.connections,
    open: (count: number) => bench.simulatorUntil(({ open }) => open.http2 === count),
  };
}

/** The demo signing key, whose ids its file's name and the simulator tell. */
async function addSigningKey(bench: IpcBench): Promise<string> {
  const { demo } = await bench.simulatorUntil(() => true);
  const path = demo.p8 ?? '';
  const files = [{ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }];
  const added = await bench.value('credential:import', { readingId: 'key', files });
  const fileId = added.files.find(({ name }) => name === basename(path))?.fileId ?? '';
  const { keyId, teamId } = demo;
  const named = await bench.value('credential:name-key', { fileId, keyId: keyId ?? '', teamId });
  return named.credentials.find(({ kind }) => kind === 'token-key')?.id ?? '';
}

describe('an HTTP/2 connection', () => {
  it('is kept from one send to the next, and another credential has another', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { send, connections, open } = await journey(bench);
    expect(await send()).toMatchObject({ outcome: { outcome: 'accepted' } });
    const first = await connections();
    expect(await send()).toMatchObject({ outcome: { outcome: 'accepted' } });
    expect(await connections()).toBe(first);
    await open(1);
    expect(await send(await addSigningKey(bench))).toMatchObject({ outcome: { outcome: 'accepted' } });
    expect(await connections()).toBeGreaterThan(first ?? 0);
    await open(2);
  });

  it('is closed when its credential leaves the tray, and no other is', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { send, open } = await journey(bench);
    await send();
    const keyId = await addSigningKey(bench);
    await send(keyId);
    await open(2);
    const { files } = await bench.value('credential:state');
    const p8 = files.find(({ name }) => name.endsWith('.p8'))?.fileId ?? '';
    await bench.value('credential:remove', { fileId: p8 });
    await open(1);
    expect(await send()).toMatchObject({ outcome: { outcome: 'accepted' } });
    await bench.value('credential:clear');
    await open(0);
  });

  it('is closed when its credential is removed from the identities', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { send, open } = await journey(bench);
    const keyId = await addSigningKey(bench);
    await send(keyId);
    await open(1);
    await bench.value('identity:remove', { id: keyId });
    await open(0);
  });

  it('is closed when the settings of connections change, and not for others', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { send, connections, open } = await journey(bench);
    await send();
    const first = await connections();
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, theme: 'dark' });
    await send();
    expect(await connections()).toBe(first);
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, stageSeconds: 20 });
    await open(0);
    await send();
    expect(await connections()).toBeGreaterThan(first ?? 0);
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, stageSeconds: 20, proxy: 'none' });
    await open(0);
  });

  it('does not outlive the simulator', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { send } = await journey(bench);
    await send();
    await bench.value('simulator:stop');
    await bench.value('simulator:start', { whenBusy: 'fail' });
    expect(await send()).toMatchObject({ outcome: { outcome: 'accepted' } });
  });
});
