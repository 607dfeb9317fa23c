import { describe, expect, it, onTestFinished } from 'vitest';
import { appleEndpoint } from '../../../shared/wire/endpoints.ts';
import { failedStage, notifications, probe, send, stageLines, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import {
  listenHttp2,
  listenTcp,
  listenTls,
  localEndpoint,
  materialOf,
  runOpensslServer,
  type TestServer,
} from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const good = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

describe('a name', () => {
  it('that does not resolve ends the test there, in time, and the rest is not reached', async () => {
    const started = performance.now();
    const report = await probe(localEndpoint(443, 'http2', { host: 'no-such-host.invalid' }), { material });
    expect(['name-not-found', 'resolver-unavailable', 'connection-timeout']).toContain(report.problem?.code);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(stageLines(report)).toEqual([
      'dns failed',
      'tcp skipped',
      'tls skipped',
      'credential skipped',
      'http2 skipped',
    ]);
    expect(report.stages[3]?.detail).toEqual({ kind: 'not-reached' });
    expect(report.tls).toBeNull();
  });

  it("of Apple's retired gateway is told as retired, and the stage keeps what happened", async () => {
    // On a machine with network Apple's name may resolve; a limit this short ends the test before any connection.
    const limits = { stageMs: 1, quietMs: 1 };
    const report = await probe(appleEndpoint('sandbox', 'legacy'), { material, limits });
    expect(report.problem).toEqual({ code: 'retired-by-apple', host: 'gateway.sandbox.push.apple.com', port: 2195 });
    const detail = report.stages.find(({ status }) => status === 'failed')?.detail;
    expect(detail).toMatchObject({ kind: 'problem' });
    const [outcome] = await send({
      endpoint: appleEndpoint('sandbox', 'legacy'),
      material,
      limits,
      notifications: notifications(1),
    });
    expect(outcome).toMatchObject({ outcome: 'failed', problem: report.problem, mayHaveBeenAccepted: false });
    expect(detail).not.toMatchObject({ code: 'retired-by-apple' });
  });
});

describe('a port', () => {
  it('that nothing listens on is refused', async () => {
    const gone = await listenTcp(() => {});
    await gone.close();
    const report = await probe(localEndpoint(gone.port));
    expect(report.problem).toEqual({
      code: 'connection-refused',
      host: '127.0.0.1',
      port: gone.port,
      address: '127.0.0.1',
    });
    expect(failedStage(report)).toBe('tcp');
  });

  it('that answers in plain text is told with what it said', async () => {
    const { port } = until(
      await listenTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))),
    );
    const report = await probe(localEndpoint(port), { material });
    expect(report.problem).toEqual({
      code: 'tls-not-tls',
      host: '127.0.0.1',
      port,
      evidence: 'HTTP/1.1 400 Bad....',
    });
    expect(failedStage(report)).toBe('tls');
  });

  it('that greets before it is asked is no TLS either', async () => {
    const { port } = until(await listenTcp((socket) => socket.write('220 mail.test ESMTP\r\n')));
    expect((await probe(localEndpoint(port))).problem).toMatchObject({ code: 'tls-not-tls' });
  });

  it('that closes in the handshake, or resets it, is a reset', async () => {
    const closing = until(await listenTcp((socket) => socket.end()));
    expect((await probe(localEndpoint(closing.port))).problem).toMatchObject({
      code: 'connection-reset',
      stage: 'tls',
    });
    const resetting = until(await listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect((await probe(localEndpoint(resetting.port))).problem).toMatchObject({
      code: 'connection-reset',
      stage: 'tls',
    });
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)("a server's chain over %s", (version) => {
  const versions = { minVersion: version, maxVersion: version };
  const judge = async (files: ReturnType<typeof makeServerFiles>, extraCa: string | null, host = '127.0.0.1') => {
    let shown = 0;
    const { port } = until(
      await listenTls(
        files,
        (socket) => {
          shown += socket.getPeerCertificate().subject === undefined ? 0 : 1;
        },
        { ...versions, requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['h2'] },
      ),
    );
    const report = await probe(localEndpoint(port, 'http2', { host }), { extraCa, material });
    expect(failedStage(report)).toBe('tls');
    expect(shown, 'the credential was not shown').toBe(0);
    expect(report.tls?.verified, 'the chain is told nevertheless').toBe(false);
    return report.problem;
  };

  it('from a CA that is not trusted', async () => {
    expect(await judge(good, null)).toMatchObject({
      code: 'tls-untrusted',
      issuer: 'Test Server CA',
      verifyCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      custom: true,
    });
  });

  it('that is self-signed', async () => {
    const files = makeServerFiles(`${dir}/self-${version}`, { signedBy: 'self' });
    expect(await judge(files, null)).toMatchObject({
      code: 'tls-untrusted',
      verifyCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('without its intermediate', async () => {
    const files = makeServerFiles(`${dir}/incomplete-${version}`, { signedBy: 'intermediate' });
    expect(await judge({ ...files, chainPem: files.certificatePem }, files.caPem)).toMatchObject({
      code: 'tls-untrusted',
      issuer: 'Test Intermediate CA',
      verifyCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('for another name', async () => {
    const files = makeServerFiles(`${dir}/other-${version}`, { names: ['portal.test', '192.0.2.7'] });
    expect(await judge(files, files.caPem)).toMatchObject({
      code: 'tls-wrong-name',
      names: ['portal.test', '192.0.2.7'],
      issuer: 'Test Server CA',
    });
    expect(await judge(files, files.caPem, 'localhost')).toMatchObject({ code: 'tls-wrong-name', host: 'localhost' });
  });

  it('that has expired, or is not valid yet', async () => {
    const old = makeServerFiles(`${dir}/old-${version}`, { days: -2 });
    expect(await judge(old, old.caPem)).toMatchObject({ code: 'tls-expired', which: 'expired', subject: 'localhost' });
    const early = makeServerFiles(`${dir}/early-${version}`, { notBefore: new Date(Date.now() + 3 * 86_400_000) });
    expect(await judge(early, early.caPem)).toMatchObject({ code: 'tls-expired', which: 'not-yet-valid' });
  });
});

describe('TLS itself', () => {
  it('in no common version is told so', async () => {
    const { port } = until(await runOpensslServer(good, ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0']));
    const report = await probe(localEndpoint(port), { extraCa: good.caPem, material });
    expect(report.problem).toMatchObject({ code: 'tls-version', host: '127.0.0.1', port });
    expect(failedStage(report)).toBe('tls');
  });

  it('in no common cipher is told so', async () => {
    const { port } = until(await runOpensslServer(good, ['-tls1_2', '-cipher', 'PSK-AES128-GCM-SHA256', '-psk', 'ab']));
    expect((await probe(localEndpoint(port), { extraCa: good.caPem })).problem).toMatchObject({ code: 'tls-version' });
  });
});

describe('HTTP/2', () => {
  it.each([
    ['a server without ALPN', {}],
    ['a server that insists on http/1.1', { ALPNProtocols: ['http/1.1'] }],
  ])('is missing on %s, and the credential is not shown', async (_what, options) => {
    let connections = 0;
    const { port } = until(
      await listenTls(
        good,
        () => {
          connections += 1;
        },
        options,
      ),
    );
    const report = await probe(localEndpoint(port), { extraCa: good.caPem, material });
    expect(report.problem).toMatchObject({ code: 'no-http2', port, alpn: null });
    expect(connections).toBeLessThanOrEqual(1);
    expect(report.stages.find(({ stage }) => stage === 'credential')?.status).toBe('skipped');
  });

  it('is not what a server speaks that answers with other bytes', async () => {
    const { port } = until(
      await listenTls(good, (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), { ALPNProtocols: ['h2'] }),
    );
    const report = await probe(localEndpoint(port), { extraCa: good.caPem, material });
    expect(report.problem).toMatchObject({ code: 'no-http2', alpn: 'h2' });
    expect(failedStage(report)).toBe('http2');
  });

  it('needs the answer of the server: one that closes after the handshake has not accepted', async () => {
    const { port } = until(await listenTls(good, (socket) => socket.end(), { ALPNProtocols: ['h2'] }));
    const report = await probe(localEndpoint(port), { extraCa: good.caPem, material });
    expect(report.problem).toMatchObject({ code: 'no-answer', stage: 'http2', closed: true });
    expect(stageLines(report).slice(3)).toEqual(['credential skipped', 'http2 failed']);
  });
});

describe('a certificate and a key that are no pair', () => {
  it('are found before anything is sent', async () => {
    let connections = 0;
    const { port } = until(
      await listenTcp(() => {
        connections += 1;
      }),
    );
    const stranger = makePushFiles(`${dir}/stranger`);
    const pair = { ...material, privateKeyPem: stranger.keyPem };
    const report = await probe(localEndpoint(port), { material: pair });
    expect(report.problem).toMatchObject({
      code: 'not-a-pair',
      certificateFile: 'aps_development.cer',
      keyFile: 'Push.p12',
      certificateKey: expect.stringMatching(/^[0-9a-f]{8}$/),
      privateKey: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(stageLines(report)).toEqual([
      'dns skipped',
      'tcp skipped',
      'tls skipped',
      'credential failed',
      'http2 skipped',
    ]);
    expect(connections).toBe(0);
    expect(JSON.stringify(report)).not.toContain('PRIVATE KEY');
  });

  it('that cannot be read are told by file, without a word of what they hold', async () => {
    const broken = { ...material, privateKeyPem: push.keyPem.replace(/[A-Za-z0-9+/]{64}/, 'CANARY'.padEnd(64, 'x')) };
    const report = await probe(localEndpoint(1), { material: broken });
    expect(report.problem?.code).toBe('file-damaged');
    expect(JSON.stringify(report)).not.toContain('CANARY');
  });
});

it('a second connection that is refused is the failure of the stage that needed it', async () => {
  const { port, close } = await listenHttp2(good, (server) => {
    server.once('connection', () => server.close());
  });
  onTestFinished(close);
  const report = await probe(localEndpoint(port), { extraCa: good.caPem, material });
  expect(report.problem).toMatchObject({ code: 'connection-refused' });
  expect(failedStage(report)).toBe('credential');
});
