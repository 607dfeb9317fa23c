import { describe, expect, test } from 'vitest';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { FindingCode } from '../../../shared/inspection/finding.ts';
import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import { findingText } from '../../../shared/messages/finding-text.ts';
import { fixText } from '../../../shared/messages/fix-text.ts';
import { DEFAULT_PAYLOAD } from '../../../shared/payload/draft.ts';
import { applyFix, type DraftFinding, lintDraft } from '../../../shared/payload/lint-draft.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { credential, TOKEN } from '../../renderer/bench/fixtures.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;
const NO_HEADERS: DraftHeaders = {
  topic: '',
  pushType: '',
  priority: '',
  expiration: '',
  collapseId: '',
  id: '',
  command: 2,
};
const KEY = { kind: 'token-key', topics: [], environments: ['sandbox', 'production'] } as const;

type Drafted = {
  readonly payload?: string;
  readonly headers?: Partial<DraftHeaders>;
  readonly credential?: Partial<CredentialFacts> | null;
} & Partial<Pick<LintSituation, 'protocol' | 'environment'>>;

function drafted({ payload = DEFAULT_PAYLOAD, headers = {}, credential: owner = {}, ...more }: Drafted): LintSituation {
  return {
    draft: { token: TOKEN, payload, headers: { ...NO_HEADERS, ...headers } },
    credential: owner === null ? null : credential(owner),
    protocol: 'http2',
    environment: 'sandbox',
    now: NOW,
    ...more,
  };
}

const told = (situation: LintSituation) => lintDraft(situation).map(({ code, place }) => `${code} at ${place}`);

test('a draft that is in order has no finding', () => {
  expect(told(drafted({}))).toEqual([]);
  expect(told(drafted({ payload: '{"aps":{"content-available":1},"id":7}' }))).toEqual([]);
  expect(told(drafted({ protocol: 'legacy' }))).toEqual([]);
  expect(told(drafted({ credential: KEY, headers: { topic: 'com.example.app' } }))).toEqual([]);
});

