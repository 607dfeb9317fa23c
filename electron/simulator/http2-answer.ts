import { randomUUID } from 'node:crypto';
import { constants, type ServerHttp2Stream } from 'node:http2';
import { withoutSignature } from '../../shared/simulator/provider-token.ts';
import { type Http2Request, headerOf, tokenInPath, topicOf } from '../../shared/simulator/request.ts';
import { validateHttp2 } from '../../shared/simulator/validate-http2.ts';
import { REASON_STATUS, type Reason } from '../../shared/wire/reasons.ts';
import { type Journal, showPayload } from './journal.ts';
import type { RuleBook } from './rule-book.ts';
import type { SecureClient } from './tls-listener.ts';

export type AnswerContext = {
  readonly journal: Journal;
  readonly rules: RuleBook;
  readonly now: () => Date;
};

export type IncomingStream = {
  readonly stream: ServerHttp2Stream;
  /** Names and values in turn, as Node gives them. */
  readonly rawHeaders: readonly string[];
  readonly client: SecureClient;
};

/** What the journal keeps of a payload; well above every limit of Apple's. */
const KEPT_BYTES = 16 * 1024;
/** A body that goes on beyond this is not waited for. */
const PATIENCE_BYTES = 1024 * 1024;

type Rejection = { readonly reason: Reason; readonly timestamp: number | null };
type Body = { readonly kept: Uint8Array; readonly bytes: number };

/** Reads a request to its end and answers it. A stream that the client resets is forgotten. */
export function answerRequest(incoming: IncomingStream, context: AnswerContext): void {
  const { stream } = incoming;
  const parts: Buffer[] = [];
  let bytes = 0;
  let isAnswered = false;
  // A reset is the client's right, and closes the stream as well.
  stream.on('error', () => stream.close());
  stream.on('data', (part: Buffer) => {
    if (bytes < KEPT_BYTES) parts.push(part);
    bytes += part.length;
    if (bytes > PATIENCE_BYTES) finish();
  });
  stream.on('end', finish);

  function finish(): void {
    if (isAnswered || stream.destroyed || stream.aborted) return;
    isAnswered = true;
    judge(incoming, { kept: Buffer.concat(parts), bytes }, context);
  }
}

function judge(incoming: IncomingStream, body: Body, context: AnswerContext): void {
  const { client } = incoming;
  const { journal, rules, now } = context;
  const request = describe(incoming, body.bytes);
  const token = (tokenInPath(request.path) ?? request.path).toLowerCase();
  const rule = rules.take('http2', token);
  const reason = rule?.reason ?? validateHttp2(request, now());
  const rejection = reason === null ? null : { reason, timestamp: rule?.timestamp ?? null };
  const apnsId = answerId(request, reason);
  respond(incoming.stream, apnsId, rejection, now());
  const payload = showPayload(body.kept, body.bytes);
  journal.notification({
    connection: client.connection,
    protocol: 'http2',
    command: null,
    identifier: null,
    apnsId,
    token,
    topic: topicOf(request),
    headers: shownHeaders(request),
    ...payload,
    status: reason === null ? constants.HTTP_STATUS_OK : REASON_STATUS[reason],
    reason,
  });
  if (reason === null && payload.payloadBase64 !== undefined)
    journal.problem(client.connection, { code: 'payload-not-json' });
}

function describe({ rawHeaders, client }: IncomingStream, bytes: number): Http2Request {
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.push([(rawHeaders[at] ?? '').toLowerCase(), utf8(rawHeaders[at + 1] ?? '')]);
  }
  const regular = headers.filter(([name]) => !name.startsWith(':'));
  const pseudo = (name: string): string => headers.find(([key]) => key === name)?.[1] ?? '';
  return { method: pseudo(':method'), path: pseudo(':path'), headers: regular, bytes, certificate: client.certificate };
}

/** Node gives header values one character per byte. */
function utf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}

/** The request's own id, unless that is what was wrong; else a new one, in capitals as APNs makes them. */
function answerId(request: Http2Request, reason: Reason | null): string {
  const asked = headerOf(request, 'apns-id');
  return asked === null || reason === 'BadMessageId' ? randomUUID().toUpperCase() : asked;
}

function respond(stream: ServerHttp2Stream, apnsId: string, rejection: Rejection | null, now: Date): void {
  if (stream.destroyed || stream.closed || stream.headersSent) return;
  if (rejection === null) {
    stream.respond({ ':status': 200, 'apns-id': apnsId, 'apns-unique-id': randomUUID() }, { endStream: true });
    return;
  }
  const { reason, timestamp } = rejection;
  const status = REASON_STATUS[reason];
  const since = status === constants.HTTP_STATUS_GONE ? { timestamp: timestamp ?? now.getTime() } : {};
  stream.respond({ ':status': status, 'apns-id': apnsId });
  stream.end(JSON.stringify({ reason, ...since }));
}

function shownHeaders({ headers }: Http2Request): Readonly<Record<string, string>> {
  const shown = new Map<string, string>();
  for (const [name, value] of headers) {
    const text = name === 'authorization' ? withoutSignature(value) : value;
    const before = shown.get(name);
    shown.set(name, before === undefined ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(shown);
}
