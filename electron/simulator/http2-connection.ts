import { constants, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { DEFAULT_STREAM_LIMIT } from '../../shared/simulator/configuration.ts';
import { ProviderTokenDesk } from '../../shared/simulator/provider-token-desk.ts';
import type { Reason } from '../../shared/wire/reasons.ts';
import type { SecureClient } from './tls-listener.ts';
import type { World } from './world.ts';

/** How long a client that was sent away may take to close. */
const LEAVE_MS = 1_000;

/** What the simulator keeps of one HTTP/2 connection. */
export class Http2Connection {
  readonly client: SecureClient;
  readonly desk: ProviderTokenDesk;
  readonly #session: ServerHttp2Session;
  readonly #world: World;
  /** Requests whose body has not ended, by the id of their stream. */
  readonly #unfinished = new Map<number, ServerHttp2Stream>();
  /** The highest stream id when the connection was last looked over; null before. */
  #seenBefore: number | null = null;
  #lastBegun = 0;
  /** Requests that were judged and still wait for their answer. */
  #unanswered = 0;
  #lastProcessed = 0;
  #isLeaving = false;
  #hasSaidGoaway = false;
  #hasSettings = false;
  #streams: number | null = null;

  constructor(client: SecureClient, session: ServerHttp2Session, world: World) {
    this.client = client;
    this.#session = session;
    this.#world = world;
    const { journal, strict } = world;
    this.desk = new ProviderTokenDesk({
      strict,
      environment: world.configuration().environment,
      verify: world.verify,
      onLeniency: (fault) => journal.problem(client.connection, { code: 'provider-token-lenient', fault }),
      onRefusal: (fault) => journal.problem(client.connection, { code: 'provider-token-refused', fault }),
    });
    session.once('remoteSettings', () => {
      this.#hasSettings = true;
    });
  }

  /** A request has begun. */
  begin(stream: ServerHttp2Stream): void {
    this.#lastBegun = idOf(stream);
    this.#unfinished.set(this.#lastBegun, stream);
  }

  /** Its body has ended. */
  end(stream: ServerHttp2Stream): void {
    this.#unfinished.delete(idOf(stream));
  }

  /** Whether a request is beyond the last one that GOAWAY promised to process. */
  isBeyond(stream: ServerHttp2Stream): boolean {
    return this.#isLeaving && idOf(stream) > this.#lastProcessed;
  }

  /** A request was judged: from here on the client must not send it again. */
  process(stream: ServerHttp2Stream): void {
    this.#lastProcessed = Math.max(this.#lastProcessed, idOf(stream));
    this.#unanswered += 1;
  }

  /** Its answer was given, or will never be. */
  answered(isAccepted: boolean): void {
    this.#unanswered -= 1;
    if (this.#isLeaving) this.#closeWhenDone();
    else if (this.client.certificate === null && this.#world.configuration().streamLimit === 'apple') {
      this.limitStreams(isAccepted ? DEFAULT_STREAM_LIMIT : 1);
    }
  }

  /** Tells the client how many streams it may have open from now on. */
  limitStreams(streams: number): void {
    if (this.#streams === streams || this.#session.destroyed || this.#session.closed) return;
    this.#streams = streams;
    this.#session.settings({ maxConcurrentStreams: streams });
  }

  /**
   * GOAWAY with NO_ERROR and, in its debug data, the reason, as APNs was seen to send it. What was judged is still
   * answered; everything else was not processed and is told so, each by REFUSED_STREAM before GOAWAY: Node 20 writes
   * beyond its memory when GOAWAY itself has to close streams that are open.
   */
  sendAway(reason: Reason | null): void {
    if (this.#isLeaving || this.#session.destroyed) return;
    this.#isLeaving = true;
    // A request that comes all the same is not taken.
    this.#session.removeAllListeners('stream');
    this.#session.on('stream', (stream: ServerHttp2Stream) => {
      stream.on('error', () => stream.close());
      this.refuse(stream);
    });
    for (const stream of this.#unfinished.values()) this.refuse(stream);
    const data = reason === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify({ reason }));
    // By then every request that has come is known, and was refused.
    if (this.#lastBegun > 0) setImmediate(() => this.#sayGoaway(data));
    else this.#sayGoaway(data);
    const timer = setTimeout(() => this.#session.destroy(), LEAVE_MS);
    this.#session.once('close', () => clearTimeout(timer));
  }

  /** Closes it as a server does that goes down, by hand. */
  close(): void {
    const { connection, socket } = this.client;
    if (socket.destroyed) return;
    this.#world.journal.problem(connection, { code: 'ended-by-hand', how: 'close', reason: null });
    socket.destroy();
  }

  /** GOAWAY by hand; nothing when it was said already. */
  sendAwayByHand(reason: Reason | null): void {
    if (this.#isLeaving || this.#session.destroyed) return;
    this.#world.journal.problem(this.client.connection, { code: 'ended-by-hand', how: 'goaway', reason });
    this.sendAway(reason);
  }

  #sayGoaway(data: Buffer): void {
    if (this.#session.destroyed) return;
    this.#session.goaway(constants.NGHTTP2_NO_ERROR, this.#lastProcessed, data);
    this.#hasSaidGoaway = true;
    this.#closeWhenDone();
  }

  /** Tells the client that a request was not processed and may be sent again. */
  refuse(stream: ServerHttp2Stream): void {
    if (!stream.destroyed && !stream.closed) stream.close(constants.NGHTTP2_REFUSED_STREAM);
  }

  /**
   * Ends requests that were under way at the last look already, and a connection that has not begun to speak HTTP/2 in
   * between. `seconds`: the time between two looks.
   */
  dropSlowRequests(seconds: number): void {
    const { connection, socket } = this.client;
    const { journal } = this.#world;
    if (!this.#hasSettings && this.#seenBefore !== null) {
      journal.problem(connection, { code: 'too-slow', seconds });
      socket.destroy();
      return;
    }
    for (const [id, stream] of this.#unfinished) {
      const isGone = stream.destroyed || stream.closed;
      const isSlow = this.#seenBefore !== null && id <= this.#seenBefore;
      if (isGone || isSlow) this.#unfinished.delete(id);
      if (isGone || !isSlow) continue;
      journal.problem(connection, { code: 'too-slow', seconds });
      stream.close(constants.NGHTTP2_CANCEL);
    }
    this.#seenBefore = this.#lastBegun;
  }

  #closeWhenDone(): void {
    if (this.#hasSaidGoaway && this.#unanswered === 0 && this.#lastProcessed > 0) this.#session.close();
  }
}

function idOf(stream: ServerHttp2Stream): number {
  return stream.id ?? 0;
}
