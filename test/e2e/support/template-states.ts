import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dragFiles } from './drag.ts';
import type { State } from './states.ts';

/** The states of templates and of notifications from files. */
export const TEMPLATE_STATES: readonly State[] = [
  {
    name: 'templates',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.button('Templates').click();
      await bench.template('Alert with actions, in a thread').click();
    },
  },
  {
    name: 'templates-saved',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.field('Title').fill('Rain in 20 minutes');
      await bench.saveTemplate('Rain soon');
      await bench.field('Title').fill('Wind until the evening');
      await bench.saveTemplate('Wind');
      await bench.button('Templates').click();
      await bench.template('Wind').click();
      await bench.chooseTemplateAction('Delete');
      await bench.dialog.getByText('“Wind” was deleted.').waitFor();
    },
  },
  {
    name: 'templates-file-for-another-app',
    reach: async ({ bench, pushFiles, folder }) => {
      const file = join(folder, 'maps.apns');
      writeFileSync(
        file,
        '{\n  "Simulator Target Bundle": "com.example.maps",\n  "aps": { "alert": "Turn left" }\n}\n',
      );
      await bench.importPair(pushFiles);
      await dragFiles(bench.page, [file]);
      await bench.page.getByText('maps.apns is for com.example.maps.').first().waitFor();
    },
  },
];
