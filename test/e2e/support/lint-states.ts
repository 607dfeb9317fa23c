import { ADDRESSED } from './beginnings.ts';
import type { State } from './state.ts';

/** A message with findings of each kind: in the payload, in the headers, about the topic. */
const FORM: State = {
  name: 'bench-findings-form',
  from: ADDRESSED,
  reach: async ({ bench }) => {
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
  },
};

/** A message with findings: in the Form, in the Headers tab, as the list over the send bar, and half typed. */
export const LINT_STATES: readonly State[] = [
  FORM,
  {
    name: 'bench-findings-headers',
    from: FORM,
    reach: ({ bench }) => bench.tab('Headers').click(),
    back: ({ bench }) => bench.tab('Form').click(),
  },
  {
    name: 'bench-findings',
    from: FORM,
    reach: async ({ bench }) => {
      await bench.tab('JSON').click();
      await bench.page
        .getByRole('region', { name: 'Send', exact: true })
        .getByRole('button', { name: /warning/ })
        .click();
      await bench.page.getByRole('dialog', { name: 'Before you send' }).waitFor();
    },
  },
  {
    name: 'bench-half-typed',
    from: ADDRESSED,
    reach: async ({ bench }) => {
      await bench.button('Add custom data').click();
      await bench.field('Custom data').fill('{ "orderId" 7');
      await bench.button('1 warning').click();
      await bench.page.getByRole('dialog', { name: 'Before you send' }).waitFor();
    },
  },
];
