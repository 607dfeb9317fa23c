import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Rule, takeAnswer } from '../../../shared/simulator/rules.ts';
import { parseRules } from '../../../shared/simulator/rules-file.ts';

const TOKEN = 'ab'.repeat(32);
const shutdown = { kind: 'reason', reason: 'Shutdown', timestamp: null } as const;
const invalidToken = { kind: 'legacy-status', legacyStatus: 8 } as const;
const http2 = { protocol: 'http2', token: TOKEN } as const;
const legacy = { protocol: 'legacy', token: TOKEN } as const;

describe('the first rule that fits', () => {
  const forbidden = { kind: 'reason', reason: 'Forbidden', timestamp: null } as const;
  test('wins', () => {
    const rules: Rule[] = [
      { token: 'cd', answer: forbidden, times: null },
      { token: TOKEN, answer: shutdown, times: null },
      { token: null, answer: forbidden, times: null },
    ];
    expect(takeAnswer(rules, http2).answer).toEqual(shutdown);
    expect(takeAnswer(rules, { protocol: 'http2', token: 'ef' }).answer).toEqual(forbidden);
  });

  test('is used up after its times, and not before', () => {
    const rules: Rule[] = [{ token: null, answer: shutdown, times: 2 }];
    const once = takeAnswer(rules, http2);
    const twice = takeAnswer(once.rules, http2);
    expect([once.answer, twice.answer]).toEqual([shutdown, shutdown]);
    expect(takeAnswer(twice.rules, http2)).toEqual({ answer: null, rules: [] });
    expect(rules[0]?.times).toBe(2);
  });

  test('speaks the protocol of its answer only', () => {
    const rules: Rule[] = [{ token: null, answer: invalidToken, times: null }];
    expect(takeAnswer(rules, http2).answer).toBeNull();
    expect(takeAnswer(rules, legacy).answer).toEqual(invalidToken);
  });

  test('is the only one that is counted down', () => {
    const rule = fc.record<Rule>({
      token: fc.constantFrom(null, TOKEN, 'cd'),
      answer: fc.constantFrom(shutdown, invalidToken),
      times: fc.constantFrom(null, 1, 2),
    });
    const total = (list: readonly Rule[]): number => list.reduce((sum, { times }) => sum + (times ?? 0), 0);
    fc.assert(
      fc.property(fc.array(rule), (rules) => {
        const taken = takeAnswer(rules, legacy);
        expect(total(rules) - total(taken.rules)).toBeLessThanOrEqual(taken.answer === null ? 0 : 1);
      }),
    );
  });
});

describe('a rules file', () => {
  const read = (rules: unknown): ReturnType<typeof parseRules> => parseRules('rules.json', JSON.stringify({ rules }));
  const detail = (text: string): string => {
    const parsed = parseRules('rules.json', text);
    return !parsed.ok && parsed.problem.code === 'rules-invalid' ? parsed.problem.detail : 'accepted';
  };

  test('gives its rules', () => {
    expect(
      read([
        { match: { token: TOKEN.toUpperCase() }, answer: { reason: 'Shutdown' }, times: 1 },
        { answer: { legacyStatus: 8 } },
        { match: {}, answer: { reason: 'Unregistered', timestamp: 1_700_000_000_000 } },
      ]),
    ).toEqual({
      ok: true,
      value: [
        { token: TOKEN, answer: shutdown, times: 1 },
        { token: null, answer: invalidToken, times: null },
        { token: null, answer: { kind: 'reason', reason: 'Unregistered', timestamp: 1_700_000_000_000 }, times: null },
      ],
    });
    expect(read([])).toEqual({ ok: true, value: [] });
  });

  test.each([
    ['not json', /^the file is not JSON/],
    ['[]', /^the file must be an object, not \[\]/],
    ['{}', /a list named "rules"/],
    ['{"rule":[]}', /the file: "rule" is not known here \(known: "rules"\)/],
    ['{"rules":[3]}', /^rule 1 must be an object, not 3/],
    ['{"rules":[{}]}', /^rule 1: "answer" is missing/],
    ['{"rules":[{"answer":{}}]}', /^rule 1, "answer" must hold either "reason" or "legacyStatus"/],
    ['{"rules":[{"answer":{"reason":"Shutdown","legacyStatus":8}}]}', /must hold either/],
    [
      '{"rules":[{"answer":{"legacyStatus":8}},{"answer":{"reason":"shutdown"}}]}',
      /^rule 2, "answer": "shutdown" is not/,
    ],
    ['{"rules":[{"answer":{"reason":"toString"}}]}', /"toString" is not a reason/],
    ['{"rules":[{"answer":{"legacyStatus":9}}]}', /"legacyStatus" must be one of 0, 1, 2.* not 9/],
    ['{"rules":[{"answer":{"reason":"Shutdown"},"time":1}]}', /^rule 1: "time" is not known here/],
    ['{"rules":[{"answer":{"reason":"Shutdown"},"times":0}]}', /^rule 1: "times" must be a whole number/],
    ['{"rules":[{"answer":{"reason":"Shutdown"},"times":"2"}]}', /not "2"/],
    ['{"rules":[{"match":{"token":"xyz"},"answer":{"reason":"Shutdown"}}]}', /^rule 1, "match": "token" must be/],
    ['{"rules":[{"match":"*","answer":{"reason":"Shutdown"}}]}', /^rule 1, "match" must be an object/],
    ['{"rules":[{"answer":{"reason":"Shutdown","timestamp":5}}]}', /"timestamp" goes with a "reason" of status 410/],
    ['{"rules":[{"answer":{"reason":"Unregistered","timestamp":"now"}}]}', /"timestamp" must be milliseconds/],
    ['{"rules":[{"answer":{"legacyStatus":8,"timestamp":5}}]}', /"timestamp" goes with/],
  ])('is refused by rule and field: %s', (text, words) => {
    expect(detail(text)).toMatch(words);
  });

  test('whatever it holds, is read or refused, never thrown over', () => {
    fc.assert(fc.property(fc.json(), (text) => typeof parseRules('r', text).ok === 'boolean'));
    fc.assert(fc.property(fc.array(fc.object()), (rules) => typeof read(rules).ok === 'boolean'));
  });
});
