import type {
  ConnectionEvent,
  JournalEvent,
  JournalProblem,
  NotificationEvent,
} from '../../shared/simulator/journal.ts';
import { journalText } from '../../shared/simulator/journal-text.ts';

/** A payload in the forms the journal shows. */
type ShownPayload = Pick<NotificationEvent, 'payload' | 'payloadBase64' | 'bytes'>;

/** Where gateways tell what happened; gives connections their numbers, from 1. */
export type Journal = {
  readonly nextConnection: () => number;
  readonly connection: (event: Omit<ConnectionEvent, 'event'>) => void;
  readonly notification: (event: Omit<NotificationEvent, 'event' | 'time'>) => void;
  readonly problem: (connection: number | null, problem: JournalProblem) => void;
};

export function createJournal(onEvent: (event: JournalEvent) => void, now: () => Date): Journal {
  let connections = 0;
  return {
    nextConnection: () => ++connections,
    connection: (event) => onEvent({ event: 'connection', ...event }),
    notification: (event) => onEvent({ event: 'notification', time: now().toISOString(), ...event }),
    problem: (connection, problem) =>
      onEvent({ event: 'problem', connection, code: problem.code, message: journalText(problem) }),
  };
}

/** `kept` may be the beginning of a larger payload of `bytes`; then it is shown as it came. */
export function showPayload(kept: Uint8Array, bytes: number): ShownPayload {
  const parsed = kept.length === bytes ? parseJson(kept) : undefined;
  if (parsed !== undefined) return { payload: parsed, bytes };
  return { payload: null, payloadBase64: Buffer.from(kept).toString('base64'), bytes };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
