import { join } from 'node:path';
import { createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failedStage, probe, stageLines, temporaryFolder } from '../../support/apns-calls.ts';
import { makeCa, makePushFiles, makeServerFiles, openssl, type PushFiles } from '../../support/openssl-files.ts';
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
const server = makeServerFiles(dir);
const ca = makeCa(dir, 'Apple WWDR Test CA');
const push = makePushFiles(join(dir, 'good'), { ca });
const stranger = makePushFiles(join(dir, 'stranger'));
const old = makePushFiles(join(dir, 'old'), { ca, days: -5 });
const revoked = makePushFiles(join(dir, 'revoked'), { ca });
const revocations = revocationList(join(dir, 'revoked'));
const extraCa = server.caPem;

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

/** The CA's list of revoked certificates, with the one in the folder on it. */
function revocationList(folder: string): string {
  const list = join(folder, 'list.crl');
  const authority = ['-config', join(folder, 'aps_development.cnf'), '-cert', ca.certificate, '-keyfile', ca.key];
  openssl(['ca', ...authority, '-revoke', revoked.certificate]);
  openssl(['ca', ...authority, '-gencrl', '-crldays', '30', '-out', list]);
  return list;
}

const VERSIONS = [
  ['TLS 1.2', '-tls1_2', 40],
  ['TLS 1.3', '-tls1_3', 116],
] as const;
const PROTOCOLS = [
  ['http2', ['-alpn', 'h2']],
  ['legacy', []],
] as const;

describe.each(VERSIONS)(
  'openssl s_server over %s, which insists on a client certificate,',
  (_name, version, missing) => {
    describe.each(PROTOCOLS)('for %s', (protocol, alpn) => {
      const strict = ['-Verify', '3', '-verify_return_error', '-CAfile', ca.certificate, version, ...alpn];
      const refusal = async (files: PushFiles | null, args: readonly string[] = strict) => {
        const { port } = until(await runOpensslServer(server, args));
        const material = files === null ? null : materialOf(files);
        const report = await probe(localEndpoint(port, protocol), { extraCa, material });
        expect(report.tls?.verified, "the server's own chain is good").toBe(true);
        return report;
      };
      const refused = (alert: number, sent: boolean) => ({
        code: 'credential-refused',
        alert,
        sent,
        reason: null,
        protocol,
      });

      it('misses one that is not shown', async () => {
        const report = await refusal(null);
        expect(report.problem).toMatchObject(refused(missing, false));
        expect(stageLines(report).slice(2)).toEqual(['tls passed', 'credential skipped', `${protocol} failed`]);
      });

      it('turns away one of a CA it does not know', async () => {
        const report = await refusal(stranger);
        expect(report.problem).toMatchObject(refused(48, true));
        expect(stageLines(report).slice(2)).toEqual(['tls passed', 'credential failed', `${protocol} skipped`]);
        expect(report.transcript).toContain('SSL alert number 48');
      });

      it('turns away one that has expired', async () => {
        expect((await refusal(old)).problem).toMatchObject(refused(45, true));
      });

      it('turns away one that was revoked', async () => {
        const report = await refusal(revoked, [...strict, '-CRL', revocations, '-crl_check']);
        expect(report.problem).toMatchObject(refused(44, true));
      });

      it('and takes a good one', async () => {
        const { port } = until(await runOpensslServer(server, strict));
        const limits = { stageMs: 1_000, quietMs: 300 };
        const report = await probe(localEndpoint(port, protocol), { extraCa, material: materialOf(push), limits });
        // s_server speaks no HTTP/2: there its silence is what ends the test, not a refusal.
        if (protocol === 'legacy') expect(report.problem).toBeNull();
        else expect(report.problem).toMatchObject({ code: 'no-answer', stage: 'http2', closed: false });
      });
    });
  },
);

