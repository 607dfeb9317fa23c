import type { JournalEvent } from '../../shared/simulator/journal.ts';
import { ANSWER_FORMS, RULE_ANSWERS, type Ruling } from '../../shared/simulator/rules.ts';
import { differencesText, type Likeness, likenessOf, SEPARATOR, withDifferences } from './header-likeness.ts';
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

/**
 * Entries are written into one piece of memory that is there from the beginning. Kept as objects, thousands of them
 * would be moved about by the garbage collector, which took a third of the simulator's time. Headers are mostly those of
 * the notification before, but for a few values: these alone are written then.
 */
export function createJournalRing(capacity: number, maxBytes: number): JournalRing {
  const memory = Buffer.allocUnsafeSlow(maxBytes);
  const numbers = new Float64Array(capacity * COLUMNS);
  /** Where a slot's text begins, how long it is, and how many bytes follow it. */
  const places = new Int32Array(capacity * 3);
  /** What a slot's text is written against; null where all of it is in the text. */
  const likenesses = new Array<Likeness | null>(capacity).fill(null);
  /** Of the last notification, if it can be one. */
  let likenessBefore: Likeness | null = null;
  let oldest = 1;
  let latest = 0;
  let head = 0;
  return { pushNotification, pushEvent, at, oldest: () => oldest, latest: () => latest, clear };

  function clear(): void {
    oldest = latest + 1;
    head = 0;
    likenesses.fill(null);
    likenessBefore = null;
  }

  function pushNotification(record: NotificationRecord): void {
    const own = record.token + SEPARATOR + (record.apnsId ?? '');
    const before = likenessBefore;
    const differences = before === null ? null : differencesText(before, record);
    if (differences === null) likenessBefore = likenessOf(record);
    const at = write(own + (differences ?? wholeText(record)), record.raw);
    likenesses[at] = differences === null ? null : before;
    const slot = at * COLUMNS;
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
    const at = write(encodeURIComponent(JSON.stringify(event)), NOTHING);
    likenesses[at] = null;
    numbers[at * COLUMNS] = KIND.other;
    numbers[at * COLUMNS + 1] = time;
  }

  /** Writes a text of one byte for each character, and `raw`; makes room by dropping the oldest, and returns the slot. */
  function write(text: string, raw: Uint8Array): number {
    const most = Math.min(text.length + raw.length, maxBytes);
    if (latest - oldest + 1 === capacity) oldest += 1;
    if (head + most > maxBytes) {
      while (oldest <= latest && place(oldest) >= head) oldest += 1;
      head = 0;
    } else if (hasRoomBefore(oldest)) head = 0;
    while (oldest <= latest && place(oldest) >= head && place(oldest) < head + most) oldest += 1;
    latest += 1;
    const slot = latest % capacity;
    const room = Math.max(0, maxBytes - head - raw.length);
    const textLength = memory.write(text, head, Math.min(text.length, room), 'latin1');
    memory.set(raw, head + textLength);
    places[slot * 3] = head;
    places[slot * 3 + 1] = textLength;
    places[slot * 3 + 2] = raw.length;
    head += textLength + raw.length;
    return slot;
  }

  /**
   * Whether the memory before the oldest entry can take what all entries together take, twice. Small entries thus stay in a
   * small part of it, which the processor has at hand.
   */
  function hasRoomBefore(sequence: number): boolean {
    const first = place(sequence);
    return sequence <= latest && first < head && first > 2 * (head - first);
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
    const told = textOf(text.split(SEPARATOR), likenesses[slot] ?? null);
    return { kind: 'notification', record: { ...numbersOf(kind, columns), ...told, raw } };
  }
}

const KIND = { http2: 1, legacy: 2, other: 3 } as const;
const NOTHING = new Uint8Array(0);

/** What is kept of a notification that is like none before it, each after a separator. */
function wholeText({ reason, topic, rawHeaders }: NotificationRecord): string {
  // The topic of a certificate can have any character, even half of one, which JSON alone can write.
  return SEPARATOR + [reason ?? '', encodeURIComponent(JSON.stringify(topic)), ...rawHeaders].join(SEPARATOR);
}

type Told = Pick<NotificationRecord, 'token' | 'apnsId' | 'topic' | 'reason' | 'rawHeaders'>;

/** Reads the parts of a slot's text. */
function textOf([token = '', apnsId = '', ...more]: readonly string[], likeness: Likeness | null): Told {
  const own = { token, apnsId: apnsId === '' ? null : apnsId };
  if (likeness !== null) {
    return { ...own, topic: likeness.topic, reason: likeness.reason, rawHeaders: withDifferences(likeness, more) };
  }
  const [reason = '', topic = '', ...rawHeaders] = more;
  return { ...own, topic: topicOf(topic), reason: reason === '' ? null : reason, rawHeaders };
}

function numbersOf(kind: number | undefined, columns: readonly number[]): Omit<NotificationRecord, keyof Told | 'raw'> {
  const [time = 0, connection = 0, command, identifier, isRepeated, payloadAt = 0, bytes = 0, status, ...ruling] =
    columns;
  return {
    time,
    connection,
    protocol: kind === KIND.http2 ? 'http2' : 'legacy',
    command: command === 0 || command === 1 || command === 2 ? command : null,
    identifier: numberOf(identifier),
    isRepeated: isRepeated === 1,
    payloadAt,
    bytes,
    status: numberOf(status),
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
