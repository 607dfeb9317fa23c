import { randomUUID } from 'node:crypto';
import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream, sensitiveHeaders } from 'node:http2';
import type { Decision } from '../../shared/simulator/rule-book.ts';
import type { AnswerForm } from '../../shared/simulator/rules.ts';
import type { Reason } from '../../shared/wire/reasons.ts';
import type { IncomingRequest } from './http2-request.ts';

/** How a request is answered. */
export type Verdict = {
  /** null: not at all, and it was not taken. */
  readonly status: number | null;
  readonly reason: Reason | null;
  /** Milliseconds since 1970, of a 410. */
  readonly since: number | null;
  readonly apnsId: string;
  readonly isAccepted: boolean;
};

/** Gives an answer, or spoils it as a rule says. A stream or connection that is gone gets nothing. */
export function answerRequest(incoming: IncomingRequest, verdict: Verdict, decision: Decision | null): void {
  const { stream, connection, world } = incoming;
  if (!stream.destroyed && !stream.closed && !stream.headersSent) {
    if (decision === null) respond(incoming, verdict);
    else {
      const fault = faultOf(decision);
      if (fault !== null) world.journal.problem(connection.client.connection, { code: 'fault', fault });
      carryOut(incoming, verdict, decision);
    }
  }
  connection.answered(verdict.isAccepted);
}

/** What the journal tells of a rule, null when the notification's own line shows it. */
function faultOf({ answer, form }: Decision): Decision['answer']['kind'] | AnswerForm | null {
  if (form !== null) return form;
  return answer.kind === 'reason' || answer.kind === 'natural' ? null : answer.kind;
}

function carryOut(incoming: IncomingRequest, verdict: Verdict, { answer, form }: Decision): void {
  const { stream, connection } = incoming;
  switch (answer.kind) {
    case 'close':
      connection.client.socket.destroy();
      break;
    case 'reset':
      if (answer.what === 'connection') connection.client.reset();
      else stream.close(constants.NGHTTP2_INTERNAL_ERROR);
      break;
    case 'stream-limit':
      connection.limitStreams(answer.streams);
      respond(incoming, verdict);
      break;
    default:
      if (form === null) respond(incoming, verdict);
      else spoil(incoming, verdict, form);
  }
}

/** Apple tells an id for its delivery log on the sandbox only. */
function respond({ stream, world }: IncomingRequest, verdict: Verdict): void {
  if (verdict.reason === null) {
    const headers = headersOf(verdict);
    if (world.configuration().environment !== 'production') headers['apns-unique-id'] = nextUniqueId();
    stream.respond(headers, { endStream: true });
    return;
  }
  stream.respond(headersOf(verdict));
  stream.end(bodyOf(verdict));
}

/** Like a UUID: at random for this run in its front, counted up at its end, which is much faster than chance. */
const UNIQUE_FRONT = randomUUID().slice(0, 24);
let uniqueIds = 0;

function nextUniqueId(): string {
  uniqueIds += 1;
  return UNIQUE_FRONT + uniqueIds.toString(16).padStart(12, '0');
}

function headersOf({ status, apnsId }: Verdict): OutgoingHttpHeaders {
  return { ':status': status ?? 0, 'apns-id': apnsId, [sensitiveHeaders]: NEVER_AGAIN };
}

/** Values that come once need no place in the table of HPACK (RFC 7541, 6.2.3), which takes time to keep. */
const NEVER_AGAIN = ['apns-id', 'apns-unique-id'];

function bodyOf({ reason, since }: Verdict): string {
  if (reason === null) return '';
  return JSON.stringify(since === null ? { reason } : { reason, timestamp: since });
}

function spoil({ stream, connection }: IncomingRequest, verdict: Verdict, form: AnswerForm): void {
  const body = bodyOf(verdict);
  switch (form) {
    case 'truncated':
      // The headers promise more than comes; of an acceptance only the beginning of a body that was announced.
      stream.respond({ ...headersOf(verdict), 'content-length': Math.max(body.length, 2) });
      stream.write(body.slice(0, body.length / 2) || '{', () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
      break;
    case 'malformed':
      stream.respond(headersOf(verdict));
      stream.end(`<html>${verdict.reason ?? 'OK'}`);
      break;
    case 'garbage':
      connection.client.writeGarbage();
      break;
    case 'split':
      stream.respond(headersOf(verdict));
      writeSlowly(stream, [...body]);
      break;
  }
}

function writeSlowly(stream: ServerHttp2Stream, [first, ...rest]: readonly string[]): void {
  if (stream.destroyed || stream.closed) return;
  if (first === undefined) stream.end();
  else stream.write(first, () => setImmediate(() => writeSlowly(stream, rest)));
}
