import { assertNever } from '../assert-never.ts';
import type { MessageProblem } from '../problem.ts';
import type { Removed } from '../token/device-token.ts';
import { countText, listText, numberText } from './quantity-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';

type TokenMalformed = Extract<MessageProblem, { code: 'token-malformed' }>;

const REMOVED: Readonly<Record<Exclude<Removed, 'upper-case'>, string>> = {
  description: 'the description around it',
  spaces: 'spaces',
  'line-breaks': 'line breaks',
  'angle-brackets': '< >',
  quotes: 'quotes',
  dashes: 'dashes',
  'hex-prefix': '0x',
};

/** What was done to a pasted token: "Removed spaces and < >". Empty when nothing was. */
export function removedText(removed: readonly Removed[]): string {
  const taken = removed.filter((removal) => removal !== 'upper-case').map((removal) => REMOVED[removal]);
  const lowered = removed.includes('upper-case');
  if (taken.length === 0) return lowered ? 'Changed capitals to small letters' : '';
  return `Removed ${listText(taken)}${lowered ? ', changed capitals to small letters' : ''}`;
}

/** "64 hex digits", "80 hex digits, unusual". */
export function digitsText(digits: number, unusual: boolean): string {
  return `${countText(digits, 'hex digit')}${unusual ? ', unusual' : ''}`;
}

const PRINT_AS_HEX = step('In the app, print it as hex: token.map { String(format: "%02x", $0) }.joined()');

/** Words for text that is no device token. */
export function tokenProblemText(problem: TokenMalformed, { surface }: TextContext): ProblemText {
  switch (problem.trouble) {
    case 'empty':
      return {
        title: 'There is no device token yet',
        happened: 'Nothing that could be a token is left once blanks and signs are taken away.',
        cause: null,
        steps: [step('Paste the token that the app got in didRegisterForRemoteNotificationsWithDeviceToken.')],
      };
    case 'not-hex':
      return {
        title: 'This is not a device token',
        happened: notHexText(problem),
        cause: 'Something else was copied along with the token, or in its place.',
        steps: [step('Paste only the hex digits, 0 to 9 and a to f.')],
      };
    case 'odd-length':
      return {
        title: 'A digit of the device token is missing',
        happened: `It has ${bold(countText(problem.digits, 'hex digit'))}; every byte has two, so the count must be even.`,
        cause: 'The first or last digit was not copied.',
        steps: [step('Copy the whole token again; it usually has 64 digits.')],
      };
    case 'too-long':
      return {
        title: 'This is too long for a device token',
        happened: `It has ${bold(countText(problem.digits, 'hex digit'))}; APNs takes 200 at most.`,
        cause: 'Several tokens were pasted at once, or one of them twice.',
        steps: [step('Paste one token.')],
      };
    case 'swift-description':
      return {
        title: 'This only says how long the token is',
        happened: 'Swift prints a token’s Data as its size in bytes; the token itself is not in this text.',
        cause: 'The app prints the Data itself.',
        steps: [PRINT_AS_HEX, step('Paste what that prints.')],
      };
    case 'fcm-token':
      return {
        title: 'This is a Firebase token',
        happened: 'It has the form of an FCM registration token, which only Firebase’s servers understand.',
        cause: 'The app uses Firebase Messaging, which gives its own token beside Apple’s.',
        steps: [step('In the app, read Messaging.messaging().apnsToken and print it as hex.')],
      };
    case 'base64':
      return {
        title: 'The device token is written as base64',
        happened: `Written as hex, it is ${bold(problem.suggestion ?? '')}.`,
        cause: 'The app or a server turned the bytes into base64.',
        steps: [step('Use the hex form.', surface === 'window' ? 'use-suggested-token' : null)],
      };
    default:
      return assertNever(problem.trouble);
  }
}

function notHexText({ at, character, digits }: TokenMalformed): string {
  if (at === null || character === null) return 'The text is not made of hex digits.';
  const found = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? `“${character}”`
    : `a character (U+${codePoint(character)})`;
  const count = digits === 0 ? '' : ` Without that there are ${countText(digits, 'hex digit')}.`;
  return `At position ${bold(numberText(at))} is ${found}, which is no hex digit.${count}`;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
