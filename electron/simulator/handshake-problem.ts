import type { JournalProblem } from '../../shared/simulator/journal.ts';

/** OpenSSL's and BoringSSL's names of what a client said, or failed to do, during the handshake. */
const KNOWN: readonly (readonly [RegExp, 'no-client-certificate' | 'no-http2' | 'ca-not-trusted'])[] = [
  [/PEER_DID_NOT_RETURN_A_CERTIFICATE/, 'no-client-certificate'],
  [/NO_APPLICATION_PROTOCOL/, 'no-http2'],
  [/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)/, 'ca-not-trusted'],
  // Under TLS 1.3 OpenSSL's clients (curl, PHP, Python) send their alert about our certificate in the clear. BoringSSL,
  // on which the app runs, awaits encrypted records by then and finds this one too short.
  [/BAD_PACKET_LENGTH/, 'ca-not-trusted'],
];

/** A client may leave at any time: a port that is only looked at is no problem. */
const JUST_GONE: readonly string[] = ['ECONNRESET', 'EPIPE'];

/** What a failed handshake tells the journal, null when it is not worth a line. */
export function handshakeProblem(error: Error, ca: string): JournalProblem | null {
  const detail = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  if (JUST_GONE.includes(detail)) return null;
  const code = KNOWN.find(([pattern]) => pattern.test(detail))?.[1];
  if (code === undefined) return { code: 'tls-failed', detail };
  return code === 'ca-not-trusted' ? { code, ca } : { code };
}
