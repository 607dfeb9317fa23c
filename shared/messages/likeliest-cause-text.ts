import type { Cause, Repair } from '../answer/cause.ts';
import { assertNever } from '../assert-never.ts';
import type { Environment } from '../wire/endpoints.ts';
import { credentialCauseText } from './credential-cause-text.ts';
import { environmentName, environmentsText } from './environment-text.ts';
import { legacyStatusText } from './legacy-status-text.ts';
import { problemText } from './problem-text.ts';
import { countText, listText, numberText } from './quantity-text.ts';
import { type ReasonText, reasonText } from './reason-text.ts';
import { plainText, type TextContext } from './text-form.ts';

/** How moments are told, in the reader's own time zone: a time of day, and how long ago. Both take ISO 8601. */
export type Moments = { readonly at: (iso: string) => string; readonly ago: (iso: string) => string };

const MAY_HAVE = 'It had been handed over before that, so APNs may have accepted it.';

/** A cause in words: what the answer means, why it most likely came, what to do. Empty parts have nothing to say. */
export function likeliestCauseText(cause: Cause, moments: Moments, context: TextContext): ReasonText {
  switch (cause.code) {
    case 'as-told':
      return cause.protocol === 'legacy' && cause.status !== null
        ? legacyStatusText(cause.status)
        : reasonText(cause.reason, cause.status);
    case 'accepted':
      return { meaning: '', cause: '', remedy: '' };
    case 'cancelled':
      return { meaning: cause.mayHaveBeenAccepted ? MAY_HAVE : 'It was not sent.', cause: '', remedy: '' };
    case 'problem': {
      const { happened, cause: why, steps } = problemText(cause.problem, context);
      return {
        meaning: plainText(happened),
        cause: cause.mayHaveBeenAccepted ? MAY_HAVE : plainText(why ?? ''),
        remedy: plainText(steps[0]?.text ?? ''),
      };
    }
    case 'token-of-other-environment':
    case 'token-length':
    case 'token-of-other-app':
    case 'token-gone':
      return tokenText(cause, moments);
    case 'topic-suffix':
      return {
        meaning: `The topic ${cause.topic} does not go with the push type ${cause.pushType}.`,
        cause: `The topic of a ${cause.pushType} push is ${cause.wanted}.`,
        remedy: `Use the topic ${cause.wanted}.`,
      };
    case 'topic-not-covered':
      return {
        meaning:
          cause.topic === null
            ? 'The notification names no topic that this certificate covers.'
            : `The certificate does not cover the topic ${cause.topic}.`,
        cause: `It covers ${listText(cause.covered)}.`,
        remedy: 'Use one of these topics, or the certificate of the other app.',
      };
    case 'topic-missing':
      return {
        meaning: 'The request names no topic.',
        cause:
          cause.covered.length === 0
            ? 'A signing key serves every app of its team, so APNs has to be told which one is meant.'
            : `The certificate stands for ${countText(cause.covered.length, 'topic')}, and APNs has to be told which one is meant.`,
        remedy: 'Put the app’s bundle ID into apns-topic.',
      };
    case 'priority':
      return {
        meaning: `APNs does not take priority ${cause.priority} for the push type ${cause.pushType}.`,
        cause: `A ${cause.pushType} push may have priority ${listText(cause.allowed.map(String), 'or')}.`,
        remedy: `Use priority ${cause.allowed[0] ?? 5}.`,
      };
    case 'payload-size':
      return {
        meaning: `The payload has ${numberText(cause.bytes)} bytes; ${numberText(cause.limit)} are allowed here.`,
        cause: `It is ${countText(cause.bytes - cause.limit, 'byte')} too long.`,
        remedy: cause.framedFits
          ? 'Shorten it, or use command 2, which takes 2,048 bytes.'
          : 'Shorten the body or the custom data; an image belongs behind a link that the app loads.',
      };
    case 'too-many':
      return {
        meaning: 'This device token got too many notifications in a short time.',
        cause:
          cause.sends > 1
            ? `This bench sent to it ${countText(cause.sends, 'time')}, and other senders count too.`
            : 'Other senders sent to it again and again.',
        remedy: 'Wait a minute, then send less often to this token.',
      };
    case 'server-trouble': {
      const { meaning } = reasonText(cause.reason, cause.status);
      return {
        meaning,
        cause: 'The trouble is on the server’s side, and this notification was not taken.',
        remedy: 'Send again in a minute; if it lasts, wait 15 minutes and look at Apple’s system status.',
      };
    }
    case 'clock':
    case 'key-ids':
    case 'token-age':
    case 'signed-too-often':
    case 'certificate-environment':
    case 'key-environment':
    case 'certificate-dates':
      return credentialCauseText(cause, moments, context);
    default:
      return assertNever(cause);
  }
}

