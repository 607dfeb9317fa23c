import { assertNever } from '../assert-never.ts';
import type { JournalProblem } from './journal.ts';

/** What a problem in the journal means, in one or two sentences: what happened, and what to do. */
export function journalText(problem: JournalProblem): string {
  switch (problem.code) {
    case 'no-client-certificate':
      return 'A client came without a certificate, which this port demands. Give it a push certificate and its key.';
    case 'ca-not-trusted':
      return `A client broke off because it does not trust the simulator's certificate. Let it trust the CA in ${problem.ca}.`;
    case 'no-http2':
      return 'A client did not offer HTTP/2 (ALPN "h2"), the only protocol of this port. Switch HTTP/2 on in the client.';
    case 'tls-failed':
      return `A client did not complete the TLS handshake (${problem.detail}). TLS 1.2 or 1.3 is needed.`;
    case 'connection-failed':
      return `A connection ended with an error (${problem.detail}).`;
    case 'wrong-environment':
      return `The certificate "${problem.subject}" is for production only, and the simulator plays the sandbox, so it turned it away. Use a development certificate.`;
    case 'not-a-push-certificate':
      return `The certificate "${problem.subject}" names no push topic, so nothing can be sent with it. Use a certificate for Apple Push Notification service.`;
    case 'certificate-expired':
      return `The certificate "${problem.subject}" ended on ${problem.notAfter}. The simulator lets it pass; Apple refuses it. Renew it.`;
    case 'certificate-not-yet-valid':
      return `The certificate "${problem.subject}" begins on ${problem.notBefore}. The simulator lets it pass; Apple refuses it. Check this machine's clock.`;
    case 'payload-not-json':
      return 'A payload was taken that is not a JSON object. APNs may drop it without a word; check how the payload is made.';
    case 'frame-malformed':
      return `Bytes came that are no notification; they stop making sense at byte ${problem.offset} of the frame. Check the lengths in it.`;
    case 'frame-cut':
      return `A client closed in the middle of a notification, after ${problem.bytes} bytes of it. Check the lengths in the frame, and that all of it is written.`;
    case 'discarded-after-error':
      return `${problem.bytes} bytes that came after a refused notification were thrown away, as APNs does. Send what was in them again on a new connection.`;
    default:
      return assertNever(problem);
  }
}
