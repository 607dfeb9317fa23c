import type { FindingCode } from '../../shared/inspection/finding.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Problem, ProblemCode } from '../../shared/problem.ts';
import type { ProblemEvent } from '../../shared/simulator/journal.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import { isLegacyStatus, type LegacyStatus } from '../../shared/wire/legacy-status.ts';
import { isReason, type Reason } from '../../shared/wire/reasons.ts';
import type { Paragraph } from './paragraphs.ts';

/** null: it tells of this computer (a file, a port, Pushbench itself), and nothing about push would explain it. */
const OF_PROBLEM: Readonly<Record<ProblemCode, Paragraph | null>> = {
  usage: null,
  'not-available': null,
  'port-in-use': null,
  'port-given-twice': null,
  'rules-invalid': null,
  'notifications-missing': null,
  'simulator-stopped': null,
  cancelled: null,
  bug: null,
  'file-unreadable': null,
  'file-unwritable': null,
  'file-exists': null,
  'secure-store-unavailable': null,
  'not-a-credential': 'credential',
  'passphrase-needed': 'credential',
  'passphrase-wrong': 'credential',
  'cipher-unsupported': 'credential',
  'file-damaged': 'credential',
  'too-much-work': 'credential',
  'not-a-notification': 'payload',
  'no-private-key': 'credential',
  'no-certificate': 'credential',
  'not-a-pair': 'credential',
  expired: 'credential',
  'expires-soon': 'credential',
  'not-yet-valid': 'credential',
  'not-a-push-certificate': 'credential',
  'several-credentials': 'credential',
  'credential-gone': 'credential',
  'team-needed': 'credential',
  'old-cipher': 'credential',
  'provider-token-faulty': 'credential',
  'token-malformed': 'registration',
  'token-truncated': 'registration',
  'tokens-unusable': 'registration',
  'payload-invalid': 'payload',
  'payload-too-large': 'payload',
  'header-invalid': 'http2',
  'name-not-found': 'connection',
  'resolver-unavailable': 'connection',
  'network-unreachable': 'connection',
  'connection-refused': 'connection',
  'connection-timeout': 'connection',
  'connection-reset': 'connection',
  'proxy-refused': 'connection',
  'proxy-unusable': 'connection',
  'retired-by-apple': 'frames',
  'tls-not-tls': 'connection',
  'tls-untrusted': 'connection',
  'tls-intercepted': 'connection',
  'tls-wrong-name': 'connection',
  'tls-expired': 'connection',
  'tls-version': 'connection',
  'no-http2': 'connection',
  'credential-refused': 'credential',
  'wrong-environment': 'credential',
  'no-answer': 'connection',
  'answer-malformed': 'connection',
  rejected: 'http2',
};

const OF_REASON: Readonly<Record<Reason, Paragraph>> = {
  BadCollapseId: 'http2',
  BadDeviceToken: 'registration',
  BadExpirationDate: 'http2',
  BadMessageId: 'http2',
  BadPriority: 'http2',
  BadTopic: 'http2',
  DeviceTokenNotForTopic: 'registration',
  DuplicateHeaders: 'http2',
  IdleTimeout: 'http2',
  InvalidPushType: 'http2',
  MissingDeviceToken: 'http2',
  MissingTopic: 'credential',
  PayloadEmpty: 'payload',
  TopicDisallowed: 'credential',
  BadCertificate: 'credential',
  BadCertificateEnvironment: 'credential',
  ExpiredProviderToken: 'credential',
  Forbidden: 'credential',
  InvalidProviderToken: 'credential',
  MissingProviderToken: 'credential',
  UnrelatedKeyIdInToken: 'credential',
  BadEnvironmentKeyIdInToken: 'credential',
  BadEnvironmentKeyInToken: 'credential',
  BadPath: 'http2',
  MethodNotAllowed: 'http2',
  ExpiredToken: 'feedback',
  Unregistered: 'feedback',
  PayloadTooLarge: 'payload',
  TooManyProviderTokenUpdates: 'credential',
  TooManyRequests: 'delivery',
  InternalServerError: 'http2',
  ServiceUnavailable: 'http2',
  Shutdown: 'http2',
  FeatureNotEnabled: 'http2',
  MissingChannelId: 'http2',
  BadChannelId: 'http2',
  ChannelNotRegistered: 'http2',
  BadRequestParams: 'http2',
  BadRequestPayload: 'payload',
  MissingPushType: 'http2',
  CannotCreateChannelConfig: 'http2',
  TopicMismatch: 'credential',
};

