import { randomUUID } from 'node:crypto';
import type { ServerHttp2Stream } from 'node:http2';
import { type Http2Request, readRequest, topicOf } from '../../shared/simulator/request.ts';
import type { Decision } from '../../shared/simulator/rule-book.ts';
import { validateHttp2 } from '../../shared/simulator/validate-http2.ts';
import { REASON_STATUS, type Reason } from '../../shared/wire/reasons.ts';
import { answerRequest, type Verdict } from './http2-answer.ts';
import type { Http2Connection } from './http2-connection.ts';
import { rulingOf } from './notification-record.ts';
import { playedEnvironment, type World } from './world.ts';

export type IncomingRequest = {
  readonly stream: ServerHttp2Stream;
  /** Names and values in turn, as Node gives them. */
  readonly rawHeaders: readonly string[];
  readonly connection: Http2Connection;
  readonly world: World;
};

/** What the journal keeps of a payload; well above every limit of Apple's. */
const KEPT_BYTES = 16 * 1024;
/** A body that goes on beyond this is not waited for. */
const PATIENCE_BYTES = 1024 * 1024;

/**
 * Reads a request to its end and answers it. A stream that the client resets is forgotten. What was read is let go of as
 * soon as it is judged: V8 keeps a stream that has closed, and all that hangs on it, until it next looks through the whole
 * heap.
 */
export function receiveRequest(incoming: IncomingRequest): void {
  const { stream, connection } = incoming;
  let unjudged: IncomingRequest | null = incoming;
  let body: Buffer | null = null;
  let bytes = 0;
  connection.begin(stream);
  // A reset is the client's right, and closes the stream as well.
  stream.on('error', () => stream.close());
  stream.on('data', (part: Buffer) => {
    bytes += part.length;
    if (unjudged === null) return;
    // Copied, since a part holds on to all that came with it; almost always it is the whole body.
    if (body === null) body = Buffer.from(part.length > KEPT_BYTES ? part.subarray(0, KEPT_BYTES) : part);
    else if (body.length < KEPT_BYTES) body = Buffer.concat([body, part.subarray(0, KEPT_BYTES - body.length)]);
    if (bytes > PATIENCE_BYTES) finish();
  });
  stream.on('end', finish);

  function finish(): void {
    const request = unjudged;
    const read = body ?? NOTHING;
    if (request === null) return;
    unjudged = null;
    body = null;
    connection.end(stream);
    if (!stream.destroyed && !stream.aborted) take(request, read, bytes);
  }
}

const NOTHING = Buffer.alloc(0);

/** Decides about a request that is there, by a rule or by the checks, and carries it out. */
function take(incoming: IncomingRequest, body: Buffer, bytes: number): void {
  const { stream, rawHeaders, connection, world } = incoming;
  if (connection.isBeyond(stream)) {
    connection.refuse(stream);
    return;
  }
  const request = readRequest(rawHeaders, bytes, connection.client.certificate);
  const token = (request.token ?? request.path).toLowerCase();
  const decision = world.rules.take('http2', token);
  if (decision?.answer.kind === 'goaway') {
    const id = connection.client.connection;
    world.journal.problem(id, { code: 'fault', fault: 'goaway' });
    connection.sendAway(decision.answer.reason);
    connection.refuse(stream);
    return;
  }
  connection.process(stream);
  const now = world.now().getTime();
  const verdict = judge(incoming, { request, token, decision, now });
  world.journal.notification({
    time: now,
    connection: connection.client.connection,
    protocol: 'http2',
    command: null,
    identifier: null,
    isRepeated: false,
    apnsId: verdict.apnsId,
    token,
    topic: topicOf(request),
    rawHeaders,
    raw: body,
    payloadAt: 0,
    bytes,
    status: verdict.status,
    reason: verdict.reason,
    ruling: rulingOf(decision),
  });
  const behind = world.backlog();
  if (behind === null) answerAfter(decision?.delayMs ?? 0, incoming, verdict, decision);
  else void behind.then(() => answerAfter(decision?.delayMs ?? 0, incoming, verdict, decision));
}

function answerAfter(delayMs: number, incoming: IncomingRequest, verdict: Verdict, decision: Decision | null): void {
  if (delayMs === 0) answerRequest(incoming, verdict, decision);
  else setTimeout(() => answerRequest(incoming, verdict, decision), delayMs);
}

type Question = {
  readonly request: Http2Request;
  readonly token: string;
  readonly decision: Decision | null;
  /** Milliseconds since 1970. */
  readonly now: number;
};

function judge({ world, connection }: IncomingRequest, { request, token, decision, now }: Question): Verdict {
  const ruled = decision?.answer;
  if (ruled !== undefined && (ruled.kind === 'close' || ruled.kind === 'reset') && !ruled.accept) {
    return { status: null, reason: null, since: null, apnsId: answerId(request, null), isAccepted: false };
  }
  if (ruled?.kind === 'reason') {
    return rejection(request, ruled.reason, ruled.timestamp ?? now);
  }
  const device = world.devices.judge({ token, topic: topicOf(request), environment: playedEnvironment(world), now });
  const reason = validateHttp2({
    request,
    providerToken: request.certificate === null ? connection.desk.judge(request.authorization, now) : null,
    device,
    isTooOften: world.meter.isTooOften(token, world.configuration().perTokenPerMinute, now),
  });
  if (reason !== null) return rejection(request, reason, device !== null && 'since' in device ? device.since : now);
  return { status: 200, reason: null, since: null, apnsId: answerId(request, null), isAccepted: true };
}

function rejection(request: Http2Request, reason: Reason, since: number): Verdict {
  const status = REASON_STATUS[reason];
  const apnsId = answerId(request, reason);
  return { status, reason, since: status === 410 ? since : null, apnsId, isAccepted: false };
}

/** The request's own id, unless that is what was wrong; else a new one, in capitals as APNs makes them. */
function answerId({ apnsId }: Http2Request, reason: Reason | null): string {
  return apnsId === null || reason === 'BadMessageId' ? randomUUID().toUpperCase() : apnsId;
}
