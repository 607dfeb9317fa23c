import type { State, StateWorld } from './states.ts';

const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

async function composing({ bench, pushFiles }: StateWorld, pushType: RegExp): Promise<void> {
  await bench.importPair(pushFiles);
  await bench.field('Device token').fill(TOKEN);
  await bench.select('Push type', pushType);
}

/** The Form of push types other than a plain alert. */
export const PUSH_TYPE_STATES: readonly State[] = [
  {
    name: 'bench-live-activity',
    reach: async (world) => {
      await composing(world, /^liveactivity/);
      await world.bench.choice('Event', 'start').click();
      await world.bench.field('Attributes type').fill('RainAttributes');
      await world.bench.field('Attributes').fill('{ "city": "Paris" }');
      await world.bench.field('Content state').fill('{\n  "minutes": 20,\n  "intensity": "light"\n}');
    },
  },
  {
    name: 'bench-background',
    reach: async (world) => {
      await composing(world, /^background/);
      await world.bench.button('Start from a background example').click();
    },
  },
  {
    name: 'bench-critical-localised',
    reach: async (world) => {
      await composing(world, /^alert/);
      const { bench } = world;
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
