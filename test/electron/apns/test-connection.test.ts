import { describe, expect, it, onTestFinished } from 'vitest';
import type { StageEvent } from '../../../shared/connection/report.ts';
import { probe, stageLines, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, listenTls, localEndpoint, materialOf, type TestServer } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

const VERSIONS = [
  ['TLS 1.2', 'TLSv1.2'],
  ['TLS 1.3', 'TLSv1.3'],
] as const;

describe.each(VERSIONS)('over %s', (name, version) => {
  const versions = { minVersion: version, maxVersion: version, requestCert: true, rejectUnauthorized: false };

  it('an HTTP/2 server that takes the credential passes every stage', async () => {
    let shown: string[] = [];
    const { port } = until(
      await listenHttp2(
        server,
        (http2) =>
          http2.on('secureConnection', (socket) => {
            shown = [...shown, socket.getPeerCertificate().subject?.CN ?? 'none'];
          }),
        versions,
      ),
    );
    const report = await probe(localEndpoint(port), { extraCa: server.caPem, material });
    expect(report.problem).toBeNull();
    expect(report.ok).toBe(true);
    expect(stageLines(report)).toEqual(['dns passed', 'tcp passed', 'tls passed', 'credential passed', 'http2 passed']);
    expect(report.tls).toMatchObject({ version: name, alpn: 'h2', verified: true });
    expect(report.tls?.chain.map(({ subject }) => subject)).toEqual(
      ['CN = 127.0.0.1, O = Pushbench tests', 'CN = Test Server CA, O = Pushbench tests'].map((line) =>
        line.replace('127.0.0.1', 'localhost'),
      ),
    );
    expect(shown, 'the chain is read without the credential, then it is shown').toEqual(['none', push.commonName]);
  });

  it('a silent gateway passes every stage after the quiet interval', async () => {
    const { port } = until(await listenTls(server, () => {}, versions));
    const report = await probe(localEndpoint(port, 'legacy'), { extraCa: server.caPem, material });
    expect(report.problem).toBeNull();
    expect(stageLines(report).slice(3)).toEqual(['credential passed', 'legacy passed']);
    expect(report.stages.at(-1)?.detail).toEqual({ kind: 'quiet', quietMs: 300 });
    expect(report.tls?.alpn).toBeNull();
  });
});

describe('a connection test', () => {
  it('without a credential skips that stage and still waits for SETTINGS', async () => {
    const { port } = until(await listenHttp2(server, () => {}, { settings: { maxConcurrentStreams: 500 } }));
    const report = await probe(localEndpoint(port), { extraCa: server.caPem });
    expect(report.ok).toBe(true);
    expect(report.stages[3]).toEqual({
      stage: 'credential',
      status: 'skipped',
      ms: null,
      detail: { kind: 'no-credential' },
    });
    expect(report.stages[4]).toMatchObject({ detail: { kind: 'settings', maxConcurrentStreams: 500 } });
  });

  it('tells each stage as it begins and ends, in order', async () => {
    const { port } = until(await listenHttp2(server, () => {}));
    const events: string[] = [];
    const onStage = (event: StageEvent): void => {
      events.push(event.kind === 'began' ? `${event.stage} began` : `${event.stage.stage} ${event.stage.status}`);
    };
    await probe(localEndpoint(port), { extraCa: server.caPem, material, onStage });
    expect(events).toEqual([
      'dns began',
      'dns passed',
      'tcp began',
      'tcp passed',
      'tls began',
      'tls passed',
      'credential began',
      'http2 began',
      'credential passed',
      'http2 passed',
    ]);
  });

  it('connects with a certificate that has expired: it warns elsewhere, and never blocks', async () => {
    const old = makePushFiles(`${dir}/old`, { days: -3 });
    const { port } = until(await listenHttp2(server, () => {}, { requestCert: true, rejectUnauthorized: false }));
    const report = await probe(localEndpoint(port), { extraCa: server.caPem, material: materialOf(old) });
    expect(report.ok).toBe(true);
  });

  it('verifies a name as well as an address, and a chain with an intermediate', async () => {
    const chained = makeServerFiles(`${dir}/chained`, { signedBy: 'intermediate' });
    const { port } = until(await listenHttp2(chained, () => {}));
    const report = await probe(localEndpoint(port, 'http2', { host: 'localhost' }), { extraCa: chained.caPem });
    expect(report.ok).toBe(true);
    expect(report.tls?.chain).toHaveLength(3);
  });

  it('leaves a transcript in the manner of s_client, and nothing of the key in the report', async () => {
    const { port } = until(await listenHttp2(server, () => {}));
    const report = await probe(localEndpoint(port), { extraCa: server.caPem, material });
    const lines = report.transcript.split('\n');
    expect(lines[0]).toBe(`$ openssl s_client -connect 127.0.0.1:${port} -alpn h2 -cert ck.pem -key ck.pem`);
    expect(lines).toContain('CONNECTED(00000003)');
    expect(lines).toContain('depth=1 CN = Test Server CA, O = Pushbench tests');
    expect(lines).toContain('ALPN protocol: h2');
    expect(lines).toContain('Verify return code: 0 (ok)');
    const canary = push.keyPem.split('\n')[5] ?? 'no key';
    expect(canary).toHaveLength(64);
    expect(JSON.stringify(report)).not.toContain(canary);
  });
});