const OF_LEGACY_STATUS: Readonly<Record<LegacyStatus, Paragraph>> = {
  0: 'frames',
  1: 'frames',
  2: 'frames',
  3: 'credential',
  4: 'frames',
  5: 'registration',
  6: 'credential',
  7: 'payload',
  8: 'registration',
  10: 'frames',
  128: 'frames',
  255: 'frames',
};

const OF_FINDING: Readonly<Record<FindingCode, Paragraph>> = {
  'push-type-missing': 'http2',
  'push-type-unfit': 'http2',
  'background-priority': 'delivery',
  'priority-unusual': 'http2',
  'topic-suffix': 'http2',
  'topic-suffix-without-type': 'http2',
  'collapse-id-long': 'http2',
  'expired-before-arrival': 'delivery',
  'expiration-milliseconds': 'delivery',
  'not-json': 'payload',
  'smart-quotes': 'payload',
  'nul-terminated': 'payload',
  'byte-order-mark': 'payload',
  'not-utf8': 'payload',
  'not-an-object': 'payload',
  'escaped-unicode-upper': 'payload',
  size: 'payload',
  'aps-missing': 'payload',
  'key-misspelt': 'payload',
  'key-misplaced': 'payload',
  'key-ignored': 'payload',
  'value-type': 'payload',
  'background-visible': 'delivery',
  'content-available-missing': 'delivery',
  'alert-empty': 'payload',
  'nothing-to-show': 'payload',
  'mutable-without-alert': 'payload',
  'identifier-missing': 'frames',
  'identifier-zero': 'frames',
  'identifier-repeated': 'frames',
  'identifier-swapped': 'frames',
  'expiration-swapped': 'frames',
  'legacy-priority': 'frames',
  'token-size': 'registration',
  'key-repeated': 'payload',
  'topic-not-covered': 'credential',
  'push-type-not-covered': 'credential',
  'production-target': 'connection',
  'environment-mismatch': 'credential',
  'half-typed': 'payload',
};

/** null: it tells of what the simulator was told to do, or of its rules file, and nothing about push would explain it. */
const OF_CLIENT_PROBLEM: Readonly<Record<ProblemEvent['code'], Paragraph | null>> = {
  fault: null,
  'ended-by-hand': null,
  'rules-unusable': null,
  'no-client-certificate': 'credential',
  'ca-not-trusted': 'connection',
  'no-http2': 'connection',
  'tls-failed': 'connection',
  'connection-failed': 'connection',
  'wrong-environment': 'credential',
  'not-a-push-certificate': 'credential',
  'certificate-expired': 'credential',
  'certificate-not-yet-valid': 'credential',
  'certificate-not-trusted': 'credential',
  'payload-not-json': 'payload',
  'provider-token-lenient': 'credential',
  'provider-token-refused': 'credential',
  'too-many-connections': 'connection',
  'too-slow': 'frames',
  'frame-malformed': 'frames',
  'frame-cut': 'frames',
  'discarded-after-error': 'frames',
};

/** The paragraph that explains a problem; null for one that is not about push. */
export function paragraphOfProblem(problem: Problem): Paragraph | null {
  if (problem.code === 'rejected') return paragraphOfAnswer(problem);
  if ('reason' in problem && problem.reason !== null && isReason(problem.reason)) return OF_REASON[problem.reason];
  return OF_PROBLEM[problem.code];
}

/** The paragraph that explains what is odd about a notification. */
export function paragraphOfFinding(code: FindingCode): Paragraph {
  return OF_FINDING[code];
}

/** The paragraph that explains what the simulator says of a client; null for what it did itself. */
export function paragraphOfClientProblem(code: ProblemEvent['code']): Paragraph | null {
  return OF_CLIENT_PROBLEM[code];
}

/** The paragraph that explains how a notification ended; null for a send that was cancelled. */
export function paragraphOfOutcome(outcome: Outcome): Paragraph | null {
  switch (outcome.outcome) {
    case 'accepted':
      // Silence is explained with the frames, a 200 with what comes after it.
      return outcome.protocol === 'legacy' ? 'frames' : 'delivery';
    case 'rejected':
      return paragraphOfAnswer(outcome);
    case 'failed':
      return paragraphOfProblem(outcome.problem);
    case 'cancelled':
      return null;
  }
}

type Answer = { readonly protocol: Protocol; readonly status: number | null; readonly reason: string | null };

function paragraphOfAnswer({ protocol, status, reason }: Answer): Paragraph {
  if (protocol === 'legacy') return status !== null && isLegacyStatus(status) ? OF_LEGACY_STATUS[status] : 'frames';
  return reason !== null && isReason(reason) ? OF_REASON[reason] : 'http2';
}
