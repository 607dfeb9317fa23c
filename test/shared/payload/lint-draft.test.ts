import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../../shared/inspection/finding.ts';
import { findingText } from '../../../shared/messages/finding-text.ts';
import { fixText } from '../../../shared/messages/fix-text.ts';
import { applyFix, type DraftFinding, lintDraft } from '../../../shared/payload/lint-draft.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { type Drafted, drafted, KEY } from './drafted.ts';
import { HEADER_CASES } from './lint-header-cases.ts';
import { PAYLOAD_CASES } from './lint-payload-cases.ts';

const told = (situation: LintSituation) => lintDraft(situation).map(({ code, place }) => `${code} at ${place}`);

test('a draft that is in order has no finding', () => {
  expect(told(drafted({}))).toEqual([]);
  expect(told(drafted({ payload: '{"aps":{"content-available":1},"id":7}' }))).toEqual([]);
  expect(told(drafted({ protocol: 'legacy' }))).toEqual([]);
  expect(told(drafted({ credential: KEY, headers: { topic: 'com.example.app' } }))).toEqual([]);
});

describe.each([...PAYLOAD_CASES, ...HEADER_CASES])('%s at %s', (code, place, odd, button, change, neighbour) => {
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
