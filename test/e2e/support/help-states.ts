import type { State } from './states.ts';

/** "How push works": from its beginning, and at a drawing of bytes. */
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
];
