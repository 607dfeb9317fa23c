import { ADDRESSED, stays } from './beginnings.ts';
import type { Place, State, StateWorld } from './state.ts';

type Pushed = { readonly payload: object; readonly pushType?: string };

/** A message, of which the phone shows the preview. */
async function preview({ bench }: StateWorld, { payload, pushType }: Pushed): Promise<void> {
  await bench.tab('JSON').click();
  await bench.field('Payload as JSON').fill(`${JSON.stringify(payload, null, 2)}\n`);
  if (pushType === undefined) return;
  await bench.tab('Headers').click();
  await bench.select('Push type', pushType);
}

const RAIN = { title: 'Rain in 20 minutes', subtitle: 'Paris', body: 'Heavy showers until 18:40. Take an umbrella.' };

const PREVIEWS: Readonly<Record<string, Pushed>> = {
  'preview-time-sensitive-image': {
    payload: {
      aps: { alert: RAIN, badge: 3, sound: 'default', 'interruption-level': 'time-sensitive', 'mutable-content': 1 },
      'image-url': 'https://example.com/radar.png',
    },
  },
  'preview-live-activity': {
    pushType: 'liveactivity',
    payload: {
      aps: {
        timestamp: 1_764_000_000,
        event: 'update',
        'content-state': {
          condition: 'Heavy rain',
          minutesLeft: 18,
          millimetres: 4.2,
          radar: [1, 2, 3],
          wind: 'NW',
          gusts: 40,
        },
        alert: { title: 'Heavier than expected', body: 'Until 18:40 in Paris' },
      },
    },
  },
};

const MORE: Readonly<Record<string, Pushed>> = {
  'preview-critical': {
    payload: {
      aps: {
        alert: {
          'title-loc-key': 'FLOOD_TITLE',
          body: 'Leave the river bank now.\nמים עולים\n河水上涨 🌊\nFourth line\nFifth',
        },
        sound: { critical: 1, name: 'alarm.caf', volume: 0.8 },
      },
    },
  },
  'preview-silent': { payload: { aps: { 'content-available': 1 } } },
};

const reaching = (pushed: Pushed): Place => ({ from: ADDRESSED, reach: (world) => preview(world, pushed) });

/** One after the other: each replaces the payload, and another push type stays. */
const statesOf = (previews: Readonly<Record<string, Pushed>>): readonly State[] =>
  Object.entries(previews).map(([name, pushed]) => ({
    name,
    ...reaching(pushed),
    ...(pushed.pushType === undefined && { back: stays }),
  }));

/** What the phone of the Bench makes of a push: a notification with all its marks, and a Live Activity. */
export const PREVIEW_STATES = statesOf(PREVIEWS);

/** The same of further kinds of push: for pictures alone, since they are made of the same parts. */
export const PREVIEW_PICTURES: readonly State[] = [
  ...statesOf(MORE),
  {
    name: 'preview-grouped',
    from: reaching({ payload: { aps: { alert: RAIN, 'thread-id': 'paris' } } }),
    reach: async ({ bench }) => {
      await bench.aimAt('Simulator');
      await bench.startSimulator();
      await bench.send();
      await bench.send();
    },
  },
  {
    name: 'preview-banner',
    from: reaching({
      payload: {
        aps: {
          alert: { ...RAIN, body: 'Heavy showers until 18:40, then drizzle all evening long. Take an umbrella.' },
          badge: 12,
        },
      },
    }),
    reach: ({ bench }) => bench.choice('Preview as', 'Banner').click(),
  },
];
