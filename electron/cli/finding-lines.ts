import type { Finding } from '../../shared/inspection/finding.ts';
import { findingText } from '../../shared/messages/finding-text.ts';
import { inspectNotification } from '../../shared/simulator/inspect-notification.ts';
import type { JournalEvent, NotificationEvent } from '../../shared/simulator/journal.ts';

/** A finding as a line of the command: the fields of the journal's problems, with a code of its own. */
export type FindingLine = {
  readonly event: 'problem';
  readonly connection: number;
  readonly code: Finding['code'];
  readonly message: string;
};

/** Identifiers that are remembered of a connection. */
const REMEMBERED = 1_000;

/**
 * Tells what is odd about the notifications that came, once for each connection, kind and place: a server that sends
 * `badage` sends it every time. What is only worth knowing is left to the window.
 */
export class FindingLines {
  readonly #tell: (line: FindingLine) => void;
  readonly #told = new Map<number, Set<string>>();
  readonly #identifiers = new Map<number, Set<number>>();

  constructor(tell: (line: FindingLine) => void) {
    this.#tell = tell;
  }

  see(event: JournalEvent): void {
    if (event.event === 'connection' && event.state === 'closed') {
      this.#told.delete(event.id);
      this.#identifiers.delete(event.id);
    }
    if (event.event === 'notification') this.#inspect(event);
  }

  #inspect(event: NotificationEvent): void {
    const { connection } = event;
    const told = this.#told.get(connection) ?? new Set();
    this.#told.set(connection, told);
    for (const finding of inspectNotification({ event, isRepeated: this.#isRepeated(event) })) {
      const key = `${finding.code} ${finding.place}`;
      if (finding.severity === 'info' || told.has(key) || told.size >= REMEMBERED) continue;
      told.add(key);
      const { title, remedy } = findingText(finding);
      this.#tell({
        event: 'problem',
        connection,
        code: finding.code,
        message: `${finding.place}: ${title}. ${remedy}`,
      });
    }
  }

  #isRepeated({ connection, identifier }: NotificationEvent): boolean {
    if (identifier === null || identifier === 0) return false;
    const seen = this.#identifiers.get(connection) ?? new Set();
    this.#identifiers.set(connection, seen);
    const isRepeated = seen.has(identifier);
    if (seen.size >= REMEMBERED) seen.clear();
    seen.add(identifier);
    return isRepeated;
  }
}
