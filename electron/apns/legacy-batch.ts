import type { Problem } from '../../shared/problem.ts';
import { LEGACY_BLOCK_MAX_BYTES, type LegacyFrameDraft, writeLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { legacyPayloadLimit } from '../../shared/wire/limits.ts';
import { closedProblem, environmentMismatch } from './closed-problem.ts';
import type { StageFailure } from './connect.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { type GatewayAnswer, type GatewayListener, malformedAnswer, packetProblem } from './legacy-ready.ts';
import { settlePacket } from './legacy-settlement.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { SendOptions } from './send.ts';
import { SentWindow } from './sent-window.ts';
import type { Fate } from './socket-fate.ts';
import { elapsed, nextPoll, within } from './time-limit.ts';

/**
 * Frames are written in pieces of about this size, and the gateway is listened to between them: small ones at first, so
 * that little has to go again when a notification is refused, and as large as all before while it stays silent.
 */
const FIRST_PIECE_BYTES = 64 * 1024;
const LARGEST_PIECE_BYTES = 256 * 1024;
/** Room for one more frame, the longest that can be written. */
const LONGEST_FRAME_BYTES = 66 * 1024;
/** When so much may still be named in an error packet, writing waits: memory is bounded whatever the batch. */
const MAX_OPEN_BYTES = 48 * 1024 * 1024;
/** How often a full window is looked at again. */
const LOOK_MS = 20;
const DAY_SECONDS = 86_400;

/** How a connection ended for the batch. */
export type BatchEnd = {
  /** Whether the gateway took or refused at least one, so that it does not mind the credential. */
  readonly answered: boolean;
  /** Whether at least one was settled, in whatever way. */
  readonly progress: boolean;
  /** Not null: why nothing more can be sent, this way or over another connection. */
  readonly stop: StageFailure | null;
  /** What to tell if this goes on and on. */
  readonly last: StageFailure;
};

/**
 * Writes the notifications of a queue to one gateway connection, listens for the quiet interval after the last, and
 * settles what the gateway's answer tells of. What must be sent again, because it was written after the failing one, is
 * put back into the queue.
 */
export class LegacyBatch {
  readonly #options: SendOptions;
  readonly #connection: SecureConnection;
  readonly #listener: GatewayListener;
  readonly #queue: DeliveryQueue;
  readonly #window: SentWindow;
  /** One is filled while the other is on its way. */
  readonly #pieces = [makePiece(), makePiece()] as const;
  readonly #since = performance.now();
  #answered = false;
  #progress = false;

  constructor(
    options: SendOptions,
    { connection, listener }: { readonly connection: SecureConnection; readonly listener: GatewayListener },
    queue: DeliveryQueue,
  ) {
    this.#options = options;
    this.#connection = connection;
    this.#listener = listener;
    this.#queue = queue;
    this.#window = new SentWindow(options.limits.quietMs);
  }

  async run(): Promise<BatchEnd> {
    const { limits, signal } = this.#options;
    const stalled = !(await this.#writeAll());
    if (signal.aborted && this.#listener.now === null) return this.#settle({ kind: 'cancelled' });
    if (stalled) return this.#settleStalled();
    const answer = this.#listener.now ?? (await this.#listener.listen(limits.quietMs, signal));
    return this.#settle(answer.kind === 'quiet' ? await this.#leave() : answer);
  }

  /** Writes until all is written, the gateway has answered or closed, or the work is cancelled; false when nothing moves. */
  async #writeAll(): Promise<boolean> {
    const { signal } = this.#options;
    let [piece, other] = this.#pieces;
    let before = Promise.resolve();
    while (!this.#queue.isEmpty && this.#listener.now === null && !signal.aborted) {
      this.#accept(this.#window.takeSilent(performance.now()));
      if (this.#window.openBytes > MAX_OPEN_BYTES) {
        await this.#listener.listen(LOOK_MS, signal);
        continue;
      }
      const flushed = this.#write(piece.subarray(0, this.#fill(piece)));
      if (!(await this.#moves(before))) return false;
      // So that an error packet is read before a write to a closed gateway destroys the socket, and the packet with it.
      await nextPoll();
      before = flushed;
      [piece, other] = [other, piece];
    }
    return this.#moves(before);
  }

  #write(bytes: Uint8Array): Promise<void> {
    this.#window.wrote(bytes.length);
    return new Promise((resolve) => {
      this.#connection.socket.write(bytes, () => {
        this.#window.flushed(performance.now());
        resolve();
      });
    });
  }

  /** Waits until the system has taken what was written; false when it does not in the time that a stage may last. */
  async #moves(flushed: Promise<void>): Promise<boolean> {
    const { limits, signal } = this.#options;
    const ended = await within(limits.stageMs, signal, () => Promise.race([flushed, this.#listener.answer]));
    return ended.ended !== 'late';
  }

  /** Puts the next frames into a piece; gives how many bytes they take. */
  #fill(piece: Uint8Array): number {
    const now = this.#options.now();
    const startedAt = performance.now();
    const enough = Math.min(LARGEST_PIECE_BYTES, Math.max(FIRST_PIECE_BYTES, this.#window.written));
    let at = 0;
    while (at < enough) {
      const delivery = this.#queue.take();
      if (delivery === null) break;
      const frame = frameOf(delivery, now);
      const problem = unwritable(frame);
      if (problem !== null) {
        delivery.fail('legacy', problem, false);
        this.#progress = true;
        continue;
      }
      delivery.started(startedAt);
      this.#window.add(delivery);
      const from = at;
      at = writeLegacyFrame(frame, piece, from);
      // A copy: the piece is filled anew.
      this.#options.recorder?.framed(new Uint8Array(piece.subarray(from, at)));
    }
    return at;
  }

  /**
   * The quiet interval is over. A gateway that is slower than the network may still have frames before it: it is told
   * that no more will come, and its own end then says that it has read them all.
   */
  async #leave(): Promise<GatewayAnswer> {
    const { limits, signal } = this.#options;
    if (this.#window.written <= FIRST_PIECE_BYTES) return { kind: 'quiet' };
    this.#connection.socket.end();
    const answer = await this.#listener.listen(limits.stageMs, signal);
    const ended = answer.kind === 'closed' && answer.fate.kind === 'ended';
    return ended || answer.kind === 'cancelled' ? { kind: 'quiet' } : answer;
  }

  #settle(answer: GatewayAnswer): BatchEnd {
    this.#options.recorder?.gatewayAnswered(answer);
    const { host } = this.#options.endpoint;
    switch (answer.kind) {
      case 'quiet':
        this.#accept(this.#window.takeAll());
        return this.#end(null, this.#closed({ kind: 'ended' }));
      case 'cancelled': {
        for (const delivery of this.#window.takeAll()) delivery.cancel(true);
        const cancelled = { stage: 'legacy', problem: { code: 'cancelled', stage: 'legacy' } } as const;
        return this.#end(cancelled, cancelled);
      }
      case 'packet': {
        const older = this.#window.wasTaken(answer.packet.identifier);
        const sent = this.#window.takeAll();
        const settlement = settlePacket(answer.packet, sent, older);
        this.#answered ||= settlement.answered;
        this.#progress ||= settlement.again.length < sent.length;
        this.#queue.putBack(settlement.again);
        return this.#end(null, { stage: 'legacy', problem: packetProblem(answer.packet) });
      }
      case 'garbage': {
        const failure = { stage: 'legacy', problem: malformedAnswer(host, answer.bytes, answer.cut) } as const;
        return this.#failAll(failure, true, failure);
      }
      case 'closed': {
        const failure = this.#closed(answer.fate);
        // After a TLS alert nothing was read; else all since the last quiet may have been taken.
        const refused = failure.problem.code === 'credential-refused';
        return this.#failAll(failure, !refused, failure.stage === 'credential' ? failure : null);
      }
    }
  }

  /** The gateway took no more bytes for as long as a stage may last. */
  #settleStalled(): BatchEnd {
    const { endpoint, limits } = this.#options;
    const ms = limits.stageMs;
    const problem: Problem = { code: 'no-answer', host: endpoint.host, stage: 'legacy', ms, closed: false };
    const failure: StageFailure = { stage: 'legacy', problem };
    return this.#failAll(failure, true, failure);
  }

  /** What a gateway's end without a packet means. */
  #closed(fate: Fate): StageFailure {
    const closed = closedProblem(this.#options, fate, 'legacy', elapsed(this.#since));
    if (closed.code === 'credential-refused') return { stage: 'credential', problem: closed };
    // Once it has taken or refused something, it is not the environment that it minds.
    const mismatch = this.#answered ? null : environmentMismatch(this.#options);
    return mismatch === null ? { stage: 'legacy', problem: closed } : { stage: 'credential', problem: mismatch };
  }

  #accept(deliveries: readonly Delivery[]): void {
    if (deliveries.length === 0) return;
    this.#answered = true;
    this.#progress = true;
    for (const delivery of deliveries) delivery.accept(0);
  }

  #failAll(failure: StageFailure, mayHaveBeenAccepted: boolean, stop: StageFailure | null): BatchEnd {
    const sent = this.#window.takeAll();
    this.#progress ||= sent.length > 0;
    for (const delivery of sent) delivery.fail(failure.stage, failure.problem, mayHaveBeenAccepted);
    return this.#end(stop, failure);
  }

  #end(stop: StageFailure | null, last: StageFailure): BatchEnd {
    return { answered: this.#answered, progress: this.#progress, stop, last };
  }
}

function makePiece(): Uint8Array {
  return Buffer.allocUnsafeSlow(LARGEST_PIECE_BYTES + LONGEST_FRAME_BYTES);
}

/**
 * The frame of a notification. Without an expiration command 2 leaves the item out, as the header is left out over
 * HTTP/2; command 1 must carry one and gets a day, since 0 would mean that it is not kept for a device that is away.
 */
function frameOf({ notification, identifier }: Delivery, now: Date): LegacyFrameDraft {
  const { command, token, payload, headers } = notification;
  const { expiration, priority } = headers;
  return {
    command,
    token,
    payload,
    identifier,
    expiration: command === 1 ? (expiration ?? Math.floor(now.getTime() / 1000) + DAY_SECONDS) : expiration,
    priority: command === 2 ? (priority ?? 10) : null,
  };
}

/**
 * A payload may be over Apple's limit, which the gateway then says; but its length must fit the two bytes there are for
 * it. Then the frame fits too: a token has 100 bytes at most, the rest 23.
 */
function unwritable({ command, payload }: LegacyFrameDraft): Problem | null {
  const bytes = payload.length;
  return bytes <= LEGACY_BLOCK_MAX_BYTES
    ? null
    : { code: 'payload-too-large', bytes, limit: legacyPayloadLimit(command) };
}
