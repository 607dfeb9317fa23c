import { PAIR, pressEscape, stays } from './beginnings.ts';
import type { State } from './state.ts';

const PALETTE: State = {
  name: 'palette',
  from: PAIR,
  reach: async ({ bench }) => {
    await bench.button('Search or run').click();
    await bench.page.getByRole('option', { name: 'Send notification' }).waitFor();
  },
  back: pressEscape,
};

/** The command palette, with all and with some of it. */
export const PALETTE_STATES: readonly State[] = [
  PALETTE,
  {
    name: 'palette-typed',
    from: PALETTE,
    reach: async ({ bench }) => {
      await bench.page.keyboard.type('simulator');
      await bench.page.getByRole('option', { name: 'Go to Simulator' }).waitFor();
    },
    back: stays,
  },
];
