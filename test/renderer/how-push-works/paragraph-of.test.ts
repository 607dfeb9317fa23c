import { describe, expect, it } from 'vitest';
import {
  paragraphOfClientProblem,
  paragraphOfFinding,
  paragraphOfOutcome,
  paragraphOfProblem,
} from '../../../renderer/how-push-works/paragraph-of.ts';
import { PARAGRAPHS } from '../../../renderer/how-push-works/paragraphs.ts';
import { en } from '../../../renderer/messages/en.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { LEGACY_STATUSES, legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import { REASON_STATUS, REASONS } from '../../../shared/wire/reasons.ts';
import { ALL_PROBLEMS, PROBLEMS } from '../../shared/messages/examples.ts';

/** What happens on this computer and has no explanation in how push works. */
const NOT_OF_PUSH = [
  'usage',
  'not-available',
  'port-in-use',
  'port-given-twice',
  'rules-invalid',
  'notifications-missing',
  'simulator-stopped',
  'cancelled',
  'bug',
  'file-unreadable',
  'file-unwritable',
  'file-exists',
  'secure-store-unavailable',
];

const COMMON = { apnsId: null, identifier: null, ms: 40 };
const rejected = (protocol: 'http2' | 'legacy', status: number | null, reason: string | null): Outcome => ({
  ...COMMON,
  ...{ outcome: 'rejected', protocol, status, reason, timestamp: null },
});

describe('every diagnosis', () => {
  it('about push leads to a paragraph, and no other does', () => {
    const without = Object.entries(PROBLEMS)
      .filter(([, examples]) => examples.some((problem) => paragraphOfProblem(problem) === null))
      .map(([code]) => code);
    expect(without.sort()).toEqual([...NOT_OF_PUSH].sort());
  });

  it.each(REASONS)('%s leads to a paragraph, as an answer and as a problem', (reason) => {
    const status = REASON_STATUS[reason];
    const paragraph = paragraphOfOutcome(rejected('http2', status, reason));
    expect(PARAGRAPHS).toContain(paragraph);
    expect(paragraphOfProblem({ code: 'rejected', protocol: 'http2', status, reason, timestamp: null })).toBe(
      paragraph,
    );
  });

  it.each(LEGACY_STATUSES)('legacy status %s leads to a paragraph', (status) => {
    expect(PARAGRAPHS).toContain(paragraphOfOutcome(rejected('legacy', status, legacyStatusWord(status))));
  });

  it('about a notification leads to where its place is explained', () => {
    expect(paragraphOfFinding('background-priority')).toBe('delivery');
    expect(paragraphOfFinding('smart-quotes')).toBe('payload');
    expect(paragraphOfFinding('identifier-repeated')).toBe('frames');
    expect(paragraphOfFinding('topic-not-covered')).toBe('credential');
  });

  it('of a client leads to its paragraph, what the simulator was told to do to none', () => {
    expect(paragraphOfClientProblem('frame-cut')).toBe('frames');
    expect(paragraphOfClientProblem('ca-not-trusted')).toBe('connection');
    expect(paragraphOfClientProblem('ended-by-hand')).toBeNull();
  });

  it('with a word or a status that nobody knows leads to where answers are explained', () => {
    expect(paragraphOfOutcome(rejected('http2', 400, 'BrandNew'))).toBe('http2');
    expect(paragraphOfOutcome(rejected('http2', 502, null))).toBe('http2');
    expect(paragraphOfOutcome(rejected('legacy', 77, 'Status77'))).toBe('frames');
  });
});

describe('the paragraph', () => {
  it('of a 410 is that of gone devices, of a wrong environment that of the credential', () => {
    expect(paragraphOfOutcome(rejected('http2', 410, 'Unregistered'))).toBe('feedback');
    expect(paragraphOfProblem(PROBLEMS['wrong-environment'][0] ?? { code: 'simulator-stopped' })).toBe('credential');
    expect(paragraphOfProblem(PROBLEMS['tls-intercepted'][0] ?? { code: 'simulator-stopped' })).toBe('connection');
  });

  it('of what was taken tells what comes after it; a cancelled send has none', () => {
    const accepted = (protocol: 'http2' | 'legacy'): Outcome => ({
      ...COMMON,
      ...{ outcome: 'accepted', protocol, status: protocol === 'http2' ? 200 : 0, apnsUniqueId: null },
    });
    expect(paragraphOfOutcome(accepted('http2'))).toBe('delivery');
    expect(paragraphOfOutcome(accepted('legacy'))).toBe('frames');
    const cancelled = { ...COMMON, outcome: 'cancelled', protocol: 'http2', mayHaveBeenAccepted: false } as const;
    expect(paragraphOfOutcome(cancelled)).toBeNull();
  });

  it('of each kind is asked for by some diagnosis, and is on the page', () => {
    const asked = new Set([
      ...ALL_PROBLEMS.map(paragraphOfProblem),
      ...REASONS.map((reason) => paragraphOfOutcome(rejected('http2', REASON_STATUS[reason], reason))),
    ]);
    expect([...asked].filter((each) => each !== null).sort()).toEqual([...PARAGRAPHS].sort());
    expect(Object.keys(en.howPushWorks.paragraphs).sort()).toEqual([...PARAGRAPHS].sort());
  });
});
