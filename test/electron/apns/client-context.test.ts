import { expect, it } from 'vitest';
import { makeContexts } from '../../../electron/apns/client-context.ts';
import { probe, temporaryFolder } from '../../support/apns-calls.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { listenHttp2, localEndpoint, materialOf } from '../../support/tls-servers.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const material = materialOf(push);

it('is made once for a CA, and once for a credential with it', () => {
  const first = unwrapped(makeContexts(material, server.caPem));
  const again = unwrapped(makeContexts(material, server.caPem));
  expect(again.showing).toBe(first.showing);
  expect(again.trusting).toBe(first.trusting);
  expect(unwrapped(makeContexts(null, server.caPem)).showing).toBe(first.trusting);
  expect(first.showing).not.toBe(first.trusting);
});

it('is another for another CA, none, or another credential', () => {
  const { showing, trusting } = unwrapped(makeContexts(material, server.caPem));
  const others = [
    makeContexts(material, push.certificatePem),
    makeContexts(material, null),
    makeContexts(materialOf(push), server.caPem),
  ].map(unwrapped);
  for (const other of others) expect(other.showing).not.toBe(showing);
  expect(others.map((other) => other.trusting === trusting)).toEqual([false, false, true]);
});

it('trusts a CA for as long as it is given, and not a moment longer', async () => {
  const { port, close } = await listenHttp2(server, () => {});
  const verdicts = [];
  for (const extraCa of [null, server.caPem, null, push.certificatePem]) {
    verdicts.push((await probe(localEndpoint(port), { material, extraCa })).ok);
  }
  await close();
  expect(verdicts).toEqual([false, true, false, false]);
});

it('that cannot be made is told every time', () => {
  const broken = { ...material, privateKeyPem: 'nothing that a key can be read from' };
  for (const _time of [1, 2]) {
    expect(makeContexts(broken, server.caPem)).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
  }
});
