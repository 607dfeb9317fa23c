import type { State, StateWorld } from './states.ts';

const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

/** A message with findings of each kind: in the payload, in the headers, about the topic. */
async function findings({ bench, pushFiles }: StateWorld): Promise<void> {
  await bench.importPair(pushFiles);
  await bench.field('Device token').fill(TOKEN);
  await bench.tab('JSON').click();
  await bench
    .field('Payload as JSON')
    .fill(
      '{\n  "aps": {\n    "alert": { "title": "Rain", "body": "" },\n    "badge": "3",\n    "contentAvailable": 1,\n    "orderNumber": 7\n  }\n}\n',
    );
  await bench.tab('Headers').click();
  await bench.field('Topic').fill('com.example.maps');
  await bench.field('Expiration').fill('1700000000');
  await bench.field('Collapse id').fill('x'.repeat(70));
  await bench.tab('Form').click();
}

/** A message with findings: as the list over the send bar, in the Form, and in the Headers tab. */
export const LINT_STATES: readonly State[] = [
  {
    name: 'bench-findings',
    reach: async (world) => {
      await findings(world);
      await world.bench.tab('JSON').click();
      await world.bench.page
        .getByRole('region', { name: 'Send', exact: true })
        .getByRole('button', { name: /warning/ })
        .click();
      await world.bench.page.getByRole('dialog', { name: 'Before you send' }).waitFor();
    },
  },
  { name: 'bench-findings-form', reach: findings },
  {
    name: 'bench-findings-headers',
    reach: async (world) => {
      await findings(world);
      await world.bench.tab('Headers').click();
    },
  },
];
