import type { Place } from './state.ts';

/** What many states begin with. */

export const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

/** A certificate and its key, ready on the Bench. */
export const PAIR: Place = { reach: ({ bench, pushFiles }) => bench.importPair(pushFiles) };

/** The same, with a device's token. */
export const ADDRESSED: Place = { from: PAIR, reach: ({ bench }) => bench.field('Device token').fill(TOKEN) };

/** A message to the simulator, which runs. */
export const COMPOSED: Place = {
  from: PAIR,
  reach: async ({ bench }) => {
    await bench.aimAt('Simulator');
    await bench.startSimulator();
    await bench.field('Device token').fill(TOKEN);
    await bench.field('Title').fill('Rain in 20 minutes');
    await bench.field('Body').fill('Heavy showers until 18:40. Take an umbrella.');
  },
};

/** Nothing of the state is in the way of what comes next. */
export const stays: NonNullable<Place['back']> = async () => {};

/** Closes what lies over the page. */
export const pressEscape: NonNullable<Place['back']> = ({ bench }) => bench.page.keyboard.press('Escape');
