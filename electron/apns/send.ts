import { explainRetired } from '../../shared/connection/retirement.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { makeContexts } from './client-context.ts';
import type { ConnectOptions } from './connect.ts';
import { Delivery } from './delivery.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import type { KeepAliveTimes } from './http2-keep-alive.ts';
import { Http2Pool } from './http2-pool.ts';
import { sendOverHttp2 } from './http2-sender.ts';
import { sendOverLegacy } from './legacy-sender.ts';
import type { SendRecorder } from './send-recorder.ts';

export type SendOptions = ConnectOptions & {
  readonly material: CredentialMaterial;
  /** How many HTTP/2 requests may be open at once, at most; the server's own limit is kept besides. */
  readonly concurrency: number;
  /** Taken one at a time, as there is room for them; a list, or a generator that reads them from somewhere. */
  readonly notifications: Iterable<Notification>;
  /** Keeps HTTP/2 connections from one send to the next; without it they last for this send. */
  readonly pool?: Http2Pool;
  /** When a silent HTTP/2 peer is asked for a sign of life; left out: by `limits.stageMs`. */
  readonly keepAlive?: KeepAliveTimes;
  /** Told the server's clock minus ours in milliseconds, once a connection whose answers tell the time. */
  readonly onClockOffset?: (ms: number) => void;
  /** Notes what a single notification did on the wire; a batch has none. */
  readonly recorder?: SendRecorder;
};

/**
 * Sends notifications over one connection at a time, by the endpoint's protocol. `onOutcome` gets exactly one outcome
 * for each, with its index, as it becomes known. Resolves when all are settled and the connection is closed or kept; never
 * rejects for what a network or a server does. When `signal` fires all that is open is `cancelled` at once.
 */
export async function sendNotifications(
  options: SendOptions,
  onOutcome: (index: number, outcome: Outcome) => void,
): Promise<void> {
  const { protocol } = options.endpoint;
  const queue = new DeliveryQueue(deliveries(options, onOutcome));
  if (protocol === 'http2') {
    await sendPooled(options, queue);
    return;
  }
  const contexts = makeContexts(options.material, options.extraCa);
  if (contexts.ok) await sendOverLegacy(options, contexts.value, queue);
  else for (const delivery of queue.rest()) delivery.fail('credential', contexts.problem, false);
}

async function sendPooled(options: SendOptions, queue: DeliveryQueue): Promise<void> {
  const pool = options.pool ?? new Http2Pool();
  await sendOverHttp2(options, queue, pool);
  if (options.pool === undefined) await pool.shutDown();
}

/** Takes the notifications as they are asked for, each with the way its outcome goes; null after the last. */
function deliveries(options: SendOptions, onOutcome: (index: number, outcome: Outcome) => void): () => Delivery | null {
  const { protocol } = options.endpoint;
  const tell = (index: number, outcome: Outcome): void => onOutcome(index, explained(options, outcome));
  const batch = { protocol, tell };
  const notifications = options.notifications[Symbol.iterator]();
  let taken = 0;
  return () => {
    const next = notifications.next();
    if (next.done === true) return null;
    const index = taken;
    taken += 1;
    const identified = protocol === 'legacy' && next.value.command !== 0;
    return new Delivery(next.value, index, identified ? taken : null, batch);
  };
}

/** Why nothing answers at a host that Apple switched off is said in its place. */
function explained({ endpoint }: SendOptions, outcome: Outcome): Outcome {
  return outcome.outcome === 'failed' ? { ...outcome, problem: explainRetired(endpoint, outcome.problem) } : outcome;
}
