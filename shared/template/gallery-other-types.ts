import type { Recipes } from './recipe.ts';

/** One attempt, not stored: what is late would be wrong. */
const NOW_OR_NEVER = '0';

/** One notification for each push type beside alerts and Live Activities. */
export const OTHER_TYPES = {
  'background-refresh': () => ({
    payload: { aps: { 'content-available': 1 }, refresh: 'forecast' },
    headers: { pushType: 'background', priority: '5' },
  }),
  'voip-call': () => ({
    payload: {
      aps: {},
      'call-id': '5f2c1c1e-8d0b-4c39-9d4e-0b6f3a1d7e20',
      caller: 'Anna',
      handle: '+44 20 7946 0123',
      video: false,
    },
    headers: { pushType: 'voip', priority: '10', expiration: NOW_OR_NEVER },
  }),
  'push-to-talk': () => ({
    payload: { aps: {}, activeSpeaker: 'Anna', activeSpeakerImage: 'https://example.com/anna.png' },
    headers: { pushType: 'pushtotalk', priority: '10', expiration: NOW_OR_NEVER },
  }),
  complication: () => ({
    payload: { aps: {}, temperature: 8, condition: 'rain' },
    headers: { pushType: 'complication', priority: '10' },
  }),
  'file-provider': ({ bundleId }) => ({
    payload: {
      'container-identifier': 'NSFileProviderWorkingSetContainerItemIdentifier',
      domain: `${bundleId}.documents`,
    },
    headers: { pushType: 'fileprovider', priority: '5' },
  }),
  'location-query': () => ({
    payload: { aps: {}, 'request-id': 'family-42' },
    headers: { pushType: 'location', priority: '10', expiration: NOW_OR_NEVER },
  }),
  widgets: () => ({
    payload: { aps: { 'content-changed': true } },
    headers: { pushType: 'widgets', priority: '10' },
  }),
  controls: () => ({
    payload: { aps: { 'content-changed': true } },
    headers: { pushType: 'controls', priority: '10' },
  }),
  mdm: () => ({
    payload: { mdm: '9B8DA3C1-6E5F-4B0A-8A57-2E3D4C5B6A79' },
    headers: { pushType: 'mdm', priority: '10' },
  }),
} satisfies Recipes;
