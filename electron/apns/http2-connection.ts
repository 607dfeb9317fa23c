import { type ClientHttp2Session, connect, constants } from 'node:http2';
import type { Problem } from '../../shared/problem.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { readAnswerBody } from '../../shared/wire/http2-answer.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import { closedProblem, type Peer } from './closed-problem.ts';
import type { SecureConnection } from './secure-connection.ts';
import { codeOf } from './tls-failure.ts';

export type Goaway = { readonly code: number; readonly reason: string | null; readonly timestamp: string | null };

/** Megabytes Node lets a session buffer; its default of 10 ends a burst of some thousand notifications. */
const SESSION_MEMORY = 64;
/** How long a closing session may take before it is cut. */
const CLOSE_MS = 500;

/** One HTTP/2 connection over a secured socket: what the server announced, and how it ended. */
export class Http2Connection {
  readonly session: ClientHttp2Session;
  /** Resolves when the server's SETTINGS have come. */
  readonly settings: Promise<void>;
  /** Resolves when no new request can be made: GOAWAY, an error, or the end. */
  readonly over: Promise<void>;
  #isOver = false;
  #goaway: Goaway | null = null;
  #error: Error | null = null;
  readonly #peer: Peer;
  readonly #connection: SecureConnection;

  constructor(peer: Peer, connection: SecureConnection) {
    this.#peer = peer;
    this.#connection = connection;
    this.session = connect(`https://${authorityOf(peer.endpoint)}`, {
      createConnection: () => connection.socket,
      maxSessionMemory: SESSION_MEMORY,
    });
    this.settings = new Promise((resolve) => this.session.once('remoteSettings', () => resolve()));
    this.over = new Promise((resolve) => {
      const end = (): void => {
        this.#isOver = true;
        resolve();
      };
      this.session.on('goaway', (code, _lastStream, data) => {
        this.#goaway ??= { code, ...readAnswerBody(data ?? new Uint8Array(0)) };
        end();
      });
      this.session.on('error', (error) => {
        this.#error ??= error;
        end();
      });
      this.session.on('close', end);
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get goaway(): Goaway | null {
    return this.#goaway;
  }

  /** The server's limit of open streams; null when it set none. */
  get maxConcurrentStreams(): number | null {
    const limit = this.session.remoteSettings?.maxConcurrentStreams;
    // Node reports the protocol's "no limit" as the largest unsigned 32-bit number.
    return limit === undefined || limit >= 0xffffffff ? null : limit;
  }

  /** Why it ended, `ms` after it was waited for. */
  problem(ms: number): Problem {
    const { endpoint, material } = this.#peer;
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
    const fate = this.#connection.fate.now;
    const told = fate?.kind === 'broke' ? fate.error : this.#error;
    if (told !== null && isFraming(told))
      return { code: 'no-http2', host, port, alpn: this.#connection.socket.alpnProtocol || null };
    if (told !== null && !codeOf(told).startsWith('ERR_HTTP2')) {
      return closedProblem(this.#peer, { kind: 'broke', error: told }, 'http2', ms);
    }
    return closedProblem(this.#peer, { kind: 'ended' }, 'http2', ms);
  }

  /** Ends the connection: gently when the other side has not ended it, and surely. */
  async close(): Promise<void> {
    if (this.#isOver) {
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
}

/** Host and port as they stand in `:authority`; an IPv6 literal in brackets. */
export function authorityOf({ host, port }: Endpoint): string {
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
