import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJournal } from '../../../electron/simulator/journal.ts';
import { createJournalRing } from '../../../electron/simulator/journal-ring.ts';
import type { NotificationRecord } from '../../../electron/simulator/notification-record.ts';
import type { JournalEvent } from '../../../shared/simulator/journal.ts';
import { ANSWER_FORMS, RULE_ANSWERS } from '../../../shared/simulator/rules.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';

const PROOF = process.env.PUSHBENCH_PROOF === '1';

function record(change: Partial<NotificationRecord> = {}): NotificationRecord {
  return {
    time: 1_700_000_000_123,
    connection: 3,
    protocol: 'http2',
    command: null,
    identifier: null,
    isRepeated: false,
    apnsId: 'A-B',
    token: 'ab',
    topic: 'com.example.app',
    rawHeaders: [':method', 'POST', 'apns-priority', '10', 'authorization', 'bearer aa.bb.secret'],
    raw: Buffer.from('{"aps":{"alert":"Hello"}}'),
    payloadAt: 0,
    bytes: 25,
    status: 200,
    reason: null,
    ruling: null,
    ...change,
  };
}

const now = () => new Date('2026-11-24T09:41:32.418Z');

describe('the ring', () => {
  test('gives back what was put in, as long as it is kept, and never holds more than it may', () => {
    // A header has one character for each byte, and no line end; the topic of a certificate may be anything.
    const text = fc
      .uint8Array({ maxLength: 20 })
      .map((bytes) => Buffer.from(bytes).toString('latin1').replaceAll('\n', ''));
    const anyText = fc.string({ unit: 'binary', maxLength: 20 });
    const pairOf = (name: string) => fc.tuple(fc.constant(name), fc.constantFrom('1', '2'));
    const some = fc.record({
      token: text,
      // Often as before, so that most resemble the one before them and some do not.
      topic: fc.oneof({ weight: 3, arbitrary: fc.constant('com.example.app') }, fc.option(anyText)),
      apnsId: fc.option(fc.constantFrom('A', 'B')),
      rawHeaders: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(...['a', 'b', 'c', 'd', 'e', 'f'].map(pairOf)).map((pairs) => pairs.flat()) },
        fc.array(fc.tuple(fc.constant('x'), text), { maxLength: 4 }).map((pairs) => pairs.flat()),
        text.map((value) => ['x', value.repeat(150)]),
      ),
      raw: fc.uint8Array({ maxLength: 120 }),
      identifier: fc.option(fc.nat()),
      status: fc.constantFrom(null, 0, 200),
      ruling: fc.option(
        fc.record({
          answer: fc.constantFrom(...RULE_ANSWERS),
          form: fc.option(fc.constantFrom(...ANSWER_FORMS)),
          delayMs: fc.constantFrom(0, 250.5),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 80 }), (list) => {
        const ring = createJournalRing(16, 4_000);
        const pushed = list.map((change) => record({ ...change, bytes: change.raw.length }));
        for (const one of pushed) ring.pushNotification(one);
        expect(ring.latest()).toBe(list.length);
        expect(ring.latest() - ring.oldest() + 1).toBeLessThanOrEqual(16);
        for (let sequence = ring.oldest(); sequence <= ring.latest(); sequence += 1) {
          const kept = ring.at(sequence);
          const original = pushed[sequence - 1];
          if (kept?.kind !== 'notification' || original === undefined) throw new Error('nothing is kept');
          expect({ ...kept.record, raw: [...kept.record.raw] }).toEqual({ ...original, raw: [...original.raw] });
        }
        expect(ring.at(ring.oldest() - 1)).toBeNull();
        expect(ring.at(ring.latest() + 1)).toBeNull();
      }),
      { numRuns: PROOF ? 3000 : 300 },
    );
  });

  test('keeps the latest however large they are', () => {
    const ring = createJournalRing(100, 1_000);
    for (let n = 0; n < 50; n += 1) ring.pushNotification(record({ raw: Buffer.alloc(400, n), bytes: 400 }));
    const kept = ring.at(50);
    expect(kept?.kind === 'notification' && kept.record.raw[399]).toBe(49);
    expect(ring.oldest()).toBeGreaterThan(45);
  });
});

describe('the journal', () => {
  test('counts everything and gives pages of what it keeps', () => {
    const { notification, problem, connection, nextConnection, reader } = createJournal(null, now);
    connection({ id: nextConnection(), state: 'open', protocol: 'http2', clientSubject: null });
    for (let n = 0; n < 12_000; n += 1) notification(record({ status: n % 3 === 0 ? 400 : 200 }));
    problem(1, { code: 'no-http2' });
    expect(reader.counts()).toEqual({ notifications: 12_000, accepted: 8_000, connections: 1, problems: 1 });
    const { oldest, latest, rows } = reader.page(0, 10);
    expect([oldest, latest]).toEqual([12_002 - 10_000 + 1, 12_002]);
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 10 }, (_, n) => oldest + n));
    const last = reader.page(latest - 2, 10).rows;
    expect(last.map(({ event }) => event.event)).toEqual(['notification', 'problem']);
    // Each row has a time of its own: the notification's, and of what tells none the moment it was noted.
    expect(last.map(({ time }) => time)).toEqual(['2023-11-14T22:13:20.123Z', '2026-11-24T09:41:32.418Z']);
    expect(reader.page(latest, 10).rows).toEqual([]);
  });

  test('tells of a notification all there is: bytes, their meaning, findings', () => {
    const { notification, reader } = createJournal(null, now);
    const payload = Buffer.from('{"aps":{"badage":1}}');
    const frame = { command: 2, token: Buffer.alloc(32, 1), identifier: 7, expiration: null, priority: 10 } as const;
    const raw = encodeLegacyFrame({ ...frame, payload });
    const legacy = {
      protocol: 'legacy',
      command: 2,
      identifier: 7,
      apnsId: null,
      rawHeaders: ['priority', '10'],
    } as const;
    const at = Buffer.from(raw).indexOf(payload);
    const ruling = { answer: 'natural', form: 'split', delayMs: 250 } as const;
    notification(
      record({
        ...legacy,
        token: '01'.repeat(32),
        raw,
        payloadAt: at,
        bytes: payload.length,
        status: 0,
        ruling,
      }),
    );
    const detail = reader.detail(1);
    expect(detail?.ruling).toEqual(ruling);
    expect(detail?.event).toMatchObject({ payload: { aps: { badage: 1 } }, headers: { priority: '10' } });
    expect(Buffer.from(detail?.raw ?? []).equals(Buffer.from(raw))).toBe(true);
    expect(detail?.spans.find(({ field }) => field === 'payload')).toMatchObject({
      offset: at,
      length: payload.length,
    });
    expect(detail?.findings.map(({ place }) => place)).toContain('aps.badage');
    expect(reader.detail(2)).toBeNull();
  });

  test('shows no signature of a provider token, neither in events nor in rows', () => {
    const events: JournalEvent[] = [];
    const { notification, reader } = createJournal((event) => events.push(event), now);
    notification(record());
    const shown = JSON.stringify([events, reader.page(0, 10), reader.detail(1)]);
    expect(shown).toContain('aa.bb.');
    expect(shown).not.toContain('secret');
  });
});