/** A draft, its finding with the place, the fix that is offered first, what the fix makes of the changed part, and a draft without the finding. */
const CASES: readonly (readonly [FindingCode, string, Drafted, string, object, Drafted])[] = [
  [
    'key-misspelt',
    'aps.badage',
    { payload: '{"aps": {"alert": "a",\n  "badage" : 1.0}}' },
    'Rename to badge',
    { payload: '{"aps": {"alert": "a",\n  "badge" : 1.0}}' },
    { payload: '{"aps":{"alert":"a","badge":1}}' },
  ],
  [
    'key-misspelt',
    'aps.badage',
    { payload: '{"aps":{"alert":"a","badage":1,"badge":2}}' },
    'Remove badage',
    { payload: '{"aps":{"alert":"a","badge":2}}' },
    { payload: '{"aps":{"alert":"a","badge":2}}' },
  ],
  [
    'key-misspelt',
    'APS',
    { payload: '{"APS":{"alert":"a"}}' },
    'Rename to aps',
    { payload: '{"aps":{"alert":"a"}}' },
    { payload: '{"aps":{"alert":"a"}}' },
  ],
  [
    'key-misplaced',
    'badge',
    { payload: '{"badge": 3,\n "aps": {"alert": "a"}}' },
    'Move to aps.badge',
    { payload: '{"aps": {"alert": "a", "badge": 3}}' },
    { payload: '{"aps":{"alert":"a","badge":3}}' },
  ],
  [
    'key-misplaced',
    'aps.title',
    { payload: '{"aps":{"alert":"b\\u00e9","title":"t"}}' },
    'Move to aps.alert.title',
    { payload: '{"aps":{"alert":{"title":"t","body":"b\\u00e9"}}}' },
    { payload: '{"aps":{"alert":{"title":"t"}}}' },
  ],
  [
    'key-misplaced',
    'alert',
    { payload: '{"alert":{"title" : "t"},"x":[1, 2]}' },
    'Move to aps.alert',
    { payload: '{"x":[1, 2],"aps":{"alert":{"title" : "t"}}}' },
    { payload: '{"aps":{"alert":"a"},"x":[1, 2]}' },
  ],
  [
    'key-misplaced',
    'aps.alert.badge',
    { payload: '{"aps":{"alert":{"body":"b","badge":1}}}' },
    'Move to aps.badge',
    { payload: '{"aps":{"alert":{"body":"b"},"badge":1}}' },
    { payload: '{"aps":{"alert":{"body":"b"},"badge":1}}' },
  ],
  [
    'key-ignored',
    'aps.order.id',
    { payload: '{"aps":{"alert":"a","order.id":{"n": 5}}}' },
    'Move beside aps',
    { payload: '{"aps":{"alert":"a"},"order.id":{"n": 5}}' },
    { payload: '{"aps":{"alert":"a"},"order.id":5}' },
  ],
  [
    'value-type',
    'aps.badge',
    { payload: '{"aps":{"alert":"a","badge":"3"}}' },
    'Write 3',
    { payload: '{"aps":{"alert":"a","badge":3}}' },
    { payload: '{"aps":{"alert":"a","badge":3}}' },
  ],
  [
    'value-type',
    'aps.badge',
    { payload: '{"aps":{"alert":"a","badge":"many"}}' },
    'Remove badge',
    { payload: '{"aps":{"alert":"a"}}' },
    { payload: '{"aps":{"alert":"a"}}' },
  ],
  [
    'value-type',
    'aps.alert.loc-args',
    { payload: '{"aps":{"alert":{"loc-key":"K","loc-args":"Anna"}}}' },
    'Write ["Anna"]',
    { payload: '{"aps":{"alert":{"loc-key":"K","loc-args":["Anna"]}}}' },
    { payload: '{"aps":{"alert":{"loc-key":"K","loc-args":["Anna"]}}}' },
  ],
  [
    'value-type',
    'aps.content-available',
    { payload: '{"aps":{"alert":"a","content-available":true}}' },
    'Write 1',
    { payload: '{"aps":{"alert":"a","content-available":1}}' },
    { payload: '{"aps":{"alert":"a","content-available":1}}' },
  ],
  [
    'key-repeated',
    'aps.badge',
    { payload: '{"aps":{"badge":1,"alert":"a","badge":2}}' },
    'Keep the last badge',
    { payload: '{"aps":{"alert":"a","badge":2}}' },
    { payload: '{"aps":{"badge":1,"alert":{"badge":2}}}' },
  ],
  [
    'background-priority',
    'apns-priority',
    { payload: '{"aps":{"content-available":1}}', headers: { priority: '10' } },
    'Set priority 5',
    { headers: { priority: '5' } },
    { payload: '{"aps":{"content-available":1}}' },
  ],
  [
    'background-visible',
    'aps',
    { payload: '{"aps":{"content-available":1,"badge":1}}', headers: { pushType: 'background' } },
    'Set push type alert',
    { headers: { pushType: 'alert' } },
    { payload: '{"aps":{"content-available":1}}', headers: { pushType: 'background' } },
  ],
  [
    'content-available-missing',
    'aps',
    { payload: '{"aps":{}}', headers: { pushType: 'background' } },
    'Set content-available to 1',
    { payload: '{"aps":{"content-available":1}}' },
    { payload: '{"aps":{"content-available":1}}', headers: { pushType: 'background' } },
  ],
  [
    'push-type-unfit',
    'apns-push-type',
    { payload: '{"aps":{"content-available":1}}', headers: { pushType: 'alert', priority: '10' } },
    'Set push type background',
    { headers: { pushType: 'background', priority: '' } },
    { payload: '{"aps":{"content-available":1}}' },
  ],
  [
    'push-type-unfit',
    'apns-push-type',
    {
      payload: '{"aps":{"content-state":{},"event":"update","timestamp":1}}',
      credential: KEY,
      headers: { topic: 'com.example.app' },
    },
    'Set push type liveactivity',
    { headers: { pushType: 'liveactivity', topic: 'com.example.app.push-type.liveactivity' } },
    { credential: KEY, headers: { topic: 'com.example.app' } },
  ],
  [
    'priority-unusual',
    'apns-priority',
    { credential: KEY, headers: { topic: 'a.b.location-query', pushType: 'location', priority: '1' } },
    'Set priority 10',
    { headers: { priority: '10' } },
    { credential: KEY, headers: { topic: 'a.b.location-query', pushType: 'location', priority: '5' } },
  ],
  [
    'topic-suffix',
    'apns-topic',
    { credential: KEY, headers: { topic: 'com.example.app', pushType: 'voip' } },
    'Use topic com.example.app.voip',
    { headers: { topic: 'com.example.app.voip' } },
    { credential: KEY, headers: { topic: 'com.example.app.voip', pushType: 'voip' } },
  ],
  [
    'topic-suffix',
    'apns-topic',
    { credential: KEY, headers: { topic: 'com.example.app.voip' } },
    'Set push type voip',
    { headers: { pushType: 'voip', topic: 'com.example.app.voip' } },
    { credential: KEY, headers: { topic: 'com.example.app' } },
  ],
  [
    'topic-suffix-without-type',
    'apns-topic',
    { credential: KEY, headers: { topic: 'com.example.app.voip', pushType: 'call' } },
    'Set push type voip',
    { headers: { pushType: 'voip', topic: 'com.example.app.voip' } },
    { credential: KEY, headers: { topic: 'com.example.app', pushType: 'call' } },
  ],
  [
    'collapse-id-long',
    'apns-collapse-id',
    { headers: { collapseId: 'é'.repeat(33) } },
    'Cut to 64 bytes',
    { headers: { collapseId: 'é'.repeat(32) } },
    { headers: { collapseId: 'é'.repeat(32) } },
  ],
  [
    'expired-before-arrival',
    'apns-expiration',
    { headers: { expiration: String(SECONDS - 60) } },
    'Clear the expiration',
    { headers: { expiration: '' } },
    { headers: { expiration: String(SECONDS + 60) } },
  ],
  [
    'expiration-milliseconds',
    'apns-expiration',
    { headers: { expiration: String((SECONDS + 60) * 1000) } },
    `Write ${SECONDS + 60}`,
    { headers: { expiration: String(SECONDS + 60) } },
    { headers: { expiration: '0' } },
  ],
  [
    'expiration-milliseconds',
    'apns-expiration',
    { headers: { expiration: String((SECONDS - 60) * 1000) } },
    'Clear the expiration',
    { headers: { expiration: '' } },
    { headers: { expiration: '' } },
  ],
  [
    'legacy-priority',
    'priority',
    { protocol: 'legacy', headers: { priority: '1' } },
    'Set priority 10',
    { headers: { priority: '10' } },
    { protocol: 'legacy', headers: { priority: '1', command: 1 } },
  ],
  [
    'expired-before-arrival',
    'expiration',
    { protocol: 'legacy', headers: { expiration: '1', command: 1 } },
    'Clear the expiration',
    { headers: { expiration: '' } },
    { protocol: 'legacy', headers: { expiration: '1', command: 0 } },
  ],
  [
    'smart-quotes',
    'payload',
    { payload: '{“aps”: {“alert”: “It’s „raining“”}}' },
    'Straighten the quotes',
    { payload: '{"aps": {"alert": "It’s „raining“"}}' },
    { payload: '{"aps": {"alert": "It’s „raining“"}}' },
  ],
  [
    'nul-terminated',
    'payload',
    { payload: '{"aps":{"alert":"a"}}\0' },
    'Remove the zero byte',
    { payload: '{"aps":{"alert":"a"}}' },
    { payload: '{"aps":{"alert":"a"}}' },
  ],
  [
    'byte-order-mark',
    'payload',
    { payload: '\ufeff{"aps":{"alert":"a"}}' },
    'Remove the byte order mark',
    { payload: '{"aps":{"alert":"a"}}' },
    { payload: '{"aps":{"alert":"\ufeff"}}' },
  ],
  [
    'escaped-unicode-upper',
    'payload',
    { payload: '{"aps":{"alert":"\\U00e9 \\\\U00e9"}}' },
    'Write \\u instead',
    { payload: '{"aps":{"alert":"\\u00e9 \\\\U00e9"}}' },
    { payload: '{"aps":{"alert":"\\u00e9 \\\\U00e9"}}' },
  ],
  [
    'size',
    'payload',
    { payload: `{ "aps" : { "alert" : "a  b" } ${' '.repeat(4096)} }` },
    'Remove the blanks between keys and values',
    { payload: '{"aps":{"alert":"a  b"}}' },
    { payload: `{"aps":{"alert":"${'x'.repeat(4000)}"}}` },
  ],
  [
    'alert-empty',
    'aps.alert',
    { payload: '{"aps":{"alert":"","badge":1}}' },
    'Remove alert',
    { payload: '{"aps":{"badge":1}}' },
    { payload: '{"aps":{"alert":"a","badge":1}}' },
  ],
  [
    'nothing-to-show',
    'aps',
    { payload: '{"aps":{"category":"c"}}' },
    'Set content-available to 1',
    { payload: '{"aps":{"category":"c","content-available":1}}' },
    { payload: '{"aps":{"category":"c","badge":0}}' },
  ],
  [
    'mutable-without-alert',
    'aps.mutable-content',
    { payload: '{"aps":{"badge":1,"mutable-content":1}}' },
    'Remove mutable-content',
    { payload: '{"aps":{"badge":1}}' },
    { payload: '{"aps":{"alert":"a","mutable-content":1}}' },
  ],
  [
    'topic-not-covered',
    'apns-topic',
    { headers: { topic: 'com.example.other' } },
    'Use topic com.example.weather',
    { headers: { topic: 'com.example.weather' } },
    { headers: { topic: 'com.example.weather' } },
  ],
  [
    'production-target',
    'target',
    { environment: 'production', credential: { environments: ['sandbox', 'production'] } },
    'Send to Sandbox',
    { target: 'sandbox' },
    { environment: 'sandbox', credential: { environments: ['sandbox', 'production'] } },
  ],
  [
    'environment-mismatch',
    'target',
    { environment: 'production' },
    'Send to Sandbox',
    { target: 'sandbox' },
    { environment: null },
  ],
];

