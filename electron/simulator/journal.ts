import type {
  ConnectionEvent,
  JournalCounts,
  JournalEvent,
  JournalPage,
  JournalProblem,
  JournalRow,
  NotificationDetail,
} from '../../shared/simulator/journal.ts';
import { journalText } from '../../shared/simulator/journal-text.ts';
import { createJournalRing, type Kept, type OtherEvent } from './journal-ring.ts';
import { detailOf, type NotificationRecord, notificationEvent } from './notification-record.ts';

/** Where gateways tell what happened, and where it can be read; gives connections their numbers, from 1. */
export type Journal = {
  readonly nextConnection: () => number;
  readonly connection: (event: Omit<ConnectionEvent, 'event'>) => void;
  readonly notification: (record: NotificationRecord) => void;
  readonly problem: (connection: number | null, problem: JournalProblem) => void;
  readonly reader: JournalReader;
};

/** The journal as others see it. */
export type JournalReader = {
  readonly counts: () => JournalCounts;
  /** The number of the latest event, 0 before the first. */
  readonly latest: () => number;
  /** Rows after the number `after`, `count` at most, from the oldest that is kept. */
  readonly page: (after: number, count: number) => JournalPage;
  /** null when there is no such notification (any more). */
  readonly detail: (sequence: number) => NotificationDetail | null;
  /** Forgets what is kept; numbers and counts go on. */
  readonly clear: () => void;
};

/** Kept for looking at; older ones are only counted. */
const KEPT_EVENTS = 10_000;
const KEPT_BYTES = 24 * 1024 * 1024;
const MAX_PAGE = 1_000;

/** `onEvent` gets every event whole, which costs time; without it the journal only keeps what came. */
export function createJournal(onEvent: ((event: JournalEvent) => void) | null, now: () => Date): Journal {
  const ring = createJournalRing(KEPT_EVENTS, KEPT_BYTES);
  const counts = { notifications: 0, accepted: 0, connections: 0, problems: 0 };
  return {
    nextConnection: () => {
      counts.connections += 1;
      return counts.connections;
    },
    connection: (event) => tell({ event: 'connection', ...event }),
    notification,
    problem,
    reader: { counts: () => ({ ...counts }), latest: ring.latest, page, detail, clear: ring.clear },
  };

  function notification(record: NotificationRecord): void {
    counts.notifications += 1;
    const isAccepted = record.status === 0 || record.status === 200;
    if (isAccepted) counts.accepted += 1;
    ring.pushNotification(record);
    if (onEvent === null) return;
    const event = notificationEvent(record);
    onEvent(event);
    if (isAccepted && event.payloadBase64 !== undefined) problem(record.connection, { code: 'payload-not-json' });
  }

  function problem(connection: number | null, facts: JournalProblem): void {
    counts.problems += 1;
    tell({ event: 'problem', connection, code: facts.code, message: journalText(facts) });
  }

  function tell(event: OtherEvent): void {
    ring.pushEvent(event, now().getTime());
    onEvent?.(event);
  }

  function page(after: number, count: number): JournalPage {
    const first = Math.max(after + 1, ring.oldest());
    const last = Math.min(ring.latest(), first + Math.min(count, MAX_PAGE) - 1);
    const rows = [];
    for (let sequence = first; sequence <= last; sequence += 1) {
      const kept = ring.at(sequence);
      if (kept !== null) rows.push(rowOf(sequence, kept));
    }
    return { rows, oldest: ring.oldest(), latest: ring.latest(), counts: { ...counts } };
  }

  function detail(sequence: number): NotificationDetail | null {
    const kept = ring.at(sequence);
    return kept?.kind === 'notification' ? detailOf(sequence, kept.record) : null;
  }
}

function rowOf(sequence: number, kept: Kept): JournalRow {
  if (kept.kind === 'event') return { sequence, time: new Date(kept.time).toISOString(), event: kept.event };
  const event = notificationEvent(kept.record);
  return { sequence, time: event.time, event };
}