describe('a server that answers our certificate with an alert', () => {
  it.each([40, 41, 42, 43, 44, 45, 46, 48, 80, 116])('%i has refused it', async (alert) => {
    const tls = createServer({ cert: server.chainPem, key: server.keyPem, ALPNProtocols: ['h2'] });
    tls.on('secureConnection', (socket) => socket.on('error', () => {}));
    const { port } = until(
      await listenTcp((socket, number) => {
        if (number === 1) tls.emit('connection', socket);
        else socket.once('data', () => socket.end(Uint8Array.of(21, 3, 3, 0, 2, 2, alert)));
      }),
    );
    const report = await probe(localEndpoint(port), { extraCa, material: materialOf(push) });
    expect(report.problem).toMatchObject({ code: 'credential-refused', alert, sent: true });
    expect(failedStage(report)).toBe('credential');
  });
});

describe('an HTTP/2 server that answers with GOAWAY', () => {
  const goaway = async (
    body: string,
    after: 'session' | 'settings' = 'session',
    environment?: 'sandbox' | 'production',
  ) => {
    const { port } = until(
      await listenHttp2(server, (http2) =>
        http2.on('session', (session) => {
          const go = (): void => session.goaway(0, 0, Buffer.from(body));
          if (after === 'session') go();
          else session.once('remoteSettings', () => setTimeout(go, 50));
        }),
      ),
    );
    const endpoint = localEndpoint(port, 'http2', environment === undefined ? {} : { environment });
    return probe(endpoint, { extraCa, material: materialOf(push, ['production']) });
  };

  it.each(['session', 'settings'] as const)(
    'of the wrong environment is told so, when it comes after %s',
    async (after) => {
      const report = await goaway('{"reason":"BadCertificateEnvironment"}', after, 'sandbox');
      expect(report.problem).toEqual({
        code: 'wrong-environment',
        host: '127.0.0.1',
        credential: ['production'],
        target: 'sandbox',
        reason: 'BadCertificateEnvironment',
      });
      expect(failedStage(report)).toBe('credential');
    },
  );

  it('of a bad certificate has refused it, and gives the reason', async () => {
    const report = await goaway('{"reason":"BadCertificate"}', 'settings');
    expect(report.problem).toMatchObject({ code: 'credential-refused', reason: 'BadCertificate', alert: null });
    expect(failedStage(report)).toBe('credential');
  });

  it('of another reason says no word about the credential', async () => {
    const report = await goaway('{"reason":"Shutdown"}');
    expect(report.problem).toMatchObject({ code: 'rejected', reason: 'Shutdown', status: null });
    expect(stageLines(report).slice(3)).toEqual(['credential skipped', 'http2 failed']);
  });

  it('without a reason has just ended', async () => {
    expect((await goaway('')).problem).toMatchObject({ code: 'no-answer', closed: true, stage: 'http2' });
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a gateway over %s that closes after the handshake', (version) => {
  const closing = async (environment: 'sandbox' | 'production', credential: 'sandbox' | 'production') => {
    const { port } = until(
      await listenTls(server, (socket) => socket.end(), { minVersion: version, maxVersion: version }),
    );
    const endpoint = localEndpoint(port, 'legacy', { environment });
    const report = await probe(endpoint, { extraCa, material: materialOf(push, [credential]) });
    expect(failedStage(report)).toBe('credential');
    return report.problem;
  };

  it('on a certificate of the other environment is the wrong one', async () => {
    expect(await closing('sandbox', 'production')).toEqual({
      code: 'wrong-environment',
      host: '127.0.0.1',
      credential: ['production'],
      target: 'sandbox',
      reason: null,
    });
  });

  it('on a certificate of its environment has refused it', async () => {
    expect(await closing('sandbox', 'sandbox')).toMatchObject({ code: 'credential-refused', alert: null, sent: true });
  });
});

it('a gateway that sends an error packet before anything was sent has rejected', async () => {
  const { port } = until(await listenTls(server, (socket) => socket.end(Uint8Array.of(8, 3, 0, 0, 0, 0))));
  const report = await probe(localEndpoint(port, 'legacy'), { extraCa, material: materialOf(push) });
  expect(report.problem).toMatchObject({ code: 'rejected', protocol: 'legacy', status: 3, reason: 'MissingTopic' });
});
