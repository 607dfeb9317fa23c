import { type ClientHttp2Session, type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2';
import { readAnswerBody } from '../../shared/wire/http2-answer.ts';
import type { RequestHeaders } from '../../shared/wire/http2-request.ts';
import type { Delivery } from './delivery.ts';

/** What the server answered. */
export type Answer = {
  readonly status: number;
  readonly reason: string | null;
  readonly timestamp: string | null;
  readonly apnsId: string | null;
  readonly apnsUniqueId: string | null;
  /** Its Date header, null when it has none. */
  readonly date: string | null;
};

/** How one request ended. `late` and `cancelled`: as it was told; `refused`: REFUSED_STREAM, or it never left. */
export type RequestEnd =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused' | 'late' | 'cancelled' }
  /** `stream` is its number, to be held against a GOAWAY's last one. */
  | { readonly kind: 'lost'; readonly stream: number };

/** An answer's body is a short JSON object; what a strange server sends beyond this is not kept. */
const MAX_BODY_BYTES = 16 * 1024;

/** A notification on one stream, from the request to its end, which `onEnd` is told once. */
export class PushRequest {
  readonly delivery: Delivery;
  /** The provider token it was sent with. */
  readonly authorization: string | null;
  /** Of `performance.now()`. */
  readonly startedAt = performance.now();
  readonly #stream: ClientHttp2Stream;
  readonly #onEnd: (request: PushRequest, end: RequestEnd) => void;
  #response: IncomingHttpHeaders | null = null;
  #body: Buffer | null = null;
  #ended = false;

  /** Throws only what `session.request` throws at once on a session that has just died: nothing has left then. */
  constructor(
    session: ClientHttp2Session,
    headers: RequestHeaders,
    delivery: Delivery,
    authorization: string | null,
    onEnd: (request: PushRequest, end: RequestEnd) => void,
  ) {
    this.delivery = delivery;
    this.authorization = authorization;
    this.#onEnd = onEnd;
    const { payload } = delivery.notification;
    // Node is quicker without options.
    const stream = payload.length > 0 ? session.request(headers) : session.request(headers, { endStream: true });
    this.#stream = stream;
    stream.on('response', (response, flags) => this.#onResponse(response, flags));
    stream.on('error', () => {});
    stream.on('close', () => this.#onClose());
    if (payload.length > 0) stream.end(payload);
  }

  /** The head of the answer, null while none has come. */
  get response(): IncomingHttpHeaders | null {
    return this.#response;
  }

  /** What came of the answer's body, null when it has none. */
  get body(): Uint8Array | null {
    return this.#body;
  }

  /** Stops waiting: by an answer whose body did not end when its head has come, else as `kind` says. */
  giveUp(kind: 'late' | 'cancelled'): void {
    if (kind === 'late' && this.#response !== null) this.#answered(this.#response);
    else this.#end({ kind });
    this.#stream.close(constants.NGHTTP2_CANCEL);
  }

  #onResponse(response: IncomingHttpHeaders, flags: number): void {
    this.#response = response;
    // Most answers are a head alone: it is all there is to wait for.
    if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) {
      this.#answered(response);
      return;
    }
    this.#stream.on('data', (chunk: Buffer) => this.#keep(chunk));
    this.#stream.on('end', () => this.#answered(response));
  }

  #keep(chunk: Buffer): void {
    if (this.#body === null) this.#body = chunk.subarray(0, MAX_BODY_BYTES);
    else if (this.#body.length < MAX_BODY_BYTES) {
      this.#body = Buffer.concat([this.#body, chunk.subarray(0, MAX_BODY_BYTES - this.#body.length)]);
    }
  }

  #onClose(): void {
    const stream = this.#stream;
    if (this.#ended) return;
    if (this.#response !== null) this.#answered(this.#response);
    // A stream without a number never left; Node gives those above a GOAWAY's last one REFUSED_STREAM as well.
    else if (stream.id === undefined || stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) {
      this.#end({ kind: 'refused' });
    } else this.#end({ kind: 'lost', stream: stream.id });
  }

  #answered(headers: IncomingHttpHeaders): void {
    const body = readAnswerBody(this.#body ?? NO_BYTES);
    const answer: Answer = {
      status: Number(headers[':status']),
      reason: body.reason,
      timestamp: body.timestamp,
      apnsId: oneHeader(headers['apns-id']),
      apnsUniqueId: oneHeader(headers['apns-unique-id']),
      date: headers.date ?? null,
    };
    this.#end({ kind: 'answered', answer });
  }

  #end(end: RequestEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd(this, end);
  }
}

const NO_BYTES = new Uint8Array(0);

function oneHeader(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
