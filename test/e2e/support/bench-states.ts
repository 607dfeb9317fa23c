import { join } from 'node:path';
import { makeCa, makeServerFiles } from '../../support/openssl-files.ts';
import { ADDRESSED, COMPOSED, PAIR, pressEscape } from './beginnings.ts';
import { acceptingServer, closedPort, silentServer } from './servers.ts';
import type { Place, State } from './state.ts';

const TESTED: Place = { from: COMPOSED, reach: ({ bench }) => bench.test() };

const HEADERS: State = {
  name: 'message-headers',
  from: COMPOSED,
  reach: ({ bench }) => bench.tab('Headers').click(),
  back: ({ bench }) => bench.tab('Form').click(),
};

const COPY_AS: State = {
  name: 'bench-copy-as',
  from: COMPOSED,
  reach: async ({ bench }) => {
    await bench.button('Copy as').click();
    await bench.page.getByRole('menuitem', { name: 'Swift' }).waitFor();
  },
};

/** The Bench with a message: its popovers, its tabs, what is said of a test and of a send. */
export const COMPOSED_STATES: readonly State[] = [
  {
    name: 'simulator-details',
    from: COMPOSED,
    reach: async ({ bench }) => {
      await bench.button(/^Simulator on/).click();
      await bench.button('Stop simulator').waitFor();
    },
    back: pressEscape,
  },
  HEADERS,
  {
    name: 'message-legacy',
    from: HEADERS,
    reach: ({ bench }) => bench.aimAt('Sandbox', 'legacy'),
    back: ({ bench }) => bench.aimAt('Simulator'),
  },
  {
    name: 'bench-details',
    from: TESTED,
    reach: async ({ bench }) => {
      await bench.button('Details').click();
      await bench.button(/^TLS and/).click();
    },
    back: async ({ bench }) => {
      await bench.button(/^TLS and/).click();
      await bench.button('Details').click();
    },
  },
  { name: 'bench-ready', from: TESTED, reach: ({ bench }) => bench.send() },
  COPY_AS,
  {
    name: 'bench-copied-as',
    from: COPY_AS,
    reach: async ({ bench }) => {
      await bench.page.getByRole('menuitem', { name: 'PHP' }).click();
      await bench.button('Export PEM for the copied program').waitFor();
    },
  },
  {
    name: 'message-json',
    from: COMPOSED,
    reach: async ({ bench }) => {
      await bench.tab('JSON').click();
      await bench.field('Payload as JSON').fill('{\n  "aps": {\n    "alert": "Rain",\n  }\n}\n');
      await bench.page.getByText('Line 4').first().waitFor();
    },
  },
  {
    name: 'bench-results',
    from: COMPOSED,
    reach: async ({ bench }) => {
      await bench.field('Body').fill('x'.repeat(4097));
      await bench.send();
      await bench.aimAtCustom({ port: await closedPort() });
      await bench.send();
      await bench.aimAt('Simulator');
      await bench.field('Body').fill('Heavy showers until 18:40. Take an umbrella.');
      await bench.send();
    },
  },
];

/** Tests of a connection: one that asks first, one that does not end, one that fails. */
export const TEST_STATES: readonly State[] = [
  {
    name: 'bench-production',
    from: PAIR,
    reach: async ({ bench }) => {
      await bench.aimAt('Production');
      await bench.button('Test connection').click();
      await bench.dialog.waitFor();
    },
    back: pressEscape,
  },
  {
    name: 'bench-testing',
    from: PAIR,
    reach: async ({ bench, serving }) => {
      await bench.aimAtCustom(await serving(silentServer()));
      await bench.button('Test connection').click();
      await bench.stages.nth(2).filter({ hasText: 'running' }).waitFor();
    },
  },
  {
    name: 'bench-error',
    from: ADDRESSED,
    reach: async ({ bench, folder, serving }) => {
      const files = makeServerFiles(join(folder, 'gateway'), { ca: makeCa(folder, 'Northwind Web Gateway CA') });
      await bench.aimAtCustom({ host: 'localhost', port: (await serving(acceptingServer(files))).port });
      await bench.test();
    },
  },
];
