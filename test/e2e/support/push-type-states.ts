import { ADDRESSED } from './beginnings.ts';
import type { Place, State } from './state.ts';

const composing = (pushType: RegExp): Place => ({
  from: ADDRESSED,
  reach: ({ bench }) => bench.select('Push type', pushType),
});

/** The Form of push types other than a plain alert. */
export const PUSH_TYPE_STATES: readonly State[] = [
  {
    name: 'bench-live-activity',
    from: composing(/^liveactivity/),
    reach: async ({ bench }) => {
      await bench.choice('Event', 'start').click();
      await bench.field('Attributes type').fill('RainAttributes');
      await bench.field('Attributes').fill('{ "city": "Paris" }');
      await bench.field('Content state').fill('{\n  "minutes": 20,\n  "intensity": "light"\n}');
    },
  },
  {
    name: 'bench-background',
    from: composing(/^background/),
    reach: ({ bench }) => bench.button('Start from a background example').click(),
  },
  {
    name: 'bench-critical-localised',
    from: composing(/^alert/),
    reach: async ({ bench }) => {
      await bench.select('Sound', 'critical…');
      await bench.field('Sound name').fill('siren.caf');
      await bench.button('Show more fields').click();
      await bench.button('Add localised keys').click();
      await bench.field('Body key').fill('RAIN_IN');
      await bench.button('Add an argument to Body key').click();
      await bench.field('Body key, argument 1').fill('20');
    },
  },
];
