import { expect, test } from 'vitest';
import { makeCertificate } from '../../support/openssl-files.ts';
import { demoIdentity, openHttp2, openLegacy, push, readToEnd, simulatorForTest } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TOPIC = 'com.example.weather';
const SINCE = '2026-11-01T08:30:00Z';
const token = (n: number): string => n.toString(16).padStart(64, '0');

/** The tokens in an answer of the feedback service. */
function tokensIn(bytes: Buffer): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < bytes.length; at += 38) {
    expect(bytes.readUInt32BE(at)).toBe(Date.parse(SINCE) / 1000);
    expect(bytes.readUInt16BE(at + 4)).toBe(32);
    tokens.push(bytes.toString('hex', at + 6, at + 38));
  }
  return tokens;
}

test('hands out the tokens of uninstalled apps of the client’s topic, once', async () => {
  const one = await simulatorForTest();
  const identity = await demoIdentity(one);
  for (const n of [1, 2, 3]) one.devices.register({ token: token(n), topic: TOPIC, environment: 'sandbox' });
  one.devices.register({ token: token(4), topic: 'com.example.other', environment: 'sandbox' });
  for (const n of [1, 3, 4]) one.devices.uninstall(token(n), SINCE);
  const read = async (): Promise<readonly string[]> =>
    tokensIn(await readToEnd(await openLegacy(one, identity, one.ready.feedbackPort)));
  expect(await read()).toEqual([token(1), token(3)]);
  expect(await read()).toEqual([]);

  const session = await openHttp2(one, identity);
  expect((await push(session, token(1))).body).toEqual({ reason: 'Unregistered', timestamp: Date.parse(SINCE) });
  expect((await push(session, token(2))).status).toBe(200);
  session.destroy();
});

test('gives many readers at once each token to exactly one of them', async () => {
  const one = await simulatorForTest();
  const identity = await demoIdentity(one);
  const all = Array.from({ length: 2000 }, (_, n) => token(n + 1));
  for (const gone of all) {
    one.devices.register({ token: gone, topic: TOPIC, environment: 'sandbox' });
    one.devices.uninstall(gone, SINCE);
  }
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () =>
      tokensIn(await readToEnd(await openLegacy(one, identity, one.ready.feedbackPort))),
    ),
  );
  expect(answers.flat().sort()).toEqual(all);
});

test('a certificate for production ends at once and clears nothing', async () => {
  const one = await simulatorForTest();
  one.devices.register({ token: token(1), topic: 'com.example.app', environment: 'sandbox' });
  one.devices.uninstall(token(1), SINCE);
  const made = (kind: 'production' | 'development') => {
    const { certificatePem, keyPem } = makeCertificate(temporaryFolder(), { kind, topic: 'com.example.app' });
    return { cert: certificatePem, key: keyPem };
  };
  const read = async (identity: object): Promise<Buffer> =>
    readToEnd(await openLegacy(one, identity, one.ready.feedbackPort));
  expect(await read(made('production'))).toHaveLength(0);
  expect(one.problems()).toMatchObject([{ code: 'wrong-environment' }]);
  expect(tokensIn(await read(made('development')))).toEqual([token(1)]);
});
