import type { HeaderTrouble } from '../payload/headers.ts';
import type { JsonTrouble } from '../payload/json-text.ts';
import type { MessageProblem } from '../problem.ts';
import { providerTokenText } from './provider-token-text.ts';
import { countText, listText, numberText } from './quantity-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';
import { tokenProblemText } from './token-text.ts';

/** Words for problems of the token, the payload and the headers. */
export function messageProblemText(problem: MessageProblem, context: TextContext): ProblemText {
  switch (problem.code) {
    case 'token-malformed':
      return tokenProblemText(problem, context);
    case 'provider-token-faulty':
      return providerTokenText(problem.fault, context);
    case 'token-truncated':
      return {
        title: 'The device token was cut short',
        happened: 'The text holds dots in place of the middle of the token; the missing digits cannot be recovered.',
        cause: 'Since iOS 13 printing the token’s Data shows a shortened description.',
        steps: [
          step('In the app, print it as hex: token.map { String(format: "%02x", $0) }.joined()'),
          step('Paste what that prints.'),
        ],
      };
    case 'tokens-unusable':
      return {
        title: 'Some tokens cannot be used',
        happened: `${bold(problem.file)} has no usable device token in ${linesText(problem.lines)}. Nothing was sent.`,
        cause: null,
        steps: [step('Correct these lines, or add --skip-invalid to send to the others.')],
      };
    case 'payload-invalid':
      return {
        title: 'The payload is not valid JSON',
        happened: `Line ${bold(problem.line)}, column ${bold(problem.column)}: ${JSON_TROUBLES[problem.detail] ?? problem.detail}.`,
        cause: null,
        steps: [step(JSON_STEPS[problem.detail] ?? 'Correct the JSON at this place.')],
      };
    case 'payload-too-large':
      return {
        title: `The payload is ${countText(problem.bytes - problem.limit, 'byte')} too long`,
        happened: `It has ${bold(numberText(problem.bytes))} bytes; the limit is ${bold(numberText(problem.limit))}.`,
        cause: 'The limit goes by the protocol and push type, and counts UTF-8 bytes: an emoji takes four.',
        steps: [step('Shorten the text or the custom keys; let the app fetch what is large.')],
      };
    case 'header-invalid':
      return {
        title: `The header ${problem.header} is not valid`,
        happened: `${bold(problem.header)} ${HEADER_TROUBLES[problem.detail] ?? problem.detail}.`,
        cause: null,
        steps: [step(HEADER_STEPS[problem.header] ?? 'Correct it, or leave the field empty.')],
      };
  }
}

function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, 20).map(numberText);
  const rest = lines.length - shown.length;
  const all = rest > 0 ? [...shown, `${numberText(rest)} more`] : shown;
  return `${lines.length === 1 ? 'line' : 'lines'} ${listText(all)}`;
}

/** `detail` is a string, so that a later version may add a trouble that an earlier one shows as it came. */
const JSON_TROUBLES: Readonly<Record<string, string>> = {
  empty: 'there is no JSON yet',
  comment: 'JSON has no comments',
  'comma-missing': 'a comma is missing before this',
  'comma-trailing': 'the comma before this is one too many',
  'colon-missing': 'a colon is missing before this',
  'name-expected': 'a name in double quotes belongs here',
  'value-expected': 'a value is missing here',
  'bracket-missing': 'a closing bracket is missing',
  'string-open': 'this text has no closing quote',
  'string-escape': 'this text holds an escape that JSON does not have',
  'string-control': 'this text holds a line break or control character',
  number: 'this number is not complete',
  'text-after': 'there is text after the end of the JSON',
  word: 'this is not JSON',
  'too-deep': 'the JSON nests too deeply',
  'not-an-object': 'this must be an object in braces',
  'name-reserved': 'this name has fields of its own',
  'name-twice': 'this name stands here twice',
} satisfies Record<JsonTrouble, string>;

const JSON_STEPS: Readonly<Record<string, string>> = {
  empty: 'Begin with { "aps": { "alert": "Hello" } }.',
  comment: 'Take the comment out.',
  'comma-missing': 'Put a comma between the two.',
  'comma-trailing': 'Take the last comma out.',
  'name-expected': 'Put the name into double quotes.',
  'bracket-missing': 'Close every { with } and every [ with ].',
  'string-open': 'Close the text with a double quote.',
  'string-control': 'Write a line break as \\n.',
  word: 'Names and texts stand in double quotes; other words are true, false and null.',
  'not-an-object': 'Put everything between { and }.',
  'name-reserved': 'Edit it in the form above, or all of the payload in the JSON tab.',
  'name-twice': 'Keep one of them.',
} satisfies Partial<Record<JsonTrouble, string>>;

const HEADER_TROUBLES: Readonly<Record<string, string>> = {
  characters: 'holds characters that a header cannot carry; plain ASCII letters, digits and signs are allowed',
  'whole-number': 'must be a whole number',
  priority: 'must be 10, 5 or 1',
  milliseconds: 'counts seconds since 1970, and this looks like milliseconds',
  'too-long': 'may have 64 bytes at most',
  uuid: 'must be a UUID such as 123e4567-e89b-12d3-a456-426614174000',
} satisfies Record<HeaderTrouble, string>;

const HEADER_STEPS: Readonly<Record<string, string>> = {
  'apns-topic': 'Use the app’s bundle ID, with its suffix for other push types than alert and background.',
  'apns-push-type': 'Use one of Apple’s push types, such as alert or background.',
  'apns-priority': 'Use 10 for now, 5 for when it suits the battery, or 1 to never wake the device; empty means 10.',
  'apns-expiration':
    'Use UNIX seconds, or 0 for one attempt; empty lets APNs store it as long as it keeps such things.',
  'apns-collapse-id': 'Use a shorter name of plain characters.',
  'apns-id': 'Use a UUID, or leave it empty and APNs makes one.',
};
