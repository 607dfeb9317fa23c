import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FeedbackTargetChoice } from '../../../shared/ipc/schemas.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';
import { makeServerFiles } from '../../support/openssl-files.ts';
import { listenTls } from '../../support/tls-servers.ts';

const NOW = '2026-11-24T14:00:00.000Z';
const DEVICE = { token: 'ab'.repeat(32), topic: 'com.example.weather', environment: 'sandbox' } as const;
const SIMULATOR: FeedbackTargetChoice = { kind: 'simulator' };

/** A simulator with one device from which the app is gone, and the credential to ask with. */
async function withGoneDevice(bench: IpcBench): Promise<string> {
  const { imported } = await bench.value('simulator:try');
  await bench.value('simulator:register-device', DEVICE);
  await bench.value('simulator:uninstall-device', { token: DEVICE.token });
  return imported.credentials[0]?.id ?? '';
}

describe('reading a feedback service', () => {
  it('of the simulator gives its list once, then an empty one', async () => {
    const bench = await openIpcBench({ withDemoSet: true, now: () => new Date(NOW) });
    const credentialId = await withGoneDevice(bench);
    const read = { readId: 'r', target: SIMULATOR, credentialId };
    const devices = [{ token: DEVICE.token, timestamp: NOW }];
    expect(await bench.value('feedback:read', read)).toEqual({ devices, problem: null });
    expect(await bench.value('feedback:read', read)).toEqual({ devices: [], problem: null });
    await bench.value('simulator:stop');
    expect(await bench.ask('feedback:read', read)).toMatchObject({ problem: { code: 'simulator-stopped' } });
  });

  it('of another server takes its address and a CA that was chosen, and no other', async () => {
    const bench = await openIpcBench({ withDemoSet: true, now: () => new Date(NOW) });
    const credentialId = await withGoneDevice(bench);
    const state = await bench.simulatorUntil(() => true);
    const target = { kind: 'custom', host: '127.0.0.1', port: state.feedbackPort, caFile: state.ca } as const;
    const read = { readId: 'r', target, credentialId };
    expect(await bench.ask('feedback:read', read)).toMatchObject({ problem: { code: 'bug' } });
    const untrusted = { ...read, target: { ...target, caFile: null } };
    expect(await bench.value('feedback:read', untrusted)).toMatchObject({
      devices: [],
      problem: { code: 'tls-untrusted' },
    });
    bench.system.chosen = state.ca;
    await bench.value('settings:choose-ca');
    expect((await bench.value('feedback:read', read)).devices).toHaveLength(1);
  });

  it('that breaks off in the middle gives what came, and the problem', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const credentialId = (await bench.value('simulator:try')).imported.credentials[0]?.id ?? '';
    const server = makeServerFiles(bench.work);
    const tuple = Buffer.alloc(38);
    tuple.writeUInt32BE(1_700_000_000, 0);
    tuple.writeUInt16BE(32, 4);
    const running = await listenTls(
      server,
      (socket) => {
        socket.resume();
        socket.end(Buffer.concat([tuple, tuple.subarray(0, 20)]));
      },
      { requestCert: true, rejectUnauthorized: false },
    );
    onTestFinished(running.close);
    bench.system.chosen = server.ca.certificate;
    await bench.value('settings:choose-ca');
    const target = { kind: 'custom', host: '127.0.0.1', port: running.port, caFile: server.ca.certificate } as const;
    const answer = await bench.value('feedback:read', { readId: 'r', target, credentialId });
    expect(answer.devices).toEqual([{ token: '00'.repeat(32), timestamp: '2023-11-14T22:13:20.000Z' }]);
    expect(answer.problem).toMatchObject({ code: 'answer-malformed', cut: true });
  });

  it('is cancelled, and asks for a credential that is there', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const credentialId = (await bench.value('simulator:try')).imported.credentials[0]?.id ?? '';
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const read = {
      readId: 'r',
      target: { kind: 'custom', host: '127.0.0.1', port, caFile: null },
      credentialId,
    } as const;
    const reading = bench.value('feedback:read', read);
    await once(silent, 'connection');
    await bench.value('feedback:cancel', { readId: 'r' });
    expect(await reading).toMatchObject({ devices: [], problem: { code: 'cancelled' } });
    expect(await bench.ask('feedback:read', { ...read, credentialId: 'gone' })).toMatchObject({
      problem: { code: 'credential-gone' },
    });
  });

  it('goes over the proxy of the settings', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const credentialId = (await bench.value('simulator:try')).imported.credentials[0]?.id ?? '';
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, proxy: 'http://127.0.0.1:1' });
    const read = { readId: 'r', target: { kind: 'sandbox' }, credentialId } as const;
    expect((await bench.value('feedback:read', read)).problem).toMatchObject({
      code: 'proxy-unusable',
      proxy: '127.0.0.1:1',
    });
  });
});

it('a list is saved as CSV where the person says', async () => {
  const bench = await openIpcBench({ withDemoSet: true, now: () => new Date(NOW) });
  const devices = [{ token: DEVICE.token, timestamp: NOW }];
  expect(await bench.value('feedback:export', { devices })).toBeNull();
  const path = join(bench.work, 'gone.csv');
  bench.system.chosen = path;
  expect(await bench.value('feedback:export', { devices })).toEqual({ path, contains: [], encrypted: false });
  expect(bench.system.offered.at(-1)).toBe('feedback-2026-11-24.csv');
  expect(readFileSync(path, 'utf8')).toBe(`token,timestamp\r\n${DEVICE.token},${NOW}\r\n`);
  bench.system.chosen = bench.work;
  expect(await bench.ask('feedback:export', { devices })).toMatchObject({
    problem: { code: 'file-unwritable', file: bench.work, trouble: 'folder' },
  });
  expect(statSync(bench.work).isDirectory()).toBe(true);
});
