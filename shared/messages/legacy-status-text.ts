import { isLegacyStatus, type LegacyStatus } from '../wire/legacy-status.ts';
import type { ReasonText } from './reason-text.ts';

const TEXTS: Readonly<Record<LegacyStatus, ReasonText>> = {
  0: {
    meaning: 'The gateway reports no error.',
    cause: 'It usually says nothing at all in this case.',
    remedy: 'Nothing needs to be done.',
  },
  1: {
    meaning: 'The gateway could not process the notification.',
    cause: 'The trouble passes, or the notification is malformed.',
    remedy: 'Send it again; if it fails again, check the payload.',
  },
  2: {
    meaning: 'The notification names no device token.',
    cause: 'The token is missing or empty.',
    remedy: 'Give a device token.',
  },
  3: {
    meaning: 'The certificate tells the gateway no topic.',
    cause: 'It is not a push certificate, or carries no bundle ID.',
    remedy: 'Use a push certificate of the app.',
  },
  4: {
    meaning: 'The notification has no payload.',
    cause: 'The payload is missing or empty.',
    remedy: 'Give a payload such as {"aps":{"alert":"Hello"}}.',
  },
  5: {
    meaning: 'The device token has the wrong length.',
    cause: 'The binary protocol expects tokens of 32 bytes, that is 64 hex digits.',
    remedy: 'Copy the whole token again.',
  },
  6: {
    meaning: 'The certificate’s topic has a wrong length.',
    cause: 'The certificate’s bundle ID is longer than the gateway takes.',
    remedy: 'Use another push certificate of the app.',
  },
  7: {
    meaning: 'The payload is larger than the command allows.',
    cause: 'Commands 0 and 1 take 256 bytes, command 2 takes 2,048.',
    remedy: 'Shorten the payload, or use command 2.',
  },
  8: {
    meaning: 'The gateway does not know this device token.',
    cause: 'The token is from the other environment, or from another app than the certificate.',
    remedy: 'Switch the environment, or use a token of the certificate’s app.',
  },
  10: {
    meaning: 'The gateway is being shut down; what came after the named notification was not taken.',
    cause: 'The gateway goes into maintenance.',
    remedy: 'Connect again and send the rest again.',
  },
  128: {
    meaning: 'The gateway could not read what was sent.',
    cause: 'The bytes do not form a frame of the binary protocol.',
    remedy: 'Check the command and the lengths in it.',
  },
  255: {
    meaning: 'The gateway reports an error without saying which.',
    cause: 'None of the other statuses fits.',
    remedy: 'Send it again; if it fails again, check token and certificate.',
  },
};

/** Explains the status of an error packet; an undocumented number is said to be one. */
export function legacyStatusText(status: number): ReasonText {
  if (isLegacyStatus(status)) return TEXTS[status];
  return {
    meaning: `The gateway answered with status ${status}, which Apple never documented.`,
    cause: 'The gateway is not Apple’s, or its answer was damaged on the way.',
    remedy: 'Look at the gateway’s own log.',
  };
}
