import type { Reason } from '../wire/reasons.ts';
import type { ReasonText } from './reason-text.ts';

/** Reasons that only the broadcast and channel addresses of APNs give. */
export const BROADCAST_REASONS = {
  FeatureNotEnabled: {
    meaning: 'Broadcast push is not switched on for this app.',
    cause: 'The App ID lacks the capability.',
    remedy: 'Switch on broadcast for the App ID in the Apple Developer account.',
  },
  MissingChannelId: {
    meaning: 'The request names no channel.',
    cause: 'The header apns-channel-id is missing.',
    remedy: 'Give the channel’s id.',
  },
  BadChannelId: {
    meaning: 'The channel’s id cannot be read.',
    cause: 'It is not the base64 text that APNs gave when the channel was made.',
    remedy: 'Copy the channel’s id again.',
  },
  ChannelNotRegistered: {
    meaning: 'There is no such channel.',
    cause: 'It was deleted, or made in the other environment.',
    remedy: 'List the app’s channels, or make it again.',
  },
  BadRequestParams: {
    meaning: 'APNs cannot read the request’s parameters.',
    cause: 'A header is missing, misspelt or has a wrong value.',
    remedy: 'Compare the request’s headers with Apple’s documentation.',
  },
  BadRequestPayload: {
    meaning: 'APNs cannot read the request’s body.',
    cause: 'The JSON lacks a field or holds a wrong one.',
    remedy: 'Compare the body with Apple’s documentation.',
  },
  MissingPushType: {
    meaning: 'The request names no push type.',
    cause: 'The header apns-push-type or the field push-type is missing.',
    remedy: 'Give the push type; channels use liveactivity.',
  },
  CannotCreateChannelConfig: {
    meaning: 'No further channel can be made.',
    cause: 'The app has reached its 10,000 channels.',
    remedy: 'Delete channels that are no longer used.',
  },
  TopicMismatch: {
    meaning: 'The credential is not for the app in the path.',
    cause: 'The bundle ID in the path is another app’s.',
    remedy: 'Use the credential of this app, or correct the bundle ID.',
  },
} as const satisfies Partial<Record<Reason, ReasonText>>;
