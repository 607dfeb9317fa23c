import fc from 'fast-check';
import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { credential, TOKEN } from '../../renderer/bench/fixtures.ts';
import { blanks, entries, type Written, write } from './written-json.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;

const text: fc.Arbitrary<Written> = fc.constantFrom('', ' ', 'Hello', '1', '“é”', 'a "b" \\ c', 'Line\nbreak', 'true');
const scalar: fc.Arbitrary<Written> = fc.oneof(text, fc.constantFrom<Written>(0, 1, 2.5, 1e21, true, false, null));
const anything: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  { weight: 1, arbitrary: entries(fc.constantFrom('a', 'badge', 'a.b'), scalar, 2) },
);
const alertKey = fc.constantFrom('title', 'body', 'boddy', 'subtitle', 'loc-key', 'loc-args', 'badge', 'mine', 'sound');
const alert: fc.Arbitrary<Written> = fc.oneof(text, entries(alertKey, anything, 4), anything);
const apsEntry = fc.oneof(
  fc.tuple(fc.constantFrom('alert', 'alrt'), alert),
  fc.tuple(
    fc.constantFrom('badge', 'badage', 'sound', 'title', 'body', 'category', 'thread-id', 'order.number', '', 'APS'),
    anything,
  ),
  fc.tuple(fc.constantFrom('content-available', 'contentAvailable', 'mutable-content', 'content-state'), anything),
);
const apsOnce = fc.uniqueArray(apsEntry, { maxLength: 6, selector: ([key]) => key });
const aps: fc.Arbitrary<Written> = fc
  .oneof({ weight: 6, arbitrary: apsOnce }, { weight: 1, arbitrary: fc.array(apsEntry, { maxLength: 5 }) })
  .map((list) => ({ members: list }));
const rootEntry = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('aps'), aps) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('APS', 'alert'), fc.oneof(aps, alert)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('badge', 'sound', 'order', 'mdm', 'aps.alert'), anything) },
);
const root = fc.uniqueArray(rootEntry, { maxLength: 4, selector: ([key]) => key }).map((list) => ({ members: list }));

const headers: fc.Arbitrary<DraftHeaders> = fc.record({
  topic: fc.constantFrom('', 'com.example.weather', 'com.example.weather.voip', 'com.example.other', 'a.voip-ptt'),
  pushType: fc.constantFrom('', '', 'alert', 'background', 'voip', 'liveactivity', 'location', 'mdm', 'call'),
  priority: fc.constantFrom('', '10', '5', '1', '7', 'high'),
  expiration: fc.constantFrom(
    '',
    '0',
    '1',
    `${SECONDS + 60}`,
    `${(SECONDS + 60) * 1000}`,
    `${(SECONDS - 60) * 1000}`,
    'x',
  ),
  collapseId: fc.constantFrom('', 'rain', 'é'.repeat(33)),
  id: fc.constant(''),
  command: fc.constantFrom(0, 1, 2),
});
const voip = { topic: 'com.example.weather.voip', pushTypes: ['voip'] };
const owner = fc.constantFrom(
  null,
  credential(),
  credential({ topics: [{ topic: 'com.example.weather', pushTypes: ['alert', 'background'] }, voip] }),
  credential({ environments: ['production'] }),
  credential({ kind: 'token-key', topics: [], environments: ['sandbox', 'production'] }),
);
/** Drafts as odd as they come: keys and values of every wrong kind, written with any blanks, and headers to match. */
export const oddDrafts: fc.Arbitrary<LintSituation> = fc
  .record({
    value: root,
    gaps: blanks,
    headers,
    credential: owner,
    protocol: fc.constantFrom('http2', 'http2', 'legacy'),
    environment: fc.constantFrom('sandbox', 'production', null),
  })
  .map(({ value, gaps, headers: typed, ...rest }) => ({
    ...rest,
    draft: { token: TOKEN, payload: write(value, gaps), headers: typed, freshTimestamp: true, typedParts: {} },
    now: NOW,
  }));
