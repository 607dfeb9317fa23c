import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { runProxy, type TestProxy } from '../../support/http-proxy.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';
import { makeServerFiles } from '../../support/openssl-files.ts';
import { listenAccepting } from '../../support/tls-servers.ts';

/** No name server knows it; only a proxy leads there. */
const HOST = 'push.pushbench.invalid';
const TOKEN = 'ab'.repeat(32);

/** An APNs that is reached over a proxy only, with its CA consented to. */
async function awayServer(bench: IpcBench) {
  const server = makeServerFiles(join(bench.work, 'server'), { names: [HOST] });
  const running = await listenAccepting(server);
  onTestFinished(running.close);
  bench.system.chosen = server.caFile;
  await bench.value('settings:choose-ca');
  const target = { kind: 'custom', protocol: 'http2', host: HOST, port: 443, caFile: server.caFile } as const;
  const { imported } = await bench.value('simulator:try');
  return { port: running.port, target, credentialId: imported.credentials[0]?.id ?? '' };
}

async function proxyTo(decide: () => number | string): Promise<TestProxy> {
  const proxy = await runProxy(decide);
  onTestFinished(proxy.close);
  return proxy;
}

type Away = Awaited<ReturnType<typeof awayServer>>;

const testIt = (bench: IpcBench, { target, credentialId }: Away) =>
  bench.value('connection:test', { testId: 't', target, credentialId });

const sendIt = (bench: IpcBench, { target, credentialId }: Away) =>
  bench.value('push:send', {
    ...{ sendId: 's', target, credentialId, token: TOKEN, payload: '{"aps":{"alert":"Hello"}}' },
    ...{ headers: NO_HEADERS, command: 2 },
  });

describe('the proxy', () => {
  it('of the settings takes tests and sends to their server', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const away = await awayServer(bench);
    const proxy = await proxyTo(() => away.port);
    const address = `127.0.0.1:${proxy.port}`;
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, proxy: `http://${address}` });
    expect(await testIt(bench, away)).toMatchObject({ ok: true, proxy: address });
    const tested = proxy.requests.length;
    expect(proxy.requests[0]).toContain(`CONNECT ${HOST}:443 HTTP/1.1`);
    expect(await sendIt(bench, away)).toMatchObject({ outcome: { outcome: 'accepted' } });
    expect(proxy.requests.length).toBeGreaterThan(tested);
  });

  it('of the environment is used unless the settings say none; this computer is reached without', async () => {
    const proxy = await proxyTo(() => away.port);
    const bench = await openIpcBench({
      withDemoSet: true,
      environment: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
    });
    const away = await awayServer(bench);
    expect(await sendIt(bench, away)).toMatchObject({ outcome: { outcome: 'accepted' } });
    const asked = proxy.requests.length;
    expect(asked).toBeGreaterThan(0);
    const { credentialId } = away;
    const target = { kind: 'simulator', protocol: 'http2' } as const;
    expect(await bench.value('connection:test', { testId: 't', target, credentialId })).toMatchObject({
      ok: true,
      proxy: null,
    });
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, proxy: 'none' });
    expect(await sendIt(bench, away)).toMatchObject({ outcome: { outcome: 'failed', stage: 'dns' } });
    expect(proxy.requests.length).toBe(asked);
  });

  it('that refuses is told with its status, one that is not there as unusable', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const away = await awayServer(bench);
    const proxy = await proxyTo(() => 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const address = `127.0.0.1:${proxy.port}`;
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, proxy: `http://${address}` });
    const refused = { code: 'proxy-refused', proxy: address, status: 407 };
    expect((await testIt(bench, away)).problem).toMatchObject(refused);
    expect(await sendIt(bench, away)).toMatchObject({
      outcome: { outcome: 'failed', stage: 'proxy', problem: refused },
    });
    await proxy.close();
    expect((await testIt(bench, away)).problem).toMatchObject({ code: 'proxy-unusable', trouble: 'refused' });
  });

  it('of the environment that is no address is told, and its text is not', async () => {
    const bench = await openIpcBench({
      withDemoSet: true,
      environment: { HTTPS_PROXY: 'ftp://canary:secret@proxy.example' },
    });
    const away = await awayServer(bench);
    const { target, credentialId } = away;
    expect(await bench.ask('connection:test', { testId: 't', target, credentialId })).toMatchObject({
      problem: { code: 'usage', detail: expect.stringContaining('HTTPS_PROXY') },
    });
    expect(bench.everythingTold()).not.toContain('canary');
  });
});
