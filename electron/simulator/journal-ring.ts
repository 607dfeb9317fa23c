import type { JournalEvent } from '../../shared/simulator/journal.ts';
import { ANSWER_FORMS, RULE_ANSWERS, type Ruling } from '../../shared/simulator/rules.ts';
import type { NotificationRecord } from './notification-record.ts';

/** What is kept of an event: a notification as it was received, others as they are told. */
export type Kept =
  | { readonly kind: 'notification'; readonly record: NotificationRecord }
  | { readonly kind: 'event'; readonly event: OtherEvent; readonly time: number };
export type OtherEvent = Exclude<JournalEvent, { event: 'notification' }>;

/** The latest of what happened, bounded by number and by bytes. Sequence numbers count from 1 and go on for ever. */
export type JournalRing = {
  readonly pushNotification: (record: NotificationRecord) => void;
  /** `time`: milliseconds since 1970. */
  readonly pushEvent: (event: OtherEvent, time: number) => void;
  readonly at: (sequence: number) => Kept | null;
  /** One more than `latest` while it is empty. */
  readonly oldest: () => number;
  readonly latest: () => number;
  /** Forgets every entry; the numbers go on. */
  readonly clear: () => void;
};

/** Numbers of a slot, in this order. */
const COLUMNS = 12;
const NO_NUMBER = Number.NaN;
/** Stands in no header (RFC 9113, 8.2.1), so that it can part them. */
const SEPARATOR = '\n';

/**
 * Entries are written into one piece of memory that is there from the beginning. Kept as objects, thousands of them
 * would be moved about by the garbage collector, which took a third of the simulator's time.
 */
export function createJournalRing(capacity: number, maxBytes: number): JournalRing {
  const memory = Buffer.allocUnsafeSlow(maxBytes);
  const numbers = new Float64Array(capacity * COLUMNS);
  /** Where a slot's text begins, how long it is, and how many bytes follow it. */
  const places = new Int32Array(capacity * 3);
  let oldest = 1;
  let latest = 0;
  let head = 0;
  /** Of the last notification; the next one mostly has the same. */
  let topicBefore: string | null = null;
  let topicText = encodeURIComponent('null');
  return { pushNotification, pushEvent, at, oldest: () => oldest, latest: () => latest, clear };

  function clear(): void {
    oldest = latest + 1;
    head = 0;
  }

  function pushNotification(record: NotificationRecord): void {
    const { rawHeaders, topic } = record;
    if (topic !== topicBefore) {
      topicBefore = topic;
      // That of a certificate can have any character, even half of one, which JSON alone can write.
      topicText = encodeURIComponent(JSON.stringify(topic));
    }
    const fields = `${record.token}${SEPARATOR}${record.apnsId ?? ''}${SEPARATOR}${record.reason ?? ''}${SEPARATOR}${topicText}`;
    const text = rawHeaders.length === 0 ? fields : fields + SEPARATOR + rawHeaders.join(SEPARATOR);
    const slot = write(text, record.raw) * COLUMNS;
    numbers[slot] = record.protocol === 'http2' ? KIND.http2 : KIND.legacy;
    numbers[slot + 1] = record.time;
    numbers[slot + 2] = record.connection;
    numbers[slot + 3] = record.command ?? NO_NUMBER;
    numbers[slot + 4] = record.identifier ?? NO_NUMBER;
    numbers[slot + 5] = record.isRepeated ? 1 : 0;
    numbers[slot + 6] = record.payloadAt;
    numbers[slot + 7] = record.bytes;
    numbers[slot + 8] = record.status ?? NO_NUMBER;
    const { ruling } = record;
    numbers[slot + 9] = ruling === null ? NO_NUMBER : RULE_ANSWERS.indexOf(ruling.answer);
    numbers[slot + 10] = ruling?.form ? ANSWER_FORMS.indexOf(ruling.form) : NO_NUMBER;
    numbers[slot + 11] = ruling?.delayMs ?? NO_NUMBER;
  }

  function pushEvent(event: OtherEvent, time: number): void {
    const slot = write(encodeURIComponent(JSON.stringify(event)), NOTHING) * COLUMNS;
    numbers[slot] = KIND.other;
    numbers[slot + 1] = time;
  }

  /** Makes room by dropping the oldest, and returns the slot. `text`: one byte for each character, as headers come. */
  function write(text: string, raw: Uint8Array): number {
    const most = Math.min(text.length + raw.length, maxBytes);
    if (latest - oldest + 1 === capacity) oldest += 1;
    if (head + most > maxBytes) {
      while (oldest <= latest && place(oldest) >= head) oldest += 1;
      head = 0;
    }
    while (oldest <= latest && place(oldest) >= head && place(oldest) < head + most) oldest += 1;
    latest += 1;
    const slot = latest % capacity;
    const textLength = memory.write(text, head, Math.max(0, maxBytes - raw.length - head), 'latin1');
    memory.set(raw, head + textLength);
    places[slot * 3] = head;
    places[slot * 3 + 1] = textLength;
    places[slot * 3 + 2] = raw.length;
    head += textLength + raw.length;
    return slot;
  }

  function place(sequence: number): number {
    return places[(sequence % capacity) * 3] ?? 0;
  }

  function at(sequence: number): Kept | null {
    if (sequence < oldest || sequence > latest) return null;
    const slot = sequence % capacity;
    const [from = 0, textLength = 0, rawLength = 0] = places.subarray(slot * 3, slot * 3 + 3);
    const text = memory.toString('latin1', from, from + textLength);
    const [kind, ...columns] = numbers.subarray(slot * COLUMNS, (slot + 1) * COLUMNS);
    if (kind === KIND.other) {
      return { kind: 'event', event: JSON.parse(decodeURIComponent(text)), time: columns[0] ?? 0 };
    }
    // A copy: the place is written over when its turn comes.
    const raw = Uint8Array.prototype.slice.call(memory, from + textLength, from + textLength + rawLength);
    return { kind: 'notification', record: recordOf(kind === KIND.http2 ? 'http2' : 'legacy', columns, text, raw) };
  }
}

const KIND = { http2: 1, legacy: 2, other: 3 } as const;
const NOTHING = new Uint8Array(0);

function recordOf(
  protocol: NotificationRecord['protocol'],
  columns: readonly number[],
  text: string,
  raw: Uint8Array,
): NotificationRecord {
  const [time = 0, connection = 0, command, identifier, isRepeated, payloadAt = 0, bytes = 0, status, ...ruling] =
    columns;
  const [token = '', apnsId = '', reason = '', topic = '', ...rawHeaders] = text.split(SEPARATOR);
  return {
    time,
    connection,
    protocol,
    command: command === 0 || command === 1 || command === 2 ? command : null,
    identifier: numberOf(identifier),
    isRepeated: isRepeated === 1,
    apnsId: apnsId === '' ? null : apnsId,
    token,
    topic: topicOf(topic),
    rawHeaders,
    raw,
    payloadAt,
    bytes,
    status: numberOf(status),
    reason: reason === '' ? null : reason,
    ruling: rulingOf(ruling),
  };
}

function rulingOf([answer = NO_NUMBER, form = NO_NUMBER, delayMs = 0]: readonly number[]): Ruling | null {
  const kind = RULE_ANSWERS[answer];
  return kind === undefined ? null : { answer: kind, form: ANSWER_FORMS[form] ?? null, delayMs };
}

function topicOf(text: string): string | null {
  const topic: unknown = JSON.parse(decodeURIComponent(text));
  return typeof topic === 'string' ? topic : null;
}

function numberOf(column: number | undefined): number | null {
  return column === undefined || Number.isNaN(column) ? null : column;
}
