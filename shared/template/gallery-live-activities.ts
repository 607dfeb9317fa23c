import type { Recipes } from './recipe.ts';

const MINUTE = 60;

/** The three events of a Live Activity; their times are made for the moment of use. */
export const LIVE_ACTIVITIES = {
  'live-activity-start': ({ now }) => ({
    payload: {
      aps: {
        timestamp: seconds(now),
        event: 'start',
        'attributes-type': 'DeliveryAttributes',
        attributes: { orderNumber: '4711' },
        'content-state': { stage: 'preparing', minutesLeft: 25 },
        'stale-date': seconds(now) + 30 * MINUTE,
        alert: { title: 'Order 4711', body: 'The kitchen has begun.' },
      },
    },
    headers: { pushType: 'liveactivity', priority: '10' },
  }),
  'live-activity-update': ({ now }) => ({
    payload: {
      aps: {
        timestamp: seconds(now),
        event: 'update',
        'content-state': { stage: 'on its way', minutesLeft: 12 },
        'stale-date': seconds(now) + 20 * MINUTE,
      },
    },
    headers: { pushType: 'liveactivity', priority: '5' },
  }),
  'live-activity-end': ({ now }) => ({
    payload: {
      aps: {
        timestamp: seconds(now),
        event: 'end',
        'content-state': { stage: 'delivered', minutesLeft: 0 },
        'dismissal-date': seconds(now) + 15 * MINUTE,
      },
    },
    headers: { pushType: 'liveactivity', priority: '10' },
  }),
} satisfies Recipes;

/** UNIX time. */
function seconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
