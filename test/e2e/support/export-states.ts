import { join } from 'node:path';
import { makePkcs12 } from '../../support/openssl-files.ts';
import { PAIR, pressEscape, stays } from './beginnings.ts';
import type { State } from './state.ts';
import { answerDialog } from './system.ts';

const EXPORT: State = {
  name: 'export',
  from: PAIR,
  reach: async ({ bench }) => {
    await bench.button('Export PEM').click();
    await bench.dialog.waitFor();
  },
  back: pressEscape,
};

/** The dialog that exports a PEM, or saves a file of weak encryption anew. */
export const EXPORT_STATES: readonly State[] = [
  EXPORT,
  {
    name: 'export-saved',
    from: EXPORT,
    reach: async ({ bench, folder }) => {
      await bench.choice('Private key', 'Do not encrypt').click();
      await answerDialog(bench.running.app, folder);
      await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
      await bench.dialog.getByText('Saved 3 files').waitFor();
    },
    back: stays,
  },
];

export const RE_SAVE_STATES: readonly State[] = [
  {
    name: 'export-re-save',
    reach: async ({ bench, pushFiles, folder }) => {
      await bench.importFiles(makePkcs12(join(folder, 'Weather.p12'), pushFiles, { cipher: 'rc2-40' }));
      await bench.button('Details').click();
      await bench.button('Re-save').click();
      await bench.dialog.waitFor();
    },
  },
];
