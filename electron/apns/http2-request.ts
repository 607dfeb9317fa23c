import { type ClientHttp2Session, type ClientHttp2Stream, constants, type IncomingHttpHeaders } from 'node:http2';
import { readAnswerBody } from '../../shared/wire/http2-answer.ts';

/** How one request ended. `unprocessed`: the server told that it did not look at it, or it never left. */
export type RequestEnd =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly reason: string | null;
      readonly timestamp: string | null;
      readonly apnsId: string | null;
      readonly apnsUniqueId: string | null;
    }
  | { readonly kind: 'unprocessed' }
  | { readonly kind: 'late' }
  | { readonly kind: 'lost' };

/** An answer's body is a short JSON object; what a strange server sends beyond this is not kept. */
const MAX_BODY_BYTES = 16 * 1024;

/**
 * Posts a payload and tells how it ended, once, within `ms`. Throws only what `session.request` throws
 * at once on a session that has just died; the request has not left then.
 */
export function postNotification(
  session: ClientHttp2Session,
  headers: Record<string, string>,
  payload: Uint8Array,
  ms: number,
  onEnd: (end: RequestEnd) => void,
): void {
  const stream = session.request(headers, { endStream: payload.length === 0 });
  let response: IncomingHttpHeaders | null = null;
  let late = false;
  const body: Buffer[] = [];
  let kept = 0;
  const timer = setTimeout(() => {
    late = true;
    stream.close(constants.NGHTTP2_CANCEL);
  }, ms);
  stream.on('response', (received) => {
    response = received;
  });
  stream.on('data', (chunk: Buffer) => {
    if (kept < MAX_BODY_BYTES) body.push(chunk.subarray(0, MAX_BODY_BYTES - kept));
    kept += chunk.length;
  });
  stream.on('error', () => {});
  stream.on('close', () => {
    clearTimeout(timer);
    onEnd(response === null ? unanswered(stream, late) : answered(response, Buffer.concat(body)));
  });
  if (payload.length > 0) stream.end(payload);
}

function answered(headers: IncomingHttpHeaders, body: Uint8Array): RequestEnd {
  const status = Number(headers[':status']);
  const apnsId = oneHeader(headers['apns-id']);
  const apnsUniqueId = oneHeader(headers['apns-unique-id']);
  return { kind: 'answered', status, ...readAnswerBody(body), apnsId, apnsUniqueId };
}

/** Node gives streams above a GOAWAY's last id the code REFUSED_STREAM; a stream without an id never left. */
function unanswered(stream: ClientHttp2Stream, late: boolean): RequestEnd {
  if (stream.id === undefined || stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) return { kind: 'unprocessed' };
  return { kind: late ? 'late' : 'lost' };
}

function oneHeader(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
