import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenTcp } from '../../support/tls-servers.ts';
import {
  commandTwo,
  http2Client,
  opensslClient,
  RAIN,
  type RunningFacts,
  startedSimulator,
} from './simulator-clients.ts';
import type { State, StateWorld } from './states.ts';
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

type Shown = { readonly facts: RunningFacts; readonly pem: string };

/** A simulator to which several clients have sent, the last of them over the binary protocol. */
async function busy({ bench, folder, serving }: StateWorld): Promise<Shown> {
  const { facts, pem } = await startedSimulator(bench, folder);
  for (const [agent, headers, payload] of ARRIVALS) {
    const client = await serving(http2Client(facts, pem));
    await client.push(payload, { 'user-agent': agent, ...headers });
  }
  await opensslClient(facts, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
  await bench.page.getByRole('article', { name: 'Rain soon' }).waitFor();
  return { facts, pem };
}

/** A virtual device that got a notification. */
async function device(world: StateWorld): Promise<void> {
  const { bench, folder, serving } = world;
  const { facts, pem } = await startedSimulator(bench, folder);
  await bench.choice('Shown in the list', 'Devices').click();
  await bench.button('Register device').click();
  await bench.dialog.getByRole('textbox', { name: 'Device token' }).fill(facts.token);
  await bench.dialog.getByRole('button', { name: 'Register', exact: true }).click();
  await (await serving(http2Client(facts, pem))).push(RAIN);
  await bench.page.getByText('1 arrived').waitFor();
}

/** The Simulator section. */
export const SIMULATOR_STATES: readonly State[] = [
  { name: 'simulator-off', reach: ({ bench }) => bench.openSimulator() },
  {
    name: 'simulator-waiting',
    reach: async ({ bench, folder }) => {
      await startedSimulator(bench, folder);
      await bench.page.getByText('Nothing has arrived yet').waitFor();
    },
  },
  {
    name: 'simulator',
    reach: async (world) => {
      await busy(world);
      await world.bench.select('Respond', /Unregistered$/);
      await world.bench.button('Arm').click();
      await world.bench.page.getByText('armed for next request').waitFor();
    },
  },
  {
    name: 'simulator-findings',
    reach: async (world) => {
      const { bench } = world;
      const { facts, pem } = await busy(world);
      const client = await world.serving(http2Client(facts, pem));
      await client.push('{"aps":{"alert":"Gate change: B42","badage":1,"content-available":1}}', {
        'apns-push-type': 'background',
      });
      await bench.page.getByRole('option').filter({ hasText: 'Gate change' }).click();
      await bench.page.getByRole('article', { name: 'Gate change: B42' }).getByText('badage').first().waitFor();
    },
  },
  {
    name: 'simulator-problem',
    reach: async (world) => {
      const { facts, pem } = await busy(world);
      await opensslClient({ ...facts, ca: pem }, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
      await world.bench.page.getByRole('option').filter({ hasText: 'CA not trusted' }).click();
      await world.bench.page.getByRole('article', { name: 'CA not trusted' }).waitFor();
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
  {
    name: 'simulator-rules-unusable',
    reach: async (world) => {
      const file = join(world.folder, 'rules.json');
      await busy(world);
      writeFileSync(file, '{"rules": [{"answer": {"reason": "Shutdown"}, "times": 1}]}');
      await answerDialog(world.bench.running.app, file);
      await world.bench.button('Choose rules file').click();
      await world.bench.button('Stop using').waitFor();
      writeFileSync(file, '{"rules": [{"answer": {"reason": "NoSuchReason"}}]}');
      await world.bench.page.getByText('Not in force').waitFor();
    },
  },
  { name: 'simulator-device', reach: device },
  {
    name: 'simulator-device-gone',
    reach: async (world) => {
      await device(world);
      await world.bench.button('Uninstall the app').click();
      await world.bench.button('Register again').waitFor();
    },
  },
  {
    name: 'simulator-register',
    reach: async ({ bench, folder }) => {
      await startedSimulator(bench, folder);
      await bench.choice('Shown in the list', 'Devices').click();
      await bench.button('Register device').click();
      await bench.button('Make a token').click();
    },
  },
];
