import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customEndpoint, type Endpoint } from '../../../shared/wire/endpoints.ts';
import { probe, temporaryFolder } from '../../support/apns-calls.ts';
import { makeServerFiles } from '../../support/openssl-files.ts';
import { demoIdentity, startTestSimulator, type TestSimulator } from '../../support/simulator.ts';
import { listenTls, materialOf } from '../../support/tls-servers.ts';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.stop());

const problems = () => simulator.problems();

/** Tests a connection with the demo credential; gives the report. */
async function tested(kind: Endpoint['kind']) {
  const { ready, host } = simulator;
  const endpoint: Endpoint = { ...customEndpoint(host, 'legacy', ready.legacyPort), kind };
  const { cert, key } = await demoIdentity(simulator);
  const { topic, teamId } = ready.demo;
  const material = materialOf({ certificatePem: cert, keyPem: key, topic, teamId, commonName: topic });
  return probe(endpoint, { extraCa: readFileSync(ready.ca, 'utf8'), material });
}

test('that the app reads its own simulator’s chain without a certificate is no client’s mistake', async () => {
  const report = await tested('simulator');
  expect(report.problem).toBeNull();
  expect(report.tls).toMatchObject({ verified: true });
  expect(problems()).toEqual([]);
});

test('of any other client, and of ours at a server it does not know, it is', async () => {
  expect((await tested('custom')).problem).toBeNull();
  await expect.poll(problems).toMatchObject([{ code: 'no-client-certificate' }]);
});

test('the certificate is judged by the real name all the same', async () => {
  const files = makeServerFiles(temporaryFolder(), { names: ['elsewhere.example'] });
  const server = await listenTls(files, () => {});
  const endpoint: Endpoint = { ...customEndpoint('127.0.0.1', 'legacy', server.port), kind: 'simulator' };
  const { problem } = await probe(endpoint, { extraCa: files.caPem });
  await server.close();
  expect(problem).toMatchObject({ code: 'tls-wrong-name' });
});
