import type { JournalPage, JournalRow, NotificationEvent, ProblemEvent } from '../../../shared/simulator/journal.ts';

/** A row that is shown: a notification, or what a person should know about a client. */
export type ShownRow = Omit<JournalRow, 'event'> & { readonly event: NotificationEvent | ProblemEvent };

/** What the window holds of the journal. */
export type Received = {
  /** In rising order, the latest 10,000 at most. */
  readonly rows: readonly ShownRow[];
  /** The name in the certificate of each connection, null where it showed none. */
  readonly clients: ReadonlyMap<number, string | null>;
};

export const NOTHING_RECEIVED: Received = { rows: [], clients: new Map() };

/** As many as the simulator itself keeps. */
export const KEPT_ROWS = 10_000;
/** Of so many connections the name is remembered. */
const KEPT_CLIENTS = 20_000;

/** Adds a page. What the journal itself no longer holds goes. */
export function withPage({ rows, clients }: Received, page: JournalPage): Received {
  const added = page.rows.flatMap((row) => (row.event.event === 'connection' ? [] : [{ ...row, event: row.event }]));
  const from = Math.max(page.oldest, (rows.at(-1)?.sequence ?? 0) + 1 - KEPT_ROWS);
  const kept = rows[0] === undefined || rows[0].sequence >= from ? rows : rows.filter((row) => row.sequence >= from);
  return {
    rows: added.length === 0 ? kept : [...kept, ...added].slice(-KEPT_ROWS),
    clients: withClients(clients, page.rows),
  };
}

function withClients(clients: Received['clients'], rows: readonly JournalRow[]): Received['clients'] {
  const opened = rows.flatMap(({ event }) => (event.event === 'connection' && event.state === 'open' ? [event] : []));
  if (opened.length === 0) return clients;
  const all = [...clients, ...opened.map(({ id, clientSubject }) => [id, clientSubject] as const)];
  return new Map(all.slice(-KEPT_CLIENTS));
}
