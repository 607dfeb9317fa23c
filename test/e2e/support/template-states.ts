import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAIR, pressEscape } from './beginnings.ts';
import { dragFiles } from './drag.ts';
import type { State } from './state.ts';

/** The states of templates and of notifications from files. */
export const TEMPLATE_STATES: readonly State[] = [
  {
    name: 'templates',
    from: PAIR,
    reach: async ({ bench }) => {
      await bench.button('Templates').click();
      await bench.template('Alert with actions, in a thread').click();
    },
    back: pressEscape,
  },
  {
    name: 'templates-saved',
    from: PAIR,
    reach: async ({ bench }) => {
      await bench.field('Title').fill('Rain in 20 minutes');
      await bench.saveTemplate('Rain soon');
      await bench.field('Title').fill('Wind until the evening');
      await bench.saveTemplate('Wind');
      await bench.button('Templates').click();
      await bench.template('Wind').click();
      await bench.chooseTemplateAction('Delete');
      await bench.dialog.getByText('“Wind” was deleted.').waitFor();
    },
    back: pressEscape,
  },
  {
    name: 'templates-file-for-another-app',
    from: PAIR,
    reach: async ({ bench, folder }) => {
      const file = join(folder, 'maps.apns');
      writeFileSync(
        file,
        '{\n  "Simulator Target Bundle": "com.example.maps",\n  "aps": { "alert": "Turn left" }\n}\n',
      );
      await dragFiles(bench.page, [file]);
      await bench.page.getByText('maps.apns is for com.example.maps.').first().waitFor();
    },
  },
];
