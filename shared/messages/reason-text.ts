import { isReason, type Reason } from '../wire/reasons.ts';
import { BROADCAST_REASONS } from './broadcast-reason-text.ts';

/** One sentence each: what the word says, why it most likely came, what to do. */
export type ReasonText = { readonly meaning: string; readonly cause: string; readonly remedy: string };

const RETRY_LATER: Omit<ReasonText, 'meaning'> = {
  cause: 'The trouble is on Apple’s side.',
  remedy: 'Try again after 15 minutes, then less and less often; Apple’s system status page may tell more.',
};

const REASONS: Readonly<Record<Exclude<Reason, keyof typeof BROADCAST_REASONS>, ReasonText>> = {
  BadCollapseId: {
    meaning: 'The collapse id is longer than 64 bytes.',
    cause: 'Letters beyond ASCII count as several bytes.',
    remedy: 'Shorten apns-collapse-id.',
  },
  BadDeviceToken: {
    meaning: 'APNs does not know this device token in this environment.',
    cause: 'Apps run from Xcode have sandbox tokens; TestFlight and App Store apps have production tokens.',
    remedy: 'Switch between sandbox and production, or get a fresh token from the app.',
  },
  BadExpirationDate: {
    meaning: 'The expiration is not a time that APNs can read.',
    cause: 'It is not a whole number of seconds since 1970.',
    remedy: 'Correct apns-expiration, or leave it out.',
  },
  BadMessageId: {
    meaning: 'The notification’s id is not a UUID.',
    cause: 'Another kind of id was put into apns-id.',
    remedy: 'Use a UUID, or leave apns-id out and APNs makes one.',
  },
  BadPriority: {
    meaning: 'The priority is not one that APNs takes.',
    cause: 'Only 10, 5 and 1 exist, and background notifications must have 5.',
    remedy: 'Correct apns-priority.',
  },
  BadTopic: {
    meaning: 'The topic is not valid.',
    cause: 'The bundle ID is misspelt, or the suffix for its push type is wrong.',
    remedy: 'Compare apns-topic with the app’s bundle ID and the push type’s suffix.',
  },
  DeviceTokenNotForTopic: {
    meaning: 'The device token belongs to another app than the topic.',
    cause: 'The token comes from an app with another bundle ID, or from another push type of the same app.',
    remedy: 'Use the topic of the app that the token comes from.',
  },
  DuplicateHeaders: {
    meaning: 'A header was sent more than once.',
    cause: 'Something on the way added it a second time.',
    remedy: 'Send each header once.',
  },
  IdleTimeout: {
    meaning: 'APNs closed the connection because nothing was sent over it for long.',
    cause: 'The connection was kept open without use.',
    remedy: 'Connect again and send again.',
  },
  InvalidPushType: {
    meaning: 'The push type is not one that APNs knows.',
    cause: 'apns-push-type is misspelt or does not fit the payload.',
    remedy: 'Use a push type from Apple’s list, such as alert or background.',
  },
  MissingDeviceToken: {
    meaning: 'The request names no device token.',
    cause: 'The path ends after /3/device/.',
    remedy: 'Give a device token.',
  },
  MissingTopic: {
    meaning: 'The request names no topic, and the credential stands for more than one.',
    cause: 'Certificates with several topics and signing keys need the header apns-topic.',
    remedy: 'Put the app’s bundle ID into apns-topic.',
  },
  PayloadEmpty: {
    meaning: 'The notification has no payload.',
    cause: 'The body of the request was empty.',
    remedy: 'Send a payload such as {"aps":{"alert":"Hello"}}.',
  },
  TopicDisallowed: {
    meaning: 'This credential may not send to the topic.',
    cause: 'The certificate was made for another app, or its topics do not include this one.',
    remedy: 'Choose one of the certificate’s topics, or the certificate of this app.',
  },
  BadCertificate: {
    meaning: 'APNs does not accept the certificate.',
    cause: 'It expired, was revoked, or is no push certificate.',
    remedy: 'Make a new push certificate for the app.',
  },
  BadCertificateEnvironment: {
    meaning: 'The certificate is for the other environment.',
    cause: 'A sandbox certificate was shown to production, or the other way round.',
    remedy: 'Switch the environment, or use the certificate for this one.',
  },
  ExpiredProviderToken: {
    meaning: 'The provider token is older than an hour.',
    cause: 'It was kept too long, or this computer’s clock is wrong.',
    remedy: 'Make a new provider token, and check the clock.',
  },
  Forbidden: {
    meaning: 'The credential is not allowed to do this.',
    cause: 'The key or certificate lacks the right for this request.',
    remedy: 'Check in the Apple Developer account what the key or certificate is for; sending again will not help.',
  },
  InvalidProviderToken: {
    meaning: 'APNs cannot verify the provider token.',
    cause: 'Key ID and Team ID may be exchanged, or the key was revoked.',
    remedy: 'Compare Key ID, Team ID and .p8 file with the Apple Developer account.',
  },
  MissingProviderToken: {
    meaning: 'The request carried neither a certificate nor a provider token.',
    cause: 'No client certificate reached APNs over this connection.',
    remedy: 'Choose a push certificate with its key.',
  },
  UnrelatedKeyIdInToken: {
    meaning: 'The provider token was signed with another key than the connection began with.',
    cause: 'Two keys share one connection.',
    remedy: 'Open a connection of its own for each key.',
  },
  BadEnvironmentKeyIdInToken: {
    meaning: 'The signing key is for the other environment.',
    cause: 'The key was limited to sandbox or to production when it was made.',
    remedy: 'Switch the environment, or use a key for this one.',
  },
  BadEnvironmentKeyInToken: {
    meaning: 'The signing key is for the other environment.',
    cause: 'The key was limited to sandbox or to production when it was made.',
    remedy: 'Switch the environment, or use a key for this one.',
  },
  BadPath: {
    meaning: 'APNs has nothing at the requested path.',
    cause: 'The path is not /3/device/ followed by the token in hex.',
    remedy: 'Correct the path or the token.',
  },
  MethodNotAllowed: {
    meaning: 'The request was not a POST.',
    cause: 'Something on the way changed the request.',
    remedy: 'Send it with POST.',
  },
  ExpiredToken: {
    meaning: 'The device token has expired.',
    cause: 'The app got a newer token and this one is no longer used.',
    remedy: 'Remove the token; the app tells the new one when it registers.',
  },
  Unregistered: {
    meaning: 'The device token is no longer in use for this app.',
    cause: 'The app was removed from the device, or its push registration was ended.',
    remedy: 'Remove the token unless the app registered it again after that time.',
  },
  PayloadTooLarge: {
    meaning: 'The payload is larger than APNs takes.',
    cause: 'The limit is 4,096 bytes, or 5,120 for voip.',
    remedy: 'Shorten the payload.',
  },
  TooManyProviderTokenUpdates: {
    meaning: 'A new provider token came too soon after the last one.',
    cause: 'Tokens may change at most every 20 minutes on a connection.',
    remedy: 'Use one provider token for 20 to 60 minutes.',
  },
  TooManyRequests: {
    meaning: 'This device got too many notifications in a short time.',
    cause: 'The same token was sent to again and again.',
    remedy: 'Wait a while, then send less often to this token.',
  },
  InternalServerError: { meaning: 'Something failed inside APNs.', ...RETRY_LATER },
  ServiceUnavailable: { meaning: 'APNs cannot take the notification at the moment.', ...RETRY_LATER },
  Shutdown: {
    meaning: 'This APNs server is being shut down.',
    cause: 'Apple takes servers out of service now and then.',
    remedy: 'Connect again and send again.',
  },
};

/** Explains Apple's reason word; an unknown word, or none, is said to be just that. */
export function reasonText(reason: string | null, status: number | null = null): ReasonText {
  if (reason !== null && isReason(reason)) return { ...BROADCAST_REASONS, ...REASONS }[reason];
  const told = status === null ? 'The server' : `The server answered with status ${status} and`;
  if (reason === null) {
    return {
      meaning: `${told} gave no reason.`,
      cause: 'This is not how APNs answers; another server or a proxy may have answered in its place.',
      remedy: 'Check the host, and test the connection.',
    };
  }
  return {
    meaning: `${told} gave the reason “${reason}”, which Pushbench does not know.`,
    cause: 'Apple may have added it after this version of Pushbench was made.',
    remedy: 'Look the word up in Apple’s documentation of notification responses.',
  };
}
