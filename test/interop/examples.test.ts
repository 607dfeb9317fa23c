import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENT_EXAMPLES, type ClientExample, clientExample } from '../../shared/simulator/client-examples.ts';
import type { ExampleFacts } from '../../shared/simulator/examples/example-facts.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import { isLeftOut } from '../support/left-out.ts';
import { runAsTold } from '../support/run-as-told.ts';
import { startTestSimulator, type TestSimulator } from '../support/simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder whose name means something in each of the languages. */
const ODD_NAME = `it's "odd" $HOME \`id\` \\n ?> %s 100%`;
const GONE = 'de'.repeat(32);
const REFUSED: readonly Rule[] = [
  { token: GONE, answer: { kind: 'reason', reason: 'Unregistered', timestamp: null }, times: null },
  { token: GONE, answer: { kind: 'legacy-status', legacyStatus: 8 }, times: null },
];

/** What each prints when the notification was taken, and when it was refused. */
const PRINTED: Readonly<Record<ClientExample, { readonly taken: RegExp; readonly refused: RegExp }>> = {
  curl: { taken: /^HTTP\/2 200/, refused: /^HTTP\/2 410.*"Unregistered"/s },
  'node-apn': { taken: /"failed": \[\]/, refused: /"reason": "Unregistered"/ },
  'php-http2': { taken: /^200 $/m, refused: /^410 .*"Unregistered"/ },
  'php-legacy': { taken: /^Sent, no error within 1\.5 s$/m, refused: /^Refused with status 8$/m },
  'c-legacy': { taken: /^Sent, no error within 1\.5 s$/m, refused: /^Refused with status 8$/m },
};
const FROM: Readonly<Record<ClientExample, string>> = {
  curl: 'From curl',
  'node-apn': 'From node-apn',
  'php-http2': 'From PHP',
  'php-legacy': 'From PHP',
  'c-legacy': 'From C',
};

const runs = (command: string, ...args: string[]): string => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
};
const modules = runs('php', '-m');
const IS_THERE: Readonly<Record<ClientExample, boolean>> = {
  curl: /^Features:.*\bHTTP2\b/m.test(runs('curl', '--version')),
  'node-apn': true,
  'php-http2': /^curl$/m.test(modules),
  'php-legacy': /^openssl$/m.test(modules),
  'c-legacy': runs('cc', '--version') !== '' && existsSync('/usr/include/openssl/ssl.h'),
};

let simulator: TestSimulator;
beforeAll(async () => {
  const dir = join(temporaryFolder(), ODD_NAME);
  simulator = await startTestSimulator({ dir, rules: REFUSED });
});
afterAll(() => simulator.stop());

function facts(changes: Partial<ExampleFacts> = {}): ExampleFacts {
  const { ready, host } = simulator;
  return { ...ready, host, topic: ready.demo.topic, token: ready.demo.token, ...changes };
}

describe.each(CLIENT_EXAMPLES)('the example for %s', (example) => {
  let before = 0;
  beforeEach(() => {
    before = simulator.notifications().length;
  });

  test.skipIf(isLeftOut(IS_THERE[example]))('sends, and prints that it was taken', async () => {
    const { stdout, stderr } = await runAsTold(clientExample(example, facts()), temporaryFolder());
    expect(String(stdout), stderr).toMatch(PRINTED[example].taken);
    await simulator.received(before + 1);
    expect(simulator.notifications().slice(before)).toMatchObject([
      {
        protocol: example.endsWith('legacy') ? 'legacy' : 'http2',
        token: simulator.ready.demo.token,
        topic: simulator.ready.demo.topic,
        payload: { aps: { alert: { title: 'Hello', body: FROM[example] } } },
        status: example.endsWith('legacy') ? 0 : 200,
      },
    ]);
  });

  test.skipIf(isLeftOut(IS_THERE[example]))('prints the refusal', async () => {
    const { stdout, stderr } = await runAsTold(clientExample(example, facts({ token: GONE })), temporaryFolder());
    expect(String(stdout), stderr).toMatch(PRINTED[example].refused);
    expect(simulator.notifications().slice(before)).toMatchObject([{ token: GONE }]);
  });

  test.skipIf(isLeftOut(IS_THERE[example]))('does not send to a server that the CA does not vouch for', async () => {
    const other = join(simulator.ready.ca, '..', 'demo-issuer.pem');
    const { status, stdout, stderr } = await runAsTold(clientExample(example, facts({ ca: other })), temporaryFolder());
    expect(status).not.toBe(0);
    expect(String(stdout)).not.toMatch(PRINTED[example].taken);
    expect(String(stdout) + stderr).toMatch(/certificate/i);
    expect(simulator.notifications()).toHaveLength(before);
  });

  test('names the file of the passphrase, not the passphrase', () => {
    const passphrase = readFileSync(simulator.ready.demo.passphraseFile, 'utf8').trim();
    expect(clientExample(example, facts())).not.toContain(passphrase);
  });
});
