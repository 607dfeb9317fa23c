import { assertNever } from '../assert-never.ts';
import type { Environment } from '../wire/endpoints.ts';
import type { ChainFault, JournalProblem } from './journal.ts';
import type { TokenFaultDetail } from './provider-token-desk.ts';
import type { AnswerForm, RuleAnswer } from './rules.ts';

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
      return wrongEnvironmentText(problem.subject, problem.played);
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
    case 'certificate-not-trusted':
      return `Strict mode turned the certificate "${problem.subject}" away: ${CHAIN_WORDS[problem.detail]}. Use the demo credential, or name its CA as "clientCa" in the rules file.`;
    case 'provider-token-lenient':
      return `A provider token was taken that strict mode refuses with ${problem.fault.reason}: ${TOKEN_WORDS[problem.fault.detail]}.`;
    case 'provider-token-refused':
      return `A provider token was refused with ${problem.fault.reason}: ${TOKEN_WORDS[problem.fault.detail]}.`;
    case 'fault':
      return `A rule was applied: ${FAULT_WORDS[problem.fault]}.`;
    case 'ended-by-hand':
      if (problem.how === 'close') return 'The connection was closed by hand.';
      return `GOAWAY was sent by hand, ${problem.reason === null ? 'without a reason' : `with the reason ${problem.reason}`}.`;
    case 'rules-unusable':
      return `The rules file was changed but cannot be used: ${problem.detail}. The rules before the change stay in force; correct the file.`;
    case 'too-many-connections':
      return `A client was turned away, because ${problem.limit} connections are open already. Keep connections open and reuse them instead of opening one for each notification.`;
    case 'too-slow':
      return `A client began a notification and did not finish it within ${problem.seconds} s, so it was let go. Send the whole notification at once.`;
    default:
      return assertNever(problem);
  }
}

function wrongEnvironmentText(subject: string, played: Environment | null): string {
  const [own, kind] =
    played === 'production' ? ['sandbox', 'distribution (production)'] : ['production', 'development (sandbox)'];
  return `The certificate "${subject}" is for ${own} only, and the simulator plays the other environment, so it turned it away. Use a ${kind} certificate.`;
}

const CHAIN_WORDS: Readonly<Record<ChainFault, string>> = {
  'issuer-unknown': 'it was issued by no CA that the simulator trusts',
  signature: 'its signature is not its issuer’s',
  expired: 'a certificate of its chain has expired',
  'not-yet-valid': 'a certificate of its chain is not valid yet',
};

const TOKEN_WORDS: Readonly<Record<TokenFaultDetail, string>> = {
  missing: 'the authorization header is missing or does not begin with "bearer"',
  malformed: 'it is no ES256 JWT with kid, iss and iat',
  'unknown-key': 'no key with its kid is registered',
  'bad-signature': 'its signature was not made by the key it names',
  'other-team': 'its key belongs to another team than its iss says',
  'second-team': 'another team sent on this connection before; open a connection for each team',
  'second-key': 'another key was used on this connection before; open a connection for each key',
  'other-environment': 'its key is for the other environment',
  'out-of-time': 'its iat is more than an hour away from this machine’s clock',
  'changed-too-soon': 'it replaced another within 20 minutes on this connection; reuse a token for 20 to 60 minutes',
};

const FAULT_WORDS: Readonly<Record<RuleAnswer['kind'] | AnswerForm, string>> = {
  reason: 'a reason was answered',
  'legacy-status': 'an error packet was sent',
  natural: 'the answer was delayed',
  goaway: 'GOAWAY was sent, and the request not processed',
  close: 'the connection was closed without an answer',
  reset: 'the stream or connection was reset without an answer',
  'stream-limit': 'SETTINGS with another stream limit were sent',
  'tls-alert': 'a ClientHello was answered by a TLS alert',
  truncated: 'the answer was cut short',
  malformed: 'the answer was malformed',
  garbage: 'bytes that mean nothing were sent instead of an answer',
  split: 'the answer was sent in single bytes',
};
