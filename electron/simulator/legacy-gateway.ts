import type { ShownCertificate } from '../../shared/simulator/request.ts';
import { validateLegacy } from '../../shared/simulator/validate-legacy.ts';
import { encodeErrorPacket } from '../../shared/wire/error-packet.ts';
import { type LegacyFrame, readLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import { type LegacyStatus, legacyStatusWord } from '../../shared/wire/legacy-status.ts';
import { certificateProblems, isForProductionOnly } from './client-certificate.ts';
import { type Journal, showPayload } from './journal.ts';
import type { RuleBook } from './rule-book.ts';
import type { SecureClient } from './tls-listener.ts';

export type LegacyContext = {
  readonly journal: Journal;
  readonly rules: RuleBook;
  readonly now: () => Date;
};

/** How long a client may go on writing after it was refused; what it writes is thrown away. */
const LEAVE_MS = 5_000;
/** What the journal keeps of a payload; well above every limit of Apple's. */
const KEPT_BYTES = 16 * 1024;

const SHUTDOWN: LegacyStatus = 10;
const PROTOCOL_ERROR: LegacyStatus = 128;

/** Speaks the binary protocol with one client: silence for what is taken, one error packet for what is not, then the end. */
export function serveLegacy(client: SecureClient, context: LegacyContext): void {
  const { connection, socket, certificate } = client;
  const { journal, now } = context;
  if (certificate === null || isForProductionOnly(certificate)) {
    if (certificate !== null) journal.problem(connection, { code: 'wrong-environment', subject: certificate.subject });
    // As the sandbox gateway was seen to do: the handshake succeeds, then the end, without a packet.
    socket.end();
    socket.resume();
    return;
  }
  for (const problem of certificateProblems(certificate, now())) journal.problem(connection, problem);
  receive(client, certificate, context);
}

function receive(client: SecureClient, certificate: ShownCertificate, context: LegacyContext): void {
  const { connection, socket } = client;
  const { journal } = context;
  let waiting: Buffer = Buffer.alloc(0);
  let lastAccepted: number | null = null;
  let isRefused = false;
  let discarded = 0;
  socket.on('data', (part: Buffer) => {
    if (isRefused) {
      discarded += part.length;
      return;
    }
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
    readFrames();
  });
  socket.once('close', () => {
    if (isRefused && discarded > 0) journal.problem(connection, { code: 'discarded-after-error', bytes: discarded });
    if (!isRefused && waiting.length > 0) journal.problem(connection, { code: 'frame-cut', bytes: waiting.length });
  });

  function readFrames(): void {
    let at = 0;
    while (!isRefused) {
      const read = readLegacyFrame(waiting, at);
      if (read.kind === 'incomplete') break;
      if (read.kind === 'malformed') {
        const { offset, identifier } = read;
        journal.problem(connection, { code: 'frame-malformed', offset, identifier });
        refuse(PROTOCOL_ERROR, identifier ?? 0);
        return;
      }
      at += read.length;
      take(read.frame);
    }
    waiting = waiting.subarray(at);
    if (isRefused) discarded = waiting.length;
  }

  function take(frame: LegacyFrame): void {
    const token = Buffer.from(frame.token).toString('hex');
    const rule = context.rules.take('legacy', token);
    const status = rule?.legacyStatus ?? validateLegacy(frame, certificate);
    note(frame, token, status);
    if (status === null) {
      lastAccepted = frame.identifier;
      return;
    }
    // A shutdown names the last notification that was still taken.
    const identifier = status === SHUTDOWN ? lastAccepted : frame.identifier;
    refuse(status, frame.command === 0 ? null : (identifier ?? 0));
  }

  /** Without an identifier, as after a command 0, there is nothing to tell: the connection just ends. */
  function refuse(status: LegacyStatus, identifier: number | null): void {
    isRefused = true;
    if (identifier === null) socket.end();
    else socket.end(encodeErrorPacket({ status, identifier }));
    const timer = setTimeout(() => socket.destroy(), LEAVE_MS);
    socket.once('close', () => clearTimeout(timer));
  }

  function note(frame: LegacyFrame, token: string, status: LegacyStatus | null): void {
    const payload = showPayload(frame.payload.subarray(0, KEPT_BYTES), frame.payload.length);
    journal.notification({
      connection,
      protocol: 'legacy',
      command: frame.command,
      identifier: frame.identifier,
      apnsId: null,
      token,
      topic: certificate.topics[0] ?? null,
      headers: shownHeaders(frame),
      ...payload,
      status: status ?? 0,
      reason: status === null ? null : legacyStatusWord(status),
    });
    if (status === null && payload.payloadBase64 !== undefined) {
      journal.problem(connection, { code: 'payload-not-json' });
    }
  }
}

/** The fields of a frame that HTTP/2 has as headers, by the names people know. */
function shownHeaders({ expiration, priority }: LegacyFrame): Readonly<Record<string, string>> {
  return {
    ...(expiration === null ? {} : { expiration: String(expiration) }),
    ...(priority === null ? {} : { priority: String(priority) }),
  };
}
