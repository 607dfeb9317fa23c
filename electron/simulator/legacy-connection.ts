import type { ShownCertificate } from '../../shared/simulator/request.ts';
import type { Decision } from '../../shared/simulator/rule-book.ts';
import { validateLegacy } from '../../shared/simulator/validate-legacy.ts';
import { type LegacyFrame, readLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { type LegacyStatus, legacyStatusWord } from '../../shared/wire/legacy-status.ts';
import { sendErrorPacket } from './legacy-answer.ts';
import { rulingOf } from './notification-record.ts';
import type { SecureClient } from './tls-listener.ts';
import { playedEnvironment, type World } from './world.ts';

/** How long a client may go on writing after it was refused; what it writes is thrown away. */
const LEAVE_MS = 5_000;
/** A frame that does not end in this time is given up. */
const SLOW_MS = 30_000;
/** What the journal keeps of a frame; well above every limit of Apple's. */
const KEPT_BYTES = 16 * 1024;
/** So many identifiers are remembered, to tell of those that are used again. */
const REMEMBERED_IDENTIFIERS = 1_000;

const SHUTDOWN: LegacyStatus = 10;
const PROTOCOL_ERROR: LegacyStatus = 128;

/** Receives the frames of one client and answers the first bad one. */
export class LegacyConnection {
  readonly #client: SecureClient;
  readonly #certificate: ShownCertificate;
  readonly #world: World;
  /** The beginning of a frame whose end has not come, and since when. */
  #waiting: Buffer = EMPTY;
  #waitingSince = 0;
  #lastAccepted: number | null = null;
  #identifiers = new Set<number>();
  #isRefused = false;
  #discarded = 0;

  constructor(client: SecureClient, certificate: ShownCertificate, world: World) {
    this.#client = client;
    this.#certificate = certificate;
    this.#world = world;
    client.socket.on('data', (part: Buffer) => this.#receive(part));
    client.socket.once('close', () => this.#tellRest());
  }

  /** Lets a client go that began a frame and does not go on. `now`: milliseconds. */
  dropSlowFrame(now: number): void {
    if (this.#waiting.length === 0 || this.#isRefused || this.#client.socket.isPaused()) return;
    if (now - this.#waitingSince <= SLOW_MS) return;
    this.#problem({ code: 'too-slow', seconds: SLOW_MS / 1000 });
    this.#client.socket.destroy();
  }

  /** Closes it without a packet, by hand; nothing when it was refused already. */
  close(): void {
    if (this.#isRefused) return;
    this.#problem({ code: 'ended-by-hand', how: 'close', reason: null });
    this.#leave(0, () => this.#client.socket.end());
  }

  #receive(part: Buffer): void {
    if (this.#isRefused) {
      this.#discarded += part.length;
      return;
    }
    const bytes = this.#waiting.length === 0 ? part : Buffer.concat([this.#waiting, part]);
    const at = this.#readFrames(bytes);
    if (this.#isRefused) {
      this.#discarded = bytes.length - at;
      this.#waiting = EMPTY;
      return;
    }
    this.#waitForReader();
    if (at > 0 || this.#waiting.length === 0) this.#waitingSince = this.#world.now().getTime();
    this.#waiting = at === bytes.length ? EMPTY : bytes.subarray(at);
  }

  /** Reads no more while the journal's reader is behind, so that what it has not read does not pile up. */
  #waitForReader(): void {
    const behind = this.#world.backlog();
    if (behind === null) return;
    const { socket } = this.#client;
    socket.pause();
    void behind.then(() => socket.resume());
  }

  /** How many bytes were read. */
  #readFrames(bytes: Buffer): number {
    let at = 0;
    while (!this.#isRefused && at < bytes.length) {
      const read = readLegacyFrame(bytes, at);
      if (read.kind === 'incomplete') break;
      if (read.kind === 'malformed') {
        const { offset, identifier } = read;
        this.#problem({ code: 'frame-malformed', offset, identifier });
        this.#refuse(PROTOCOL_ERROR, identifier ?? 0, null);
        return bytes.length;
      }
      this.#take(read.frame, bytes.subarray(at, at + read.length));
      at += read.length;
    }
    return at;
  }

  #take(frame: LegacyFrame, bytes: Buffer): void {
    const token = Buffer.from(frame.token.buffer, frame.token.byteOffset, frame.token.length).toString('hex');
    const decision = this.#world.rules.take('legacy', token);
    const answer = decision?.answer;
    if (decision !== null && (answer?.kind === 'close' || answer?.kind === 'reset')) {
      this.#note({ frame, bytes, token, decision }, answer.accept ? this.#validate(frame, token) : undefined);
      this.#breakOff(decision, answer.kind === 'reset');
      return;
    }
    const status = answer?.kind === 'legacy-status' ? answer.legacyStatus : this.#validate(frame, token);
    this.#note({ frame, bytes, token, decision }, status);
    if (status === null) {
      this.#lastAccepted = frame.identifier;
      return;
    }
    // A shutdown names the last notification that was still taken.
    const identifier = status === SHUTDOWN ? this.#lastAccepted : frame.identifier;
    this.#refuse(status, frame.command === 0 ? null : (identifier ?? 0), decision);
  }

  #validate(frame: LegacyFrame, token: string): LegacyStatus | null {
    const topic = this.#certificate.topics[0] ?? null;
    const now = this.#world.now().getTime();
    const device = this.#world.devices.judge({ token, topic, environment: playedEnvironment(this.#world), now });
    return validateLegacy({ frame, certificate: this.#certificate, device });
  }

  /** Without an identifier, as after a command 0, there is nothing to tell: the connection just ends. */
  #refuse(status: LegacyStatus, identifier: number | null, decision: Decision | null): void {
    const { socket } = this.#client;
    const form = decision?.form ?? null;
    if (form !== null) this.#problem({ code: 'fault', fault: form });
    this.#leave(decision?.delayMs ?? 0, () => {
      if (identifier === null) socket.end();
      else sendErrorPacket(socket, { status, identifier }, form);
    });
  }

  #breakOff({ delayMs, answer }: Decision, isReset: boolean): void {
    this.#problem({ code: 'fault', fault: answer.kind });
    this.#leave(delayMs, () => {
      if (isReset) this.#client.reset();
      else this.#client.socket.end();
    });
  }

  /** From here on whatever comes is thrown away; `end` ends the connection. */
  #leave(delayMs: number, end: () => void): void {
    const { socket } = this.#client;
    this.#isRefused = true;
    const ending = delayMs === 0 ? null : setTimeout(end, delayMs);
    if (ending === null) end();
    const timer = setTimeout(() => socket.destroy(), delayMs + LEAVE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      if (ending !== null) clearTimeout(ending);
    });
  }

  /** `status`: null for silence, undefined for a notification that was not taken and not answered. */
  #note({ frame, bytes, token, decision }: Received, status: LegacyStatus | null | undefined): void {
    const raw = Buffer.from(bytes.length > KEPT_BYTES ? bytes.subarray(0, KEPT_BYTES) : bytes);
    this.#world.journal.notification({
      time: this.#world.now().getTime(),
      connection: this.#client.connection,
      protocol: 'legacy',
      command: frame.command,
      identifier: frame.identifier,
      isRepeated: this.#isRepeated(frame.identifier),
      apnsId: null,
      token,
      topic: this.#certificate.topics[0] ?? null,
      rawHeaders: shownHeaders(frame),
      raw,
      payloadAt: payloadAt(frame, bytes),
      bytes: frame.payload.length,
      status: status === undefined ? null : (status ?? 0),
      reason: status === null || status === undefined ? null : legacyStatusWord(status),
      ruling: rulingOf(decision),
    });
  }

  #isRepeated(identifier: number | null): boolean {
    if (identifier === null || identifier === 0) return false;
    if (this.#identifiers.has(identifier)) return true;
    if (this.#identifiers.size === REMEMBERED_IDENTIFIERS) this.#identifiers.clear();
    this.#identifiers.add(identifier);
    return false;
  }

  #tellRest(): void {
    if (this.#isRefused && this.#discarded > 0) {
      this.#problem({ code: 'discarded-after-error', bytes: this.#discarded });
    }
    if (!this.#isRefused && this.#waiting.length > 0) {
      this.#problem({ code: 'frame-cut', bytes: this.#waiting.length });
    }
  }

  #problem(problem: Parameters<World['journal']['problem']>[1]): void {
    this.#world.journal.problem(this.#client.connection, problem);
  }
}

type Received = {
  readonly frame: LegacyFrame;
  /** All of the frame. */
  readonly bytes: Buffer;
  readonly token: string;
  readonly decision: Decision | null;
};

const EMPTY = Buffer.alloc(0);

/** The fields of a frame that HTTP/2 has as headers, by the names people know. */
function shownHeaders({ expiration, priority }: LegacyFrame): readonly string[] {
  if (expiration === null && priority === null) return NO_FIELDS;
  const shown: string[] = [];
  if (expiration !== null) shown.push('expiration', String(expiration));
  if (priority !== null) shown.push('priority', String(priority));
  return shown;
}

const NO_FIELDS: readonly string[] = [];

/** Where in a frame its payload begins; the reader gives a part of the same memory, or else it is searched for. */
function payloadAt({ payload }: LegacyFrame, bytes: Buffer): number {
  if (payload.length === 0) return bytes.length;
  if (payload.buffer === bytes.buffer) return payload.byteOffset - bytes.byteOffset;
  return bytes.lastIndexOf(payload);
}
