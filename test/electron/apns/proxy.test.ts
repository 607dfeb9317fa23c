import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ProxyServer } from '../../../shared/connection/proxy.ts';
import {
  failedStage,
  LIMITS,
  notifications,
  probe,
  send,
  stageLines,
  temporaryFolder,
} from '../../support/apns-calls.ts';
import { runProxy, type TestProxy } from '../../support/http-proxy.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenAccepting, listenTcp, listenTls, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;
const SECRET = 'c4nary:p@ss';

async function apns(): Promise<number> {
  const running = await listenAccepting(server);
  onTestFinished(running.close);
  return running.port;
}

async function proxying(...args: Parameters<typeof runProxy>): Promise<TestProxy> {
  const running = await runProxy(...args);
  onTestFinished(running.close);
  return running;
}

const by = ({ port }: { readonly port: number }, userInfo: string | null = null, protocol: 'http' | 'https' = 'http') =>
  new ProxyServer(protocol, '127.0.0.1', port, userInfo);

/** A target that only the proxy can reach. */
const AWAY = { ...localEndpoint(443), host: 'localhost' };

describe('through a proxy', () => {
  it('a test passes stage by stage, and the server is asked for by its name', async () => {
    const port = await apns();
    const proxy = await proxying(() => port);
    const report = await probe(AWAY, { extraCa, material, proxy: by(proxy) });
    expect(report.problem).toBeNull();
    const passed = ['dns', 'proxy', 'tcp', 'tls', 'credential', 'http2'].map((stage) => `${stage} passed`);
    expect(stageLines(report)).toEqual(passed);
    expect(report.proxy).toBe(`127.0.0.1:${proxy.port}`);
    // The reading of the chain, then the connection itself.
    expect(proxy.requests).toHaveLength(2);
    for (const head of proxy.requests)
      expect(head).toBe('CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n');
    expect(report.transcript).toContain(`-proxy 127.0.0.1:${proxy.port} -connect localhost:443`);
  });

  it('a proxy that is spoken to by TLS works too, when its certificate is trusted', async () => {
    const port = await apns();
    const proxy = await proxying(() => port, server);
    const report = await probe(AWAY, { extraCa, material, proxy: by(proxy, null, 'https') });
    expect(report.problem).toBeNull();
    const stranger = await probe(AWAY, { material, proxy: by(proxy, null, 'https') });
    expect(stranger.problem).toMatchObject({ code: 'proxy-unusable', trouble: 'not-trusted' });
  });

  it('notifications are sent over HTTP/2 and over the binary protocol', async () => {
    const port = await apns();
    const gateway = await listenTls(server, (socket) => socket.resume());
    onTestFinished(gateway.close);
    for (const [protocol, behind] of [
      ['http2', port],
      ['legacy', gateway.port],
    ] as const) {
      const proxy = await proxying(() => behind);
      const endpoint = { ...localEndpoint(1, protocol), host: 'localhost' };
      const outcomes = await send({ endpoint, material, extraCa, proxy: by(proxy), notifications: notifications(5) });
      expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
      expect(proxy.requests.length).toBeGreaterThan(0);
    }
  });

  it('the user name and password go to the proxy and appear nowhere else', async () => {
    const proxy = await proxying((head) => {
      const expected = `Basic ${Buffer.from(SECRET).toString('base64')}`;
      return head.includes(`Proxy-Authorization: ${expected}\r\n`) ? 'HTTP/1.1 403 Forbidden\r\n\r\n' : null;
    });
    const server_ = by(proxy, SECRET);
    const report = await probe(AWAY, { extraCa, material, proxy: server_ });
    expect(report.problem).toMatchObject({ code: 'proxy-refused', status: 403 });
    const shown = inspect(server_, { showHidden: true, depth: 9 }) + JSON.stringify([report, server_]);
    expect(shown).not.toMatch(/c4nary|p@ss|YzRuYX/);
  });
});

describe('a proxy that fails', () => {
  it.each([407, 403, 400, 502, 503, 504])('with status %i is told by it', async (status) => {
    const proxy = await proxying(() => `HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const report = await probe(AWAY, { extraCa, material, proxy: by(proxy) });
    const address = `127.0.0.1:${proxy.port}`;
    expect(report.problem).toEqual({ code: 'proxy-refused', proxy: address, status });
    expect(stageLines(report).slice(0, 3)).toEqual(['dns passed', 'proxy failed', 'tcp skipped']);
    const [outcome] = await send({
      endpoint: AWAY,
      material,
      extraCa,
      proxy: by(proxy),
      notifications: notifications(1),
    });
    expect(outcome).toMatchObject({ outcome: 'failed', stage: 'proxy', mayHaveBeenAccepted: false });
  });

  it.each([
    ['closes at once', 'closed', (socket: { end: () => void }) => socket.end()],
    ['speaks something else', 'not-a-proxy', (socket: { end: (text: string) => void }) => socket.end('SSH-2.0-x\r\n')],
    ['says nothing', 'timeout', () => {}],
  ] as const)('because it %s', async (_how, trouble, act) => {
    const { port, close } = await listenTcp((socket) => {
      socket.resume();
      act(socket);
    });
    onTestFinished(close);
    const limits = { ...LIMITS, stageMs: trouble === 'timeout' ? 500 : 10_000 };
    const report = await probe(AWAY, { extraCa, material, limits, proxy: by({ port }) });
    expect(report.problem).toEqual({ code: 'proxy-unusable', proxy: `127.0.0.1:${port}`, trouble });
    expect(failedStage(report)).toBe('proxy');
  });

  it('because nobody listens, or its name is unknown', async () => {
    const gone = await listenTcp(() => {});
    await gone.close();
    const report = await probe(AWAY, { extraCa, proxy: by(gone) });
    expect(report.problem).toMatchObject({ code: 'proxy-unusable', trouble: 'refused' });
    const nameless = await probe(AWAY, { extraCa, proxy: new ProxyServer('http', 'proxy.invalid', 1, null) });
    expect(nameless.problem).toMatchObject({ code: 'proxy-unusable' });
    expect(failedStage(nameless)).toBe('dns');
  });

  it('between the reading of the chain and the connection is told as the proxy’s', async () => {
    const port = await apns();
    let asked = 0;
    const proxy = await proxying(() => {
      asked += 1;
      return asked === 1 ? port : 'HTTP/1.1 503 Busy\r\n\r\n';
    });
    const report = await probe(AWAY, { extraCa, material, proxy: by(proxy) });
    expect(report.problem).toMatchObject({ code: 'proxy-refused', status: 503 });
  });

  it('with whatever bytes, never passes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.boolean(), async (bytes, http) => {
        const { port, close } = await listenTcp((socket) => {
          socket.resume();
          if (http) socket.write('HTTP/1.1 ');
          socket.end(bytes);
        });
        const report = await probe(AWAY, { extraCa, limits: { ...LIMITS, stageMs: 500 }, proxy: by({ port }) });
        await close();
        expect(report.ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});
