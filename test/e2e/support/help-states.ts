import type { State } from './states.ts';

/** "How push works", from its beginning and at a drawing of bytes; the command palette, with all and with some of it. */
export const HELP_STATES: readonly State[] = [
  {
    name: 'how-push-works',
    reach: async ({ bench }) => {
      await bench.button('How push works').click();
      await bench.page.getByRole('heading', { name: 'How push works', level: 1 }).waitFor();
    },
  },
  {
    name: 'how-push-works-frames',
    reach: async ({ bench }) => {
      await bench.button('How push works').click();
      await bench.button('A frame of the binary protocol').click();
    },
  },
  {
    name: 'palette',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.button('Search or run').click();
      await bench.page.getByRole('option', { name: 'Send notification' }).waitFor();
    },
  },
  {
    name: 'palette-typed',
    reach: async ({ bench, pushFiles }) => {
      await bench.importPair(pushFiles);
      await bench.button('Search or run').click();
      await bench.page.keyboard.type('simulator');
      await bench.page.getByRole('option', { name: 'Go to Simulator' }).waitFor();
    },
  },
];