const BUILDS: Readonly<Record<Environment, string>> = {
  sandbox: 'Apps run from Xcode get sandbox tokens.',
  production: 'Apps from TestFlight or the App Store get production tokens.',
};

type TokenCause = Extract<
  Cause,
  { code: 'token-of-other-environment' | 'token-length' | 'token-of-other-app' | 'token-gone' }
>;

function tokenText(cause: TokenCause, { at, ago }: Moments): ReasonText {
  switch (cause.code) {
    case 'token-of-other-environment': {
      const { sentTo, known, certificateOnly } = cause;
      const other: Environment = sentTo === 'sandbox' ? 'production' : 'sandbox';
      return {
        meaning: `APNs does not know this device token in ${sentTo}.`,
        cause: known
          ? `It is a ${other} token: ${other} took a notification for it before.`
          : `It is most likely a ${other} token. ${BUILDS[other]}`,
        remedy:
          certificateOnly === null
            ? `Send it to ${other}.`
            : `Get a token from an app of ${environmentsText(certificateOnly)}, or use a certificate for ${other}: this one covers ${environmentsText(certificateOnly)} only.`,
      };
    }
    case 'token-length':
      return {
        meaning: 'APNs does not know this device token.',
        cause:
          cause.digits === 64
            ? 'Its length is right, so digits in it are most likely wrong.'
            : `It has ${countText(cause.digits, 'hex digit')}; the tokens of today’s systems have 64.`,
        remedy: 'Copy the whole token from the app again.',
      };
    case 'token-of-other-app':
      return {
        meaning: 'The device token belongs to another app than the topic.',
        cause:
          cause.taken === null
            ? `It most likely comes from an app with another bundle ID than ${cause.topic ?? 'the topic'}.`
            : `APNs took a notification for it with the topic ${cause.taken} before.`,
        remedy:
          cause.taken === null
            ? 'Put the bundle ID of the app that printed the token into apns-topic.'
            : `Use the topic ${cause.taken}.`,
      };
    case 'token-gone':
      return {
        meaning: cause.expired
          ? 'The device token has expired.'
          : `The device token is no longer in use for this app${cause.since === null ? '' : `, since ${at(cause.since)} (${ago(cause.since)})`}.`,
        cause: cause.expired
          ? `The app got a newer token${cause.since === null ? '' : ` by ${at(cause.since)} (${ago(cause.since)})`}.`
          : 'The app was removed from the device, or iOS gave it a new token.',
        remedy: 'Remove the token, unless the app registered it again after that time.',
      };
  }
}

/** What a repair's button says. */
export function repairLabel(repair: Repair): string {
  switch (repair.kind) {
    case 'retry-on':
      return `Retry on ${repair.environment}`;
    case 'use-topic':
      return `Use topic ${repair.topic}`;
    case 'use-priority':
      return `Use priority ${repair.priority}`;
    case 'remove-token':
      return 'Remove token';
    case 'sign-anew':
      return 'Sign anew and send';
    case 'send-again':
      return 'Send again';
  }
}

/** What was done, once a repair was pressed. */
export function repairDoneText(repair: Repair): string {
  switch (repair.kind) {
    case 'retry-on':
      return `The target is ${environmentName(repair.environment)} now.`;
    case 'use-topic':
      return `apns-topic is ${repair.topic} now. Send to try it.`;
    case 'use-priority':
      return `apns-priority is ${repair.priority} now. Send to try it.`;
    case 'remove-token':
      return 'The token was removed from the field and from the recent tokens.';
    case 'sign-anew':
      return 'A new provider token is signed.';
    case 'send-again':
      return 'It is sent again.';
  }
}
