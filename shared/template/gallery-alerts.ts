import type { Recipe, Recipes } from './recipe.ts';

/** Alerts, one for each thing an alert can do (Apple, "Generating a remote notification"). */
export const ALERTS = {
  'alert-simple': alert({ alert: { title: 'Rain in 20 minutes', body: 'Light showers until 18:40.' } }),
  'alert-badge-sound': alert({
    alert: { title: 'New message', subtitle: 'Anna', body: 'Are we still on for lunch?' },
    badge: 3,
    sound: 'default',
  }),
  'alert-time-sensitive': alert({
    alert: { title: 'Your ride is here', body: 'White van, M-PX 204. It waits for five minutes.' },
    sound: 'default',
    'interruption-level': 'time-sensitive',
    'relevance-score': 1,
  }),
  'alert-critical': alert({
    alert: { title: 'Storm warning', body: 'Gusts of 110 km/h within the hour. Stay inside.' },
    sound: { critical: 1, name: 'default', volume: 1 },
    'interruption-level': 'critical',
  }),
  'alert-localised': alert({
    alert: {
      'title-loc-key': 'GAME_INVITE_TITLE',
      'loc-key': 'GAME_INVITE_BODY',
      'loc-args': ['Anna', 'chess'],
    },
    sound: 'default',
  }),
  'alert-image': alert(
    {
      alert: { title: 'Radar at 14:20', body: 'The rain moves north-east.' },
      'mutable-content': 1,
    },
    { 'image-url': 'https://example.com/radar.png' },
  ),
  'alert-category': alert(
    {
      alert: { title: 'Lunch on Friday', body: 'Anna invites you: 12:30, at the harbour.' },
      sound: 'default',
      category: 'INVITATION',
      'thread-id': 'calendar-lunch',
    },
    { 'invitation-id': 'lunch-42' },
  ),
  'alert-replacing': () => ({
    payload: {
      aps: { alert: { title: 'Final', body: 'Home 3 : 2 Away' }, 'interruption-level': 'passive' },
    },
    headers: { pushType: 'alert', priority: '5', collapseId: 'match-2026-11-24' },
  }),
} satisfies Recipes;

function alert(aps: object, custom: object = {}): () => Recipe {
  return () => ({ payload: { aps, ...custom }, headers: { pushType: 'alert', priority: '10' } });
}
