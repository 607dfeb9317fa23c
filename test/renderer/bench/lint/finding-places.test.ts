import { describe, expect, test } from 'vitest';
import { EMPTY_HEADERS, FIRST_TARGET, FRESH_MESSAGE } from '../../../../renderer/bench/bench-state.ts';
import { benchFindings } from '../../../../renderer/bench/lint/bench-findings.ts';
import {
  findingsAt,
  formCounts,
  formRest,
  headerCounts,
  homeOf,
  jsonCounts,
  lineAt,
  payloadFindings,
} from '../../../../renderer/bench/lint/finding-places.ts';
import type { DraftHeaders } from '../../../../shared/ipc/channels.ts';
import { credential, TOKEN } from '../fixtures.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');

function findings(payload: string, headers: Partial<DraftHeaders> = {}) {
  const draft = {
    token: TOKEN,
    payload,
    headers: { ...EMPTY_HEADERS, ...headers },
    freshTimestamp: true,
    typedParts: {},
  };
  return benchFindings(draft, credential(), FIRST_TARGET, NOW);
}

const places = (found: ReturnType<typeof findings>) => found.map(({ place }) => place);

const ODD = findings('{"sound":"a","aps":{"alert":{"boddy":"b"},"badge":"1"}}', {
  topic: 'com.example.other',
  priority: '1',
  pushType: 'background',
  collapseId: 'x'.repeat(70),
});

describe('a finding stands', () => {
  test('beside the field it concerns', () => {
    expect(places(findingsAt(ODD, 'badge'))).toEqual(['aps.badge']);
    expect(places(findingsAt(ODD, 'topic'))).toEqual(['apns-topic']);
    expect(places(findingsAt(ODD, 'collapseId'))).toEqual(['apns-collapse-id']);
    expect(places(findingsAt(ODD, 'title'))).toEqual([]);
    const plain = findings('{"aps":{"alert":"","badge":1}}');
    expect(places(findingsAt(plain, 'body'))).toEqual(['aps.alert']);
  });

  test('below the form when no field of it is concerned, once', () => {
    const shown = findingsAt(ODD, 'badge');
    const rest = formRest(ODD, ['title', 'badge']);
    expect([...places(rest), ...places(shown)].sort()).toEqual(places(payloadFindings(ODD)).sort());
    expect(places(rest)).toContain('aps.alert.boddy');
    expect(places(rest)).toContain('sound');
    expect(places(rest)).not.toContain('apns-topic');
  });

  test('below the form when its field is none of the push type', () => {
    expect(places(formRest(ODD, ['customData']))).toContain('aps.badge');
    expect(places(formRest(ODD, ['badge']))).not.toContain('aps.badge');
  });

  test('in the JSON tab when a key of the payload is called like a part of the frame', () => {
    const repeated = findings('{"priority":1,"priority":2,"aps":{"alert":"a"}}');
    expect(places(payloadFindings(repeated))).toEqual(['priority']);
    expect(places(findingsAt(repeated, 'priority'))).toEqual([]);
  });
});

describe('a finding leads', () => {
  test('to its place in the JSON text, or to its field of the Headers tab', () => {
    const homes = Object.fromEntries(ODD.map((finding) => [finding.place, homeOf(finding)]));
    expect(homes).toMatchObject({
      sound: { tab: 'json', offset: 1 },
      'aps.alert.boddy': { tab: 'json', offset: 29 },
      'aps.badge': { tab: 'json', offset: 42 },
      'apns-topic': { tab: 'headers', field: 'topic' },
      'apns-collapse-id': { tab: 'headers', field: 'collapseId' },
    });
  });

  test('to the text when a key of the payload is called like a part of the frame', () => {
    const repeated = findings('{"priority":1,"priority":2,"aps":{"alert":"a"}}');
    expect(repeated.map(homeOf)).toEqual([{ tab: 'json', offset: 14, field: null }]);
  });

  test('to the token, and to nowhere from the target', () => {
    const finding = findingsAt(ODD, 'topic')[0];
    if (finding === undefined) throw new Error('The odd draft has a finding about its topic');
    expect(homeOf({ ...finding, place: 'token' })).toEqual({ tab: 'form', field: 'token' });
    expect(homeOf({ ...finding, place: 'target' })).toBeNull();
  });
});

test('what is half typed is counted by the Form alone, and leads to its field, which tells it by itself', () => {
  const typedParts = { customData: { typed: '{', over: null } };
  const draft = { ...FRESH_MESSAGE, token: TOKEN, typedParts };
  const half = benchFindings(draft, credential(), FIRST_TARGET, NOW);
  expect(half.map(homeOf)).toEqual([{ tab: 'form', field: 'customData' }]);
  expect(formCounts(half, false)).toEqual({ errors: 0, warnings: 1 });
  expect(jsonCounts(half, true)).toEqual({ errors: 0, warnings: 0 });
  expect(headerCounts(half, new Set())).toEqual({ errors: 0, warnings: 0 });
  expect(formRest(half, [])).toEqual([]);
  expect(findingsAt(half, 'customData')).toEqual([]);
});

describe('a tab counts', () => {
  test('what stands on it', () => {
    expect(jsonCounts(ODD, true)).toEqual({ errors: 3, warnings: 2 });
    expect(formCounts(ODD, false)).toEqual({ errors: 3, warnings: 2 });
    expect(formCounts(ODD, true)).toEqual({ errors: 3, warnings: 3 });
    expect(headerCounts(ODD, new Set())).toEqual({ errors: 1, warnings: 1 });
  });

  test('a header that cannot be right once, with or without a finding', () => {
    expect(headerCounts(ODD, new Set(['collapseId', 'id']))).toEqual({ errors: 2, warnings: 1 });
  });

  test('a text that is no JSON as one error, whether or not the reason is known', () => {
    expect(jsonCounts(findings('{“aps”:{}}'), false)).toEqual({ errors: 1, warnings: 0 });
    expect(jsonCounts(findings('{"aps":{}'), false)).toEqual({ errors: 1, warnings: 0 });
  });
});

test('lines are counted from 1, whatever ends them', () => {
  const text = '{\r\n"a":1,\n"b":2,\r"c":3}';
  expect([0, 3, 10, 17].map((offset) => lineAt(text, offset))).toEqual([1, 2, 3, 4]);
});
