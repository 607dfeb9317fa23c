import type { Finding } from '../inspection/finding.ts';
import { inspect } from '../inspection/inspect.ts';
import type { NotificationEvent } from './journal.ts';

/** A notification that reached the simulator. */
type Received = {
  readonly event: NotificationEvent;
  /** Legacy: its identifier was used before on this connection. */
  readonly isRepeated: boolean;
};

/** What is odd about a notification somebody's server sent, worst first. Judges by the time at which it arrived. */
export function inspectNotification({ event, isRepeated }: Received): readonly Finding[] {
  const { payloadBase64 } = event;
  return inspect({ ...event, isRepeated, unread: payloadBase64 === undefined ? null : bytesOf(payloadBase64) });
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
