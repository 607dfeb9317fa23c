import { describe, expect, it } from 'vitest';
import type { Explanation, Repair } from '../../../shared/answer/cause.ts';
import { likeliestCause } from '../../../shared/answer/likeliest-cause.ts';
import type { Situation } from '../../../shared/answer/situation.ts';
import { likeliestCauseText, repairDoneText, repairLabel } from '../../../shared/messages/likeliest-cause-text.ts';
import { WINDOW_CONTEXT } from '../../../shared/messages/text-form.ts';
import { LEGACY_STATUSES, legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import { REASONS, type Reason } from '../../../shared/wire/reasons.ts';
import { ALL_PROBLEMS } from '../messages/examples.ts';
import { expectPlain, expectSentence } from '../messages/plain-words.ts';
import { CERTIFICATE, KEY, legacyRejected, NOW, rejected, SANDBOX_ONLY, situation } from './situations.ts';

const MOMENTS = { at: () => '14:02', ago: () => '3 days ago' };
const PRODUCTION = { kind: 'production', protocol: 'http2', environment: 'production' } as const;
const CUSTOM = { kind: 'custom', protocol: 'http2', environment: null } as const;
const LEGACY = { kind: 'sandbox', protocol: 'legacy', environment: 'sandbox' } as const;
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** Situations that between them bring about every cause. */
const SITUATIONS: readonly Situation[] = [
  situation(),
  situation({ credential: null }),
  situation({ credential: KEY, topic: null, signedAt: minutesAgo(5) }),
  situation({ credential: KEY, signedAt: minutesAgo(25), clockOffsetMs: 300_000 }),
  situation({ credential: KEY, signedAt: minutesAgo(55), topic: 'com.example.other' }),
  situation({ credential: SANDBOX_ONLY, target: PRODUCTION, token: 'ab' }),
  situation({ credential: SANDBOX_ONLY, pushType: 'voip', priority: 3 }),
  situation({ pushType: 'background', priority: 10, payload: 'x'.repeat(5_000), topic: 'com.example.other' }),
  situation({
    target: CUSTOM,
    clockOffsetMs: -300_000,
    credential: { ...CERTIFICATE, notAfter: '2026-01-01T00:00:00Z' },
  }),
  situation({ target: LEGACY, command: 0, payload: 'x'.repeat(300) }),
];

function explain(reason: Reason, change: Partial<Situation> = {}): Explanation {
  return likeliestCause(rejected(reason), situation(change));
}

function expectWords({ cause, repair }: Explanation): void {
  const { meaning, cause: why, remedy } = likeliestCauseText(cause, MOMENTS, WINDOW_CONTEXT);
  expectSentence(meaning);
  for (const text of [why, remedy]) if (text !== '') expectSentence(text);
  if (repair === null) return;
  expectPlain(repairLabel(repair));
  expectSentence(repairDoneText(repair));
}

describe('every answer is explained in every situation', () => {
  it.each(REASONS)('%s', (reason) => {
    for (const each of SITUATIONS) expectWords(likeliestCause(rejected(reason, minutesAgo(4_000)), each));
  });

  it.each(LEGACY_STATUSES)('legacy status %i', (status) => {
    for (const each of SITUATIONS) {
      expectWords(likeliestCause(legacyRejected(status, legacyStatusWord(status)), { ...each, target: LEGACY }));
    }
  });

  it('failures, cancelled ones and unknown words', () => {
    const common = { protocol: 'http2', apnsId: null, identifier: null, ms: 1, stage: 'tls' } as const;
    for (const problem of ALL_PROBLEMS) {
      for (const mayHaveBeenAccepted of [true, false]) {
        expectWords(likeliestCause({ ...common, outcome: 'failed', problem, mayHaveBeenAccepted }, situation()));
      }
    }
    expectWords(likeliestCause({ ...common, outcome: 'cancelled', mayHaveBeenAccepted: false }, situation()));
    const unknown = likeliestCause({ ...rejected('BadTopic'), reason: 'BrandNew', status: 418 }, situation());
    expect(unknown).toMatchObject({ cause: { code: 'as-told', reason: 'BrandNew' }, repair: null });
    expectWords(unknown);
  });
});

/** Each: a reason, a situation, what it leads to; and a neighbouring situation that does not. */
const PAIRS: readonly (readonly [
  name: string,
  reason: Reason,
  change: Partial<Situation>,
  code: string,
  repair: Repair | null,
  otherwise: Partial<Situation>,
])[] = [
  [
    'a whole token in sandbox is a production token',
    ...(['BadDeviceToken', {}, 'token-of-other-environment', { kind: 'retry-on', environment: 'production' }] as const),
    { token: 'ab12' },
  ],
  [
    'a certificate for sandbox alone cannot go to production',
    ...(['BadDeviceToken', { credential: SANDBOX_ONLY }, 'token-of-other-environment', null] as const),
    { target: CUSTOM },
  ],
  ['a token of unusual length', 'BadDeviceToken', { token: 'ab12' }, 'token-length', null, {}],
  [
    'a token that production took before, however long',
    'BadDeviceToken',
    {
      token: 'ab12',
      others: [
        { newer: false, token: 'ab12', topic: null, collapseId: null, environment: 'production', accepted: true },
      ],
    },
    'token-of-other-environment',
    { kind: 'retry-on', environment: 'production' },
    {
      token: 'ab12',
      others: [
        { newer: false, token: 'ab12', topic: null, collapseId: null, environment: 'production', accepted: false },
      ],
    },
  ],
  [
    'the suffix of the push type is missing',
    ...(['DeviceTokenNotForTopic', { pushType: 'voip' }, 'topic-suffix'] as const),
    ...([{ kind: 'use-topic', topic: 'com.example.weather.voip' }, {}] as const),
  ],
  [
    'the topic is not the certificate’s',
    ...(['TopicDisallowed', { topic: 'com.example.maps' }, 'topic-not-covered'] as const),
    ...([{ kind: 'use-topic', topic: 'com.example.weather' }, {}] as const),
  ],
  [
    'the token was taken with another topic before',
    'DeviceTokenNotForTopic',
    {
      credential: KEY,
      others: [
        {
          newer: false,
          token: 'a1'.repeat(32),
          topic: 'com.example.maps',
          collapseId: null,
          environment: null,
          accepted: true,
        },
      ],
    },
    'token-of-other-app',
    { kind: 'use-topic', topic: 'com.example.maps' },
    { credential: KEY, pushType: 'voip' },
  ],
  [
    'no topic, and a certificate that lists one',
    ...([
      'MissingTopic',
      { topic: null },
      'topic-missing',
      { kind: 'use-topic', topic: 'com.example.weather' },
    ] as const),
    { target: LEGACY },
  ],
  [
    'a background push of priority 10',
    ...(['BadPriority', { pushType: 'background' }, 'priority', { kind: 'use-priority', priority: 5 }] as const),
    {},
  ],
  [
    'a clock that is wrong',
    'ExpiredProviderToken',
    { credential: KEY, signedAt: minutesAgo(30), clockOffsetMs: 600_000 },
    'clock',
    { kind: 'sign-anew' },
    { credential: KEY, signedAt: minutesAgo(30), clockOffsetMs: 500 },
  ],
  [
    'ids that may be exchanged; 20 minutes are over',
    'InvalidProviderToken',
    { credential: KEY, signedAt: minutesAgo(21) },
    'key-ids',
    { kind: 'sign-anew' },
    { credential: null },
  ],
  [
    'the same within Apple’s 20 minutes: nothing is signed anew',
    ...(['InvalidProviderToken', { credential: KEY, signedAt: minutesAgo(19) }, 'key-ids', null, {}] as const),
  ],
  [
    'signed too often',
    ...(['TooManyProviderTokenUpdates', { credential: KEY, signedAt: minutesAgo(1) }, 'signed-too-often'] as const),
    ...([null, {}] as const),
  ],
  [
    'a sandbox certificate in production',
    'BadCertificateEnvironment',
    { credential: SANDBOX_ONLY, target: PRODUCTION },
    'certificate-environment',
    { kind: 'retry-on', environment: 'sandbox' },
    { target: PRODUCTION },
  ],
  [
    'a key of the other environment',
    ...(['BadEnvironmentKeyInToken', { credential: KEY }, 'key-environment'] as const),
    ...([{ kind: 'retry-on', environment: 'production' }, { target: CUSTOM }] as const),
  ],
  [
    'a certificate that is over',
    'BadCertificate',
    { credential: { ...CERTIFICATE, notAfter: '2026-01-01T00:00:00Z' } },
    'certificate-dates',
    null,
    {},
  ],
  ['a payload over the limit', 'PayloadTooLarge', { payload: 'x'.repeat(4_097) }, 'payload-size', null, {}],
];

describe('the likeliest cause differs with the situation', () => {
  it.each(PAIRS)('%s: %s', (_name, reason, change, code, repair, otherwise) => {
    const found = explain(reason, change);
    expect(found.cause.code).toBe(code);
    expect(found.repair).toEqual(repair);
    const other = explain(reason, otherwise);
    expect([other.cause.code, other.repair]).not.toEqual([code, repair]);
  });

  it('a token that is out of use is removed; one that never was is not', () => {
    expect(explain('Unregistered').repair).toEqual({ kind: 'remove-token' });
    expect(explain('ExpiredToken').repair).toEqual({ kind: 'remove-token' });
    expect(explain('MissingDeviceToken').repair).toBeNull();
  });

  it('the simulator and custom hosts are of no known other environment', () => {
    const simulator = { kind: 'simulator', protocol: 'http2', environment: 'sandbox' } as const;
    expect(explain('BadDeviceToken', { target: simulator })).toMatchObject({
      cause: { code: 'as-told' },
      repair: null,
    });
  });

  it('the server’s trouble is tried again; a refusal is not', () => {
    expect(explain('InternalServerError').repair).toEqual({ kind: 'send-again' });
    expect(explain('Forbidden').repair).toBeNull();
  });

  it('a binary gateway that does not know the token, or its length', () => {
    const unknown = likeliestCause(legacyRejected(8, 'InvalidToken'), situation({ target: LEGACY }));
    expect(unknown.cause.code).toBe('token-of-other-environment');
    const short = likeliestCause(legacyRejected(5, 'InvalidTokenSize'), situation({ target: LEGACY, token: 'ab' }));
    expect(short).toEqual({ cause: { code: 'token-length', digits: 2 }, repair: null });
    const large = likeliestCause(legacyRejected(7, 'InvalidPayloadSize'), SITUATIONS[9] ?? situation());
    expect(large.cause).toEqual({ code: 'payload-size', bytes: 300, limit: 256, framedFits: true });
  });

  it('tells real names and numbers', () => {
    const words = (found: Explanation) =>
      Object.values(likeliestCauseText(found.cause, MOMENTS, WINDOW_CONTEXT)).join(' ');
    expect(words(explain('TopicDisallowed', { topic: 'com.example.maps' }))).toContain(
      'It covers com.example.weather and com.example.weather.voip.',
    );
    expect(words(explain('PayloadTooLarge', { payload: 'x'.repeat(4_100) }))).toContain('4 bytes too long');
    expect(words(likeliestCause(rejected('Unregistered', minutesAgo(1)), situation()))).toContain('14:02 (3 days ago)');
    expect(words(explain('InvalidProviderToken', { credential: KEY, signedAt: minutesAgo(1) }))).toContain(
      'every 20 minutes: the next from 14:02 on',
    );
  });
});
