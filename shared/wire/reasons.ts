/**
 * Apple's reason words and the HTTP status each comes with
 * (Apple, "Handling notification responses from APNs").
 * What they mean is worded in `shared/messages/reason-text.ts`.
 */
export const REASON_STATUS = {
  BadCollapseId: 400,
  BadDeviceToken: 400,
  BadExpirationDate: 400,
  BadMessageId: 400,
  BadPriority: 400,
  BadTopic: 400,
  DeviceTokenNotForTopic: 400,
  DuplicateHeaders: 400,
  IdleTimeout: 400,
  InvalidPushType: 400,
  MissingDeviceToken: 400,
  MissingTopic: 400,
  PayloadEmpty: 400,
  TopicDisallowed: 400,
  BadCertificate: 403,
  BadCertificateEnvironment: 403,
  ExpiredProviderToken: 403,
  Forbidden: 403,
  InvalidProviderToken: 403,
  MissingProviderToken: 403,
  UnrelatedKeyIdInToken: 403,
  BadEnvironmentKeyIdInToken: 403,
  BadEnvironmentKeyInToken: 403,
  BadPath: 404,
  MethodNotAllowed: 405,
  ExpiredToken: 410,
  Unregistered: 410,
  PayloadTooLarge: 413,
  TooManyProviderTokenUpdates: 429,
  TooManyRequests: 429,
  InternalServerError: 500,
  ServiceUnavailable: 503,
  Shutdown: 503,
  FeatureNotEnabled: 400,
  MissingChannelId: 400,
  BadChannelId: 400,
  ChannelNotRegistered: 400,
  BadRequestParams: 400,
  BadRequestPayload: 400,
  MissingPushType: 400,
  CannotCreateChannelConfig: 400,
  TopicMismatch: 403,
} as const;

export type Reason = keyof typeof REASON_STATUS;

export const REASONS = Object.keys(REASON_STATUS) as readonly Reason[];

/** Whether a word is one of Apple's known reasons; others are shown as they came. */
export function isReason(word: string): word is Reason {
  return Object.hasOwn(REASON_STATUS, word);
}

/** Reasons that speak about the credential, so that a GOAWAY naming one is the answer itself. */
const CREDENTIAL_REASONS: ReadonlySet<string> = new Set<Reason>([
  'BadCertificate',
  'BadCertificateEnvironment',
  'ExpiredProviderToken',
  'Forbidden',
  'InvalidProviderToken',
  'MissingProviderToken',
  'UnrelatedKeyIdInToken',
  'BadEnvironmentKeyIdInToken',
  'BadEnvironmentKeyInToken',
  'TooManyProviderTokenUpdates',
]);

export function isCredentialReason(word: string): boolean {
  return CREDENTIAL_REASONS.has(word);
}