describe.each(CASES)('%s at %s', (code, place, odd, button, change, neighbour) => {
  const isIt = (finding: DraftFinding) => finding.code === code && finding.place === place;
  const situation = drafted(odd);

  test('is found, and not in its neighbour', () => {
    expect(lintDraft(situation).filter(isIt)).toHaveLength(1);
    expect(lintDraft(drafted(neighbour)).filter(isIt)).toEqual([]);
  });

  test('is fixed by a button that changes nothing else', () => {
    const [fix] = lintDraft(situation).find(isIt)?.fixes ?? [];
    expect(fix && fixText(fix)).toBe(button);
    expect(fix).toMatchObject(change);
    const after = fix && applyFix(situation, fix);
    expect(after && lintDraft(after).filter(isIt)).toEqual([]);
  });

  test('has words with a next step', () => {
    for (const finding of lintDraft(situation)) {
      const { title, remedy } = findingText(finding);
      expect(title).toMatch(/^["\p{L}].*[^.]$/u);
      expect(remedy).toMatch(/[.)]$/);
      expect(title + remedy).not.toMatch(/undefined|NaN/);
    }
  });
});

describe('what the credential may send', () => {
  const pushType = (facts: Drafted) => told(drafted(facts)).filter((line) => line.startsWith('push-type-not-covered'));

  test('is told of a push type that a certificate lacks, and of location by any certificate', () => {
    expect(pushType({ headers: { pushType: 'voip' } })).toHaveLength(1);
    expect(pushType({ headers: { pushType: 'location' } })).toHaveLength(1);
    expect(pushType({ headers: { pushType: 'mdm' } })).toHaveLength(1);
    expect(pushType({ headers: { pushType: 'background' } })).toHaveLength(0);
    const voip = { topics: [{ topic: 'com.example.weather.voip', pushTypes: ['voip'] }] };
    expect(pushType({ headers: { pushType: 'voip' }, credential: voip })).toHaveLength(0);
  });

  test('a signing key sends every type but mdm', () => {
    expect(pushType({ headers: { topic: 'a.b', pushType: 'mdm' }, credential: KEY })).toHaveLength(1);
    expect(pushType({ headers: { topic: 'a.b.location-query', pushType: 'location' }, credential: KEY })).toEqual([]);
  });

  test('a covered topic of another push type is offered with its type', () => {
    const topics = [
      { topic: 'com.example.weather', pushTypes: ['alert'] },
      { topic: 'com.example.weather.voip', pushTypes: ['voip'] },
    ];
    const [finding] = lintDraft(drafted({ headers: { topic: 'com.example.other' }, credential: { topics } }));
    expect(finding?.fixes.map(({ headers }) => headers)).toEqual([
      { topic: 'com.example.weather' },
      { topic: 'com.example.weather.voip', pushType: 'voip' },
    ]);
  });
});

describe('a fix is offered only where it does no harm', () => {
  const fixes = (facts: Drafted, code: FindingCode) =>
    lintDraft(drafted(facts))
      .filter((finding) => finding.code === code)
      .flatMap((finding) => finding.fixes.map(fixText));

  test('an alert that is all there is to see is not taken out', () => {
    expect(fixes({ payload: '{"aps":{"alert":""}}' }, 'alert-empty')).toEqual([]);
  });

  test('an alert beside aps is not moved into a background push', () => {
    const payload = '{"alert":"a","aps":{"content-available":1}}';
    expect(fixes({ payload, headers: { pushType: 'background' } }, 'key-misplaced')).toEqual(['Remove alert']);
    expect(fixes({ payload, headers: { pushType: 'alert' } }, 'key-misplaced')).toEqual(['Move to aps.alert']);
  });

  test('the target of a production certificate stays', () => {
    const facts: Drafted = { environment: 'production', credential: { environments: ['production'] } };
    expect(told(drafted(facts))).toEqual(['production-target at target']);
    expect(fixes(facts, 'production-target')).toEqual([]);
  });

  test('a misspelt key may bring to light what its name hid', () => {
    const facts: Drafted = { payload: '{"aps":{"alert":"a","badage":"1"}}' };
    expect(fixes(facts, 'key-misspelt')).toEqual(['Rename to badge']);
    expect(told(drafted({ payload: '{"aps":{"alert":"a","badge":"1"}}' }))).toEqual(['value-type at aps.badge']);
  });

  test('a key that stands twice is first made one', () => {
    const payload = '{"aps":{"alert":"a","badage":1,"badage":2}}';
    expect(fixes({ payload }, 'key-misspelt')).toEqual([]);
    expect(fixes({ payload }, 'key-repeated')).toEqual(['Keep the last badage']);
  });
});

test('where a finding stands in the text is told', () => {
  const at = (payload: string) => lintDraft(drafted({ payload })).map(({ offset }) => offset);
  expect(at('{"aps":{"alert":"a", "badage":1}}')).toEqual([21]);
  expect(at('{"aps": “')).toEqual([8]);
  expect(at('{"x":1}')).toEqual([null]);
});
