import { type ClientHttp2Session, connect, constants } from 'node:http2';
import type { Opening } from '../../shared/answer/send-record.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { readAnswerBody } from '../../shared/wire/http2-answer.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import { closedProblem, type Peer } from './closed-problem.ts';
import { type KeepAliveTimes, keepAliveTimes, watchPeer } from './http2-keep-alive.ts';
import { ProviderTokens } from './provider-token.ts';
import type { SecureConnection } from './secure-connection.ts';
import { codeOf } from './tls-failure.ts';

/** `lastStream`: requests above it were not looked at. */
export type Goaway = {
  readonly code: number;
  readonly lastStream: number;
  readonly reason: string | null;
  readonly timestamp: string | null;
};

/** Whose connection it is, and by which clock it signs; `stageMs` is how long one request may take. */
export type ConnectionOwner = Peer & {
  readonly now: () => Date;
  readonly limits: { readonly stageMs: number };
  /** Left out: the times that go with `stageMs`. */
  readonly keepAlive?: KeepAliveTimes;
};

/** Megabytes Node lets a session buffer; its default of 10 ends a burst of some thousand notifications. */
const SESSION_MEMORY = 64;
/** How long a closing session may take before it is cut. */
const CLOSE_MS = 500;

/** One HTTP/2 connection over a secured socket: what the server announced, who uses it, and how it ended. */
export class Http2Connection {
  readonly session: ClientHttp2Session;
  /** Signs for this connection when the credential is a `.p8` key; null for a certificate, or without a credential. */
  readonly tokens: ProviderTokens | null;
  /** How it was made, once that is known. */
  opening: Opening | null = null;
  /** Resolves when the server's SETTINGS have come. */
  readonly settings: Promise<void>;
  /** Resolves when no new request can be made: GOAWAY, an error, the end, or retirement. */
  readonly over: Promise<void>;
  /** The server's clock minus ours, milliseconds, when an answer told the time. */
  clockOffsetMs: number | null = null;
  /** Whether another send may use it; a connection on which the credential was refused stays bound to it. */
  reusable = true;
  #isOver = false;
  #goaway: Goaway | null = null;
  #error: Error | null = null;
  #silentMs: number | null = null;
  #open = 0;
  #end: () => void = () => {};
  readonly #pumps = new Set<() => void>();
  readonly #owner: ConnectionOwner;
  readonly #connection: SecureConnection;

