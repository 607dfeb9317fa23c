import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenTcp } from '../../support/tls-servers.ts';
import { pressEscape, stays } from './beginnings.ts';
import { commandTwo, demoPem, http2Client, opensslClient, RAIN, simulatorFacts } from './simulator-clients.ts';
import type { Place, State, StateWorld } from './state.ts';
import { answerDialog } from './system.ts';

/** What a server of the day sends: who, which headers, what. */
const ARRIVALS: readonly (readonly [agent: string, headers: Readonly<Record<string, string>>, payload: string])[] = [
  ['apns2/0.23 (Go)', {}, '{"aps":{"alert":{"title":"Order 1182 has shipped","body":"It arrives on Thursday."}}}'],
  ['curl/8.5.0', { 'apns-push-type': 'background', 'apns-priority': '5' }, '{"aps":{"content-available":1}}'],
  ['node-apn/8.1.0', {}, '{"aps":{"alert":"Your table is ready","badge":1}}'],
  [
    'pushy/0.15 (Java)',
    { 'apns-expiration': '0' },
    '{"aps":{"alert":{"title":"Weekly digest","body":"7 new articles"}}}',
  ],
];

/** The simulator on its page, with its demo certificate as a PEM file. */
const STARTED: Place = {
  reach: async ({ bench }) => {
    await bench.openSimulator();
    await bench.startSimulator();
  },
};

async function startedFacts({ bench, folder }: StateWorld) {
  const facts = await simulatorFacts(bench);
  return { facts, pem: demoPem(facts, folder) };
}

/** Several clients have sent, the last of them over the binary protocol. */
const BUSY: Place = {
  from: STARTED,
  reach: async (world) => {
    const { facts, pem } = await startedFacts(world);
    for (const [agent, headers, payload] of ARRIVALS) {
      const client = await world.serving(http2Client(facts, pem));
      await client.push(payload, { 'user-agent': agent, ...headers });
    }
    await opensslClient(facts, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
    await world.bench.page.getByRole('article', { name: 'Rain soon' }).waitFor();
  },
};

/** A virtual device that got a notification. */
const DEVICE: State = {
  name: 'simulator-device',
  from: STARTED,
  reach: async (world) => {
    const { bench, serving } = world;
    const { facts, pem } = await startedFacts(world);
    await bench.choice('Shown in the list', 'Devices').click();
    await bench.button('Register device').click();
    await bench.dialog.getByRole('textbox', { name: 'Device token' }).fill(facts.token);
    await bench.dialog.getByRole('button', { name: 'Register', exact: true }).click();
    await (await serving(http2Client(facts, pem))).push(RAIN);
    await bench.page.getByText('1 arrived').waitFor();
  },
};

/** The running simulator, from one that waits to one that is short of rules; then its devices. */
export const SIMULATOR_STATES: readonly State[] = [
  {
    name: 'simulator-waiting',
    from: STARTED,
    reach: ({ bench }) => bench.page.getByText('Nothing has arrived yet').waitFor(),
    back: stays,
  },
  {
    name: 'simulator-findings',
    from: BUSY,
    reach: async (world) => {
      const { page } = world.bench;
      const { facts, pem } = await startedFacts(world);
      const client = await world.serving(http2Client(facts, pem));
      await client.push('{"aps":{"alert":"Gate change: B42","badage":1,"content-available":1}}', {
        'apns-push-type': 'background',
      });
      await page.getByRole('option').filter({ hasText: 'Gate change' }).click();
      await page.getByRole('article', { name: 'Gate change: B42' }).getByText('badage').first().waitFor();
    },
    back: stays,
  },
  {
    name: 'simulator-problem',
    from: BUSY,
    reach: async (world) => {
      const { page } = world.bench;
      const { facts, pem } = await startedFacts(world);
      await opensslClient({ ...facts, ca: pem }, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
      await page.getByRole('option').filter({ hasText: 'CA not trusted' }).click();
      await page.getByRole('article', { name: 'CA not trusted' }).waitFor();
    },
    back: stays,
  },
  {
    name: 'simulator',
    from: BUSY,
    reach: async ({ bench }) => {
      await bench.select('Respond', /Unregistered$/);
      await bench.button('Arm').click();
      await bench.page.getByText('armed for next request').waitFor();
    },
    back: ({ bench }) => bench.button('Disarm').click(),
  },
  {
    name: 'simulator-rules-unusable',
    from: BUSY,
    reach: async ({ bench, folder }) => {
      const file = join(folder, 'rules.json');
      writeFileSync(file, '{"rules": [{"answer": {"reason": "Shutdown"}, "times": 1}]}');
      await answerDialog(bench.running.app, file);
      await bench.button('Choose rules file').click();
      await bench.button('Stop using').waitFor();
      writeFileSync(file, '{"rules": [{"answer": {"reason": "NoSuchReason"}}]}');
      await bench.page.getByText('Not in force').waitFor();
    },
  },
  {
    name: 'simulator-register',
    from: STARTED,
    reach: async ({ bench }) => {
      await bench.choice('Shown in the list', 'Devices').click();
      await bench.button('Register device').click();
      await bench.button('Make a token').click();
    },
    back: pressEscape,
  },
  DEVICE,
  {
    name: 'simulator-device-gone',
    from: DEVICE,
    reach: async ({ bench }) => {
      await bench.button('Uninstall the app').click();
      await bench.button('Register again').waitFor();
    },
  },
  {
    name: 'simulator-port-in-use',
    reach: async ({ bench, serving }) => {
      const other = await serving(listenTcp(() => {}));
      await bench.openSettings();
      await bench.field('HTTP/2 port').fill(String(other.port));
      await bench.openSimulator();
      await bench.button('Start simulator').first().click();
      await bench.button(/^Use \d+/).waitFor();
    },
  },
];
