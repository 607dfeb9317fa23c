import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notifications, probe, send, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenTcp, listenTls, localEndpoint, materialOf } from '../../support/tls-servers.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;
const limits = { stageMs: 200, quietMs: 50 };
const TIMES = process.env.PUSHBENCH_PROOF === '1' ? 10 : 1;
const noise = fc.uint8Array({ minLength: 1, maxLength: 300 });

it('whatever bytes a port answers with, the test ends with a problem', async () => {
  await fc.assert(
    fc.asyncProperty(noise, async (bytes) => {
      const { port, close } = await listenTcp((socket) => socket.end(bytes));
      const report = await probe(localEndpoint(port), { extraCa, material, limits });
      await close();
      expect(report.ok).toBe(false);
    }),
    { numRuns: 25 * TIMES },
  );
});

it.each(['http2', 'legacy'] as const)(
  'whatever bytes a %s server says after the handshake, nothing passes by it',
  async (protocol) => {
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        const { port, close } = await listenTls(server, (socket) => socket.end(bytes), { ALPNProtocols: ['h2'] });
        const endpoint = localEndpoint(port, protocol);
        const report = await probe(endpoint, { extraCa, material, limits });
        const [outcome] = await send({ endpoint, material, extraCa, limits, notifications: notifications(1) });
        await close();
        expect(report.ok).toBe(false);
        expect(outcome?.outcome).not.toBe('accepted');
      }),
      { numRuns: 12 * TIMES },
    );
  },
);