  constructor(owner: ConnectionOwner, connection: SecureConnection) {
    this.#owner = owner;
    this.#connection = connection;
    this.tokens = owner.material?.kind === 'token-key' ? new ProviderTokens(owner.material, owner.now) : null;
    this.session = connect(`https://${authorityOf(owner.endpoint)}`, {
      createConnection: () => connection.socket,
      maxSessionMemory: SESSION_MEMORY,
    });
    this.settings = new Promise((resolve) => this.session.once('remoteSettings', () => resolve()));
    this.over = new Promise((resolve) => {
      this.#end = () => {
        this.#isOver = true;
        resolve();
      };
    });
    this.#listen(owner.keepAlive ?? keepAliveTimes(owner.limits.stageMs));
  }

  #listen(times: KeepAliveTimes): void {
    const { session } = this;
    session.on('goaway', (code, lastStream, data) => {
      this.#goaway ??= { code, lastStream, ...readAnswerBody(data ?? new Uint8Array(0)) };
      this.#end();
    });
    session.on('error', (error) => {
      this.#error ??= error;
      this.#end();
    });
    session.on('remoteSettings', () => this.#wake());
    const isBusy = (): boolean => this.#open > 0;
    const unwatch = watchPeer(session, this.#connection.socket, times, isBusy, () => {
      this.#silentMs = times.busyMs + times.answerMs;
      this.destroy();
    });
    session.on('close', () => {
      unwatch();
      this.#end();
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get goaway(): Goaway | null {
    return this.#goaway;
  }

  /** The server's limit of open streams; null when it set none. It may fall and rise while the connection lasts. */
  get maxConcurrentStreams(): number | null {
    const limit = this.session.remoteSettings?.maxConcurrentStreams;
    // Node reports the protocol's "no limit" as the largest unsigned 32-bit number.
    return limit === undefined || limit >= 0xffffffff ? null : limit;
  }

  /** Takes part in the connection's streams: `pump` is called whenever there may be room. Gives what ends it. */
  join(pump: () => void): () => void {
    this.#pumps.add(pump);
    return () => this.#pumps.delete(pump);
  }

  /** Whether one of those who joined, with `own` requests open, may start another: streams are shared evenly. */
  hasRoom(own: number): boolean {
    const limit = this.maxConcurrentStreams ?? Infinity;
    return this.#open < limit && own < Math.max(1, limit / Math.max(1, this.#pumps.size));
  }

  get openRequests(): number {
    return this.#open;
  }

  requestStarted(): void {
    this.#open += 1;
  }

  requestEnded(): void {
    this.#open -= 1;
    this.#wake();
  }

  /** Lets no new request begin; those that are open may end. */
  retire(): void {
    this.#end();
    this.#wake();
  }

  /** Learns the server's time from the Date header of an answer (RFC 9110, 6.6.1), which tells whole seconds. */
  noteDate(date: string): void {
    const told = Date.parse(date);
    if (Number.isNaN(told)) return;
    this.clockOffsetMs = told + 500 - this.#owner.now().getTime();
    this.tokens?.setClockOffset(this.clockOffsetMs);
  }

  /** Why it ended, `ms` after it was waited for. */
  problem(ms: number): Problem {
    const { endpoint, material } = this.#owner;
    const { host, port, protocol } = endpoint;
    const goaway = this.#goaway;
    if (goaway?.reason === 'BadCertificateEnvironment') {
      const credential = material?.facts.environments ?? [];
      return { code: 'wrong-environment', host, credential, target: endpoint.environment, reason: goaway.reason };
    }
    if (goaway?.reason && isCredentialReason(goaway.reason)) {
      const sent = material !== null;
      return { code: 'credential-refused', host, alert: null, reason: goaway.reason, sent, protocol };
    }
    if (goaway?.reason) return { code: 'rejected', protocol, status: null, ...goawayFacts(goaway) };
    if (this.#silentMs !== null) {
      return { code: 'no-answer', host, stage: 'http2', ms: this.#silentMs, closed: false };
    }
    const fate = this.#connection.fate.now;
    const told = fate?.kind === 'broke' ? fate.error : this.#error;
    if (told !== null && isFraming(told))
      return { code: 'no-http2', host, port, alpn: this.#connection.socket.alpnProtocol || null };
    if (told !== null && !codeOf(told).startsWith('ERR_HTTP2')) {
      return closedProblem(this.#owner, { kind: 'broke', error: told }, 'http2', ms);
    }
    return closedProblem(this.#owner, { kind: 'ended' }, 'http2', ms);
  }

  /** Ends the connection: gently when the other side has not ended it, and surely. */
  async close(): Promise<void> {
    if (this.session.destroyed || this.#goaway !== null || this.#error !== null) {
      this.destroy();
      return;
    }
    const closed = new Promise<void>((resolve) => this.session.once('close', resolve));
    this.session.close();
    const timer = setTimeout(() => this.destroy(), CLOSE_MS);
    await closed;
    clearTimeout(timer);
    this.#connection.socket.destroy();
  }

  /** Cuts the connection at once. */
  destroy(): void {
    this.session.destroy();
    this.#connection.socket.destroy();
  }

  /** Calls on those who joined; who is called first changes, so that the streams of a small limit go round. */
  #wake(): void {
    if (this.#pumps.size > 1) {
      const [first] = this.#pumps;
      if (first !== undefined && this.#pumps.delete(first)) this.#pumps.add(first);
    }
    for (const pump of [...this.#pumps]) pump();
  }
}

/** Host and port as they stand in `:authority`; an IPv6 literal in brackets. */
export function authorityOf({ host, port }: Pick<Endpoint, 'host' | 'port'>): string {
  return `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

function goawayFacts({ reason, timestamp }: Goaway): Pick<Goaway, 'reason' | 'timestamp'> {
  return { reason, timestamp };
}

/** What came was no HTTP/2, though ALPN had agreed on it. */
function isFraming(error: Error): boolean {
  const code = 'errno' in error ? error.errno : null;
  return (
    codeOf(error) === 'ERR_HTTP2_ERROR' &&
    (code === constants.NGHTTP2_ERR_FRAME_SIZE_ERROR ||
      /protocol error|bad client magic|frame size|preface/i.test(error.message))
  );
}
