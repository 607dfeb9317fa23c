import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../../shared/simulator/configuration.ts';
import { createRuleBook, inOrder, type RuleBook } from '../../../shared/simulator/rule-book.ts';
import type { Rule } from '../../../shared/simulator/rules.ts';
import { parseRules, readRules } from '../../../shared/simulator/rules-file.ts';

const TOKEN = 'ab'.repeat(32);
const PROOF = process.env.PUSHBENCH_PROOF === '1';
const shutdown = { kind: 'reason', reason: 'Shutdown', timestamp: null } as const;
const forbidden = { kind: 'reason', reason: 'Forbidden', timestamp: null } as const;
const invalidToken = { kind: 'legacy-status', legacyStatus: 8 } as const;

describe('the first rule that fits', () => {
  const answers = (book: RuleBook, protocol: 'http2' | 'legacy', token = TOKEN, count = 1): readonly unknown[] =>
    Array.from({ length: count }, () => book.take(protocol, token)?.answer ?? null);

  test('wins, whether it is about a token or about all', () => {
    const book = createRuleBook(
      [
        { token: 'cd', answer: forbidden, times: null },
        { token: TOKEN, answer: shutdown, times: null },
        { token: null, answer: forbidden, times: null },
        { token: 'ef', answer: shutdown, times: null },
      ],
      1,
    );
    expect(answers(book, 'http2')).toEqual([shutdown]);
    expect(answers(book, 'http2', 'ef')).toEqual([forbidden]);
  });

  test('is used up after its times, and not before', () => {
    const rules: Rule[] = [{ token: null, answer: shutdown, times: 2 }];
    expect(answers(createRuleBook(rules, 1), 'http2', TOKEN, 3)).toEqual([shutdown, shutdown, null]);
    expect(answers(createRuleBook(rules, 1), 'http2')).toEqual([shutdown]);
  });

  test('counts as left until it is used up', () => {
    const rules: Rule[] = [
      { token: null, answer: shutdown, times: 2 },
      { token: 'cd', answer: shutdown, times: null },
      { token: null, answer: { kind: 'tls-alert', alert: 42 }, times: 1 },
    ];
    const book = createRuleBook(rules, 1);
    expect(book.left()).toBe(3);
    answers(book, 'http2', TOKEN, 1);
    expect(book.left()).toBe(3);
    answers(book, 'http2', TOKEN, 1);
    expect(book.left()).toBe(2);
    book.takeAlert('legacy');
    expect(book.left()).toBe(1);
    answers(book, 'http2', 'cd', 10);
    expect(book.left()).toBe(1);
    expect(createRuleBook([], 1).left()).toBe(0);
  });

  test('of two books is that of the first, and only what it decides is used up', () => {
    const first = createRuleBook([{ token: TOKEN, answer: shutdown, times: 1 }], 1);
    let second = createRuleBook([{ token: null, answer: forbidden, times: 2 }], 1);
    const both = inOrder(
      () => first,
      () => second,
    );
    expect(both.left()).toBe(2);
    expect(answers(both, 'http2', TOKEN, 2)).toEqual([shutdown, forbidden]);
    expect(answers(both, 'http2', 'cd', 2)).toEqual([forbidden, null]);
    expect(both.left()).toBe(0);
    second = createRuleBook([{ token: null, answer: { kind: 'tls-alert', alert: 42 }, times: 1 }], 1);
    expect(both.takeAlert('http2')).toBe(42);
    expect(both.takeAlert('http2')).toBeNull();
  });

  test('lets as many pass as its "after" says', () => {
    const book = createRuleBook([{ token: null, answer: shutdown, times: 1, after: 2 }], 1);
    expect(answers(book, 'http2', TOKEN, 4)).toEqual([null, null, shutdown, null]);
  });

  test('speaks the protocol of its answer only, or the one it is about', () => {
    const book = createRuleBook([{ token: null, answer: invalidToken, times: null }], 1);
    expect(answers(book, 'http2')).toEqual([null]);
    expect(answers(book, 'legacy')).toEqual([invalidToken]);
    const close = { kind: 'close', accept: false } as const;
    const closing = createRuleBook([{ token: null, answer: close, times: null, protocol: 'legacy' }], 1);
    expect(answers(closing, 'http2')).toEqual([null]);
    expect(answers(closing, 'legacy')).toEqual([close]);
  });

  test('about connections leaves notifications alone, and the other way round', () => {
    const book = createRuleBook([{ token: null, answer: { kind: 'tls-alert', alert: 45 }, times: 1 }], 1);
    expect(answers(book, 'http2')).toEqual([null]);
    expect([book.takeAlert('legacy'), book.takeAlert('legacy')]).toEqual([45, null]);
    expect(createRuleBook([{ token: null, answer: shutdown, times: null }], 1).takeAlert('http2')).toBeNull();
  });

  test('with a share applies to about as many, and the same seed makes it fall the same way', () => {
    const hits = (seed: number): string => {
      const book = createRuleBook([{ token: null, answer: shutdown, times: null, share: 0.05 }], seed);
      return answers(book, 'http2', TOKEN, 20_000)
        .map((answer) => (answer === null ? '.' : 'x'))
        .join('');
    };
    const one = hits(7);
    expect(one.replaceAll('.', '').length).toBeGreaterThan(850);
    expect(one.replaceAll('.', '').length).toBeLessThan(1150);
    expect(hits(7)).toBe(one);
    expect(hits(8)).not.toBe(one);
  });

  test('waits a time between its two ends', () => {
    const delay = { min: 20, max: 80 };
    const book = createRuleBook([{ token: null, answer: { kind: 'natural' }, times: null, delay }], 3);
    const waits = Array.from({ length: 200 }, () => book.take('http2', TOKEN)?.delayMs ?? 0);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(80);
    expect(new Set(waits).size).toBeGreaterThan(100);
  });

  test('is the only one that is counted down', () => {
    const rule = fc.record<Rule>({
      token: fc.constantFrom(null, TOKEN, 'cd'),
      answer: fc.constantFrom(shutdown, invalidToken),
      times: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(fc.array(rule), (rules) => {
        const fitting = rules.filter(({ token, answer }) => token !== 'cd' && answer === invalidToken);
        const total = fitting.reduce((sum, { times }) => sum + (times ?? 0), 0);
        const book = createRuleBook(rules, 1);
        const given = answers(book, 'legacy', TOKEN, total + 1);
        expect(given).toEqual([...given.slice(0, total).map(() => invalidToken), null]);
      }),
      { numRuns: PROOF ? 1000 : 100 },
    );
  });
});

describe('a rules file', () => {
  const read = (rules: unknown): ReturnType<typeof parseRules> => parseRules('rules.json', JSON.stringify({ rules }));
  const configuration = (parsed: ReturnType<typeof parseRules>): SimulatorConfiguration => {
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    return parsed.value;
  };
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
      value: {
        ...DEFAULT_CONFIGURATION,
        rules: [
          { token: TOKEN, answer: shutdown, times: 1 },
          { token: null, answer: invalidToken, times: null },
          {
            token: null,
            answer: { kind: 'reason', reason: 'Unregistered', timestamp: 1_700_000_000_000 },
            times: null,
          },
        ],
      },
    });
    expect(read([])).toEqual({ ok: true, value: DEFAULT_CONFIGURATION });
  });

  test.each<[object, Partial<Rule>]>([
    [{ delayMs: 50 }, { answer: { kind: 'natural' }, delay: { min: 50, max: 50 } }],
    [{ delayMs: [20, 80] }, { answer: { kind: 'natural' }, delay: { min: 20, max: 80 } }],
    [{ goaway: true }, { answer: { kind: 'goaway', reason: null } }],
    [{ goaway: 'Shutdown' }, { answer: { kind: 'goaway', reason: 'Shutdown' } }],
    [{ close: true }, { answer: { kind: 'close', accept: false } }],
    [{ reset: 'stream' }, { answer: { kind: 'reset', what: 'stream', accept: false } }],
    [{ reset: 'connection', accept: true }, { answer: { kind: 'reset', what: 'connection', accept: true } }],
    [{ streamLimit: 1 }, { answer: { kind: 'stream-limit', streams: 1 } }],
    [{ tlsAlert: 45 }, { answer: { kind: 'tls-alert', alert: 45 } }],
    [
      { legacyStatus: 10, form: 'split' },
      { answer: { kind: 'legacy-status', legacyStatus: 10 }, form: 'split' },
    ],
    [{ form: 'truncated' }, { answer: { kind: 'natural' }, form: 'truncated' }],
  ])('gives the answer %j', (answer, rule) => {
    expect(configuration(read([{ answer }])).rules).toEqual([{ token: null, times: null, ...rule }]);
  });

  test('gives devices, keys and settings', () => {
    const text = JSON.stringify({
      $schema: './rules.schema.json',
      devices: [
        { token: TOKEN.toUpperCase(), topic: 'com.example.app', environment: 'sandbox' },
        { token: 'cd', topic: 'com.example.app', environment: 'production', uninstalledAt: '2026-11-24T08:30:00Z' },
      ],
      providerKeys: [{ keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM', file: 'AuthKey.p8' }],
      clientCa: ['ca.pem'],
      environment: 'both',
      streamLimit: 'apple',
      idleTimeoutSeconds: 2,
      perTokenPerMinute: 10,
      seed: 7,
    });
    expect(configuration(parseRules('rules.json', text))).toEqual({
      rules: [],
      devices: [
        { token: TOKEN, topic: 'com.example.app', environment: 'sandbox', uninstalledAt: null, expiredAt: null },
        {
          token: 'cd',
          topic: 'com.example.app',
          environment: 'production',
          uninstalledAt: '2026-11-24T08:30:00Z',
          expiredAt: null,
        },
      ],
      providerKeys: [{ keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM', file: 'AuthKey.p8', environment: null }],
      clientCa: ['ca.pem'],
      environment: 'both',
      streamLimit: 'apple',
      idleTimeoutMs: 2000,
      perTokenPerMinute: 10,
      seed: 7,
    });
  });

  test.each([
    ['not json', /^the file is not JSON/],
    ['[]', /^the file must be an object, not \[\]/],
    ['{}', /a list named "rules"/],
    ['{"rule":[]}', /the file: "rule" is not known here \(known: "rules", "devices"/],
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
    ['{"rules":[{"answer":{"close":true,"goaway":true}}]}', /must hold either/],
    ['{"rules":[{"answer":{"accept":true,"delayMs":1}}]}', /"accept" goes with "close" or "reset" only/],
    ['{"rules":[{"answer":{"delayMs":[80,20]}}]}', /"delayMs" must have its smaller number first/],
    ['{"rules":[{"answer":{"delayMs":"soon"}}]}', /"delayMs" must be milliseconds, or two of them.* not "soon"/],
    ['{"rules":[{"answer":{"goaway":"shutdown"}}]}', /^rule 1, "answer": "shutdown" is not a reason/],
    ['{"rules":[{"answer":{"close":true},"share":5}]}', /^rule 1: "share" must be a number from 0 to 1, not 5/],
    ['{"rules":[{"answer":{"form":"odd"}}]}', /"form" must be "truncated"/],
    ['{"devices":[{"token":"ab","topic":"a"}]}', /^device 1: "environment" is missing/],
    ['{"devices":[{"token":"a","topic":"a","environment":"sandbox"}]}', /^device 1: "token" must be a device token/],
    [
      '{"devices":[{"token":"ab","topic":"a","environment":"sandbox","gone":1}]}',
      /^device 1: "gone" is not known here/,
    ],
    ['{"providerKeys":[{"keyId":"a","teamId":"b"}]}', /^provider key 1: "file" is missing/],
    ['{"rules":{}}', /a list named "rules"/],
  ])('is refused by rule and field: %s', (text, words) => {
    expect(detail(text)).toMatch(words);
  });

  test('whatever it holds, is read or refused, never thrown over', () => {
    fc.assert(fc.property(fc.json(), (text) => typeof parseRules('r', text).ok === 'boolean'));
    fc.assert(fc.property(fc.array(fc.object()), (rules) => typeof read(rules).ok === 'boolean'));
  });
});

describe('rules that come without a file', () => {
  test('are read as those of a file are', () => {
    const rules = [
      { match: { token: 'AB' }, answer: { reason: 'Unregistered', timestamp: 5 }, times: 1 },
      { answer: { delayMs: 250 } },
    ] as const;
    const parsed = parseRules('rules.json', JSON.stringify({ rules }));
    expect(readRules('the panel', rules)).toEqual({ ok: true, value: parsed.ok ? parsed.value.rules : null });
  });

  test('are refused with what is wrong and where they came from', () => {
    expect(
      readRules('the panel', [{ answer: { delayMs: 1 } }, { answer: { close: true, reason: 'Shutdown' } }]),
    ).toMatchObject({
      ok: false,
      problem: { code: 'rules-invalid', file: 'the panel', detail: expect.stringContaining('rule 2') },
    });
  });
});
