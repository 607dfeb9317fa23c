import type { IncomingHttpHeaders } from 'node:http2';
import type {
  Attempt,
  ConnectionRecord,
  GoawayRecord,
  HeaderLine,
  Opening,
  ProviderTokenFacts,
  ReceivedResponse,
  SendRecord,
  SentRequest,
} from '../../shared/answer/send-record.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { encodeErrorPacket } from '../../shared/wire/error-packet.ts';
import type { RequestHeaders } from '../../shared/wire/http2-request.ts';
import type { GatewayAnswer } from './legacy-ready.ts';
import { elapsed } from './time-limit.ts';

/**
 * Notes what one notification did on the wire. Only a single send has one: a batch has none, and spends nothing on it.
 * Provider tokens are measured, never kept.
 */
export class SendRecorder {
  readonly #attempts: Attempt[] = [];
  #since = 0;
  #connection: ConnectionRecord | null = null;
  #goaway: GoawayRecord | null = null;
  #clockOffsetMs: number | null = null;

  /** The connection that is used, or the one that could not be made. */
  connected(opening: Opening, kept: boolean): void {
    this.#connection = { ...opening, kept };
  }

  requested(headers: RequestHeaders, authorization: string | null, issuedAt: number | null): void {
    const lines = Object.entries(headers).filter(([name]) => name !== 'authorization');
    this.#attempt({ kind: 'http2', headers: lines, providerToken: tokenFacts(authorization, issuedAt) });
  }

  framed(frame: Uint8Array): void {
    this.#attempt({ kind: 'legacy', frame });
  }

  /** What came back over HTTP/2; null when nothing did. */
  responded(headers: IncomingHttpHeaders | null, body: Uint8Array | null): void {
    if (headers === null) return;
    this.#respond({ kind: 'http2', headers: headerLines(headers), body: new TextDecoder().decode(body ?? undefined) });
  }

  /** What a binary gateway said, if anything. */
  gatewayAnswered(answer: GatewayAnswer): void {
    if (answer.kind === 'packet') this.#respond({ kind: 'legacy', bytes: encodeErrorPacket(answer.packet) });
    if (answer.kind === 'garbage') this.#respond({ kind: 'legacy', bytes: new Uint8Array(answer.bytes) });
  }

  /** How the connection stands when the send leaves it. */
  left(goaway: GoawayRecord | null, clockOffsetMs: number | null): void {
    if (goaway !== null) {
      const { code, lastStream, reason } = goaway;
      this.#goaway = { code, lastStream, reason };
    }
    this.#clockOffsetMs = clockOffsetMs;
  }

  record({ protocol, host, port }: Endpoint): SendRecord {
    return {
      endpoint: { protocol, host, port },
      connection: this.#connection,
      attempts: [...this.#attempts],
      goaway: this.#goaway,
      clockOffsetMs: this.#clockOffsetMs,
    };
  }

  #attempt(request: SentRequest): void {
    this.#since = performance.now();
    this.#attempts.push({ request, response: null, ms: null });
  }

  #respond(response: ReceivedResponse): void {
    const last = this.#attempts.pop();
    if (last !== undefined) this.#attempts.push({ ...last, response, ms: elapsed(this.#since) });
  }
}

const BEARER = 'bearer ';

function tokenFacts(authorization: string | null, issuedAt: number | null): ProviderTokenFacts | null {
  if (authorization === null || issuedAt === null) return null;
  return { characters: authorization.length - BEARER.length, signedAt: new Date(issuedAt * 1000).toISOString() };
}

function headerLines(headers: IncomingHttpHeaders): readonly HeaderLine[] {
  return Object.entries(headers).flatMap(([name, value]): HeaderLine[] => {
    if (value === undefined) return [];
    return (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]);
  });
}
