import type { ErrorPacket } from '../../shared/wire/error-packet.ts';
import type { LegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { encodeLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { legacyStatusWord } from '../../shared/wire/legacy-status.ts';
import { closedProblem, environmentMismatch } from './closed-problem.ts';
import type { Delivery } from './delivery.ts';
import type { GatewayAnswer, GatewayListener } from './legacy-ready.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { SendOptions } from './send.ts';
import type { Fate } from './socket-fate.ts';
import { elapsed, within } from './time-limit.ts';

/** Frames are written in pieces of about this size, and the gateway is listened to between them. */
const PIECE_BYTES = 16 * 1024;
const DAY_SECONDS = 86_400;
/** Status of a gateway that shuts down: its identifier is the last notification that succeeded, not the one that failed. */
const SHUTDOWN = 10;

/**
 * Writes notifications to one gateway connection, listens for the quiet interval after the last, and settles what the
 * gateway's answer tells of. Gives what must be sent again: all that was written after the failing one, and all that was not.
 */
export async function runLegacyBatch(
  options: SendOptions,
  connection: SecureConnection,
  listener: GatewayListener,
  deliveries: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const since = performance.now();
  const written = await writeAll(options, connection, listener, deliveries);
  const answer = written === deliveries.length ? await listener.listen(options.limits.quietMs, options.signal) : null;
  const told = answer ?? listener.now ?? (options.signal.aborted ? { kind: 'cancelled' } : null);
  const [sent, unsent] = [deliveries.slice(0, written), deliveries.slice(written)];
  if (told === null) return settleStalled(options, sent, unsent);
  return settle(options, told, sent, unsent, elapsed(since));
}

/** Writes until all is written, the gateway has answered or closed, or nothing moves; tells how many were handed over. */
async function writeAll(
  { limits, signal, now }: SendOptions,
  { socket }: SecureConnection,
  listener: GatewayListener,
  deliveries: readonly Delivery[],
): Promise<number> {
  let written = 0;
  while (written < deliveries.length && listener.now === null && !signal.aborted) {
    const piece: Uint8Array[] = [];
    let bytes = 0;
    while (written < deliveries.length && bytes < PIECE_BYTES) {
      const delivery = deliveries[written];
      if (delivery === undefined) break;
      const frame = encodeLegacyFrame(frameOf(delivery, now()));
      delivery.started();
      piece.push(frame);
      bytes += frame.length;
      written += 1;
    }
    const flushed = new Promise<void>((resolve) => socket.write(Buffer.concat(piece), () => resolve()));
    const ended = await within(limits.stageMs, signal, () => Promise.race([flushed, listener.answer.then(() => {})]));
    if (ended.ended !== 'done') break;
    // A turn of the event loop, so that an error packet is read before a write to a closed gateway destroys the socket.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return written;
}

/**
 * The frame of a notification. Without an expiration command 2 leaves the item out, as the header is left out over
 * HTTP/2; command 1 must carry one and gets a day, since 0 would mean that it is not kept for a device that is away.
 */
function frameOf({ notification, identifier }: Delivery, now: Date): LegacyFrame {
  const { command, token, payload, headers } = notification;
  const { expiration, priority } = headers;
  return {
    command,
    token: Buffer.from(token, 'hex'),
    payload,
    identifier,
    expiration: command === 1 ? (expiration ?? Math.floor(now.getTime() / 1000) + DAY_SECONDS) : expiration,
    priority: command === 2 ? (priority ?? 10) : null,
  };
}

function settle(
  options: SendOptions,
  answer: GatewayAnswer,
  sent: readonly Delivery[],
  unsent: readonly Delivery[],
  ms: number,
): readonly Delivery[] {
  switch (answer.kind) {
    case 'quiet':
      for (const delivery of sent) delivery.accept(0);
      return unsent;
    case 'cancelled':
      for (const delivery of sent) delivery.cancel(true);
      for (const delivery of unsent) delivery.cancel(false);
      return [];
    case 'packet':
      return [...settlePacket(answer.packet, sent), ...unsent];
    case 'closed':
      settleClosed(options, answer.fate, sent, ms);
      return unsent;
  }
}

/** Before the failing one all succeeded; it failed; what came after was thrown away by the gateway (archived "Binary Provider API"). */
function settlePacket({ status, identifier }: ErrorPacket, sent: readonly Delivery[]): readonly Delivery[] {
  const at = sent.findIndex((delivery) => delivery.identifier === identifier);
  if (status === SHUTDOWN) {
    for (const delivery of sent.slice(0, at + 1)) delivery.accept(0);
    return sent.slice(at + 1);
  }
  const reason = legacyStatusWord(status);
  const [only] = sent;
  const failing = at >= 0 ? at : sent.length === 1 ? 0 : -1;
  if (failing < 0 || only === undefined) {
    // It names none of ours (command 0 has no identifier): which one failed, nobody can tell.
    const problem = { code: 'rejected', protocol: 'legacy', status, reason, timestamp: null } as const;
    for (const delivery of sent) delivery.fail('legacy', problem, true);
    return [];
  }
  for (const delivery of sent.slice(0, failing)) delivery.accept(0);
  sent[failing]?.reject({ status, reason, timestamp: null });
  return sent.slice(failing + 1);
}

/** The gateway closed without a packet. After a TLS alert nothing was read; else all since the last quiet may have been taken. */
function settleClosed(options: SendOptions, fate: Fate, sent: readonly Delivery[], ms: number): void {
  const closed = closedProblem(options, fate, 'legacy', ms);
  const refused = closed.code === 'credential-refused';
  const mismatch = refused ? null : environmentMismatch(options);
  for (const delivery of sent) {
    delivery.fail(refused || mismatch !== null ? 'credential' : 'legacy', mismatch ?? closed, !refused);
  }
}

/** The gateway took no more bytes for as long as a stage may last. */
function settleStalled(
  options: SendOptions,
  sent: readonly Delivery[],
  unsent: readonly Delivery[],
): readonly Delivery[] {
  const { endpoint, limits } = options;
  const ms = limits.stageMs;
  const problem = { code: 'no-answer', host: endpoint.host, stage: 'legacy', ms, closed: false } as const;
  for (const delivery of sent) delivery.fail('legacy', problem, true);
  for (const delivery of unsent) delivery.fail('legacy', problem, false);
  return [];
}
