import { assertNever } from '../assert-never.ts';
import type { FindingFacts } from '../inspection/finding.ts';
import { countText, lapseText, listText, numberText } from './quantity-text.ts';
import { isSenderFinding, senderFindingText } from './sender-finding-text.ts';

/** A finding in words: what is odd, and what to write instead. */
export type FindingText = { readonly title: string; readonly remedy: string };

/** Words of a finding about a notification, one that came or one that is about to go. */
export function findingText(facts: FindingFacts): FindingText {
  switch (facts.code) {
    case 'push-type-missing':
      return words(
        'The header apns-push-type is missing',
        `Add apns-push-type: ${facts.likely}. watchOS 6 and later drop a notification without it.`,
      );
    case 'push-type-unfit':
      return words(
        `The payload looks like a ${facts.likely} push, but apns-push-type says ${facts.pushType}`,
        facts.likely === 'background'
          ? 'Send it with apns-push-type: background and apns-priority: 5, or give it an alert.'
          : `Send it with apns-push-type: ${facts.likely}.`,
      );
    case 'background-priority':
      return words(
        `Priority ${facts.priority} is an error for a background push`,
        'Send it with priority 5. Without the header, APNs takes 10.',
      );
    case 'priority-unusual':
      return words(
        `A ${facts.pushType} push cannot have this priority`,
        `Use ${listText(facts.allowed.map(String), 'or')}.`,
      );
    case 'topic-suffix':
      return words(
        `The topic ${facts.topic} does not end as its push type demands`,
        `Use apns-topic: ${facts.expected}, or the push type that fits the topic.`,
      );
    case 'topic-suffix-without-type':
      return words(
        `The topic ${facts.topic} is one of ${facts.pushType} pushes, but no push type says so`,
        `Add apns-push-type: ${facts.pushType}.`,
      );
    case 'collapse-id-long':
      return words(
        `The collapse id has ${countText(facts.bytes, 'byte')}; ${facts.limit} are allowed`,
        'Shorten it. A hash of the long id serves as well.',
      );
    case 'expired-before-arrival':
      return words(
        `The expiration lies ${lapseText(facts.late)} in the past`,
        'Use 0 for a single attempt, or a UNIX time that lies ahead; check the clock of the machine that made it.',
      );
    case 'expiration-milliseconds':
      return words(
        `The expiration ${facts.value} is a time in milliseconds`,
        `APNs wants seconds: ${Math.floor(facts.value / 1000)}.`,
      );
    default:
      return payloadFindingText(facts);
  }
}

type PayloadFacts = Exclude<
  FindingFacts,
  {
    code:
      | 'push-type-missing'
      | 'push-type-unfit'
      | 'background-priority'
      | 'priority-unusual'
      | 'topic-suffix'
      | 'topic-suffix-without-type'
      | 'collapse-id-long'
      | 'expired-before-arrival'
      | 'expiration-milliseconds';
  }
>;

function payloadFindingText(facts: PayloadFacts): FindingText {
  switch (facts.code) {
    case 'not-json':
      return words(
        facts.detail === '' ? 'The payload is not JSON' : `The payload is not JSON (${facts.detail})`,
        'Make it with a JSON library instead of joining strings.',
      );
    case 'smart-quotes':
      return words(
        `The payload has the quotation mark ${facts.quote} where JSON needs "`,
        `Write a straight " at character ${numberText(facts.at)}. Word processors and chat programs put curly ones.`,
      );
    case 'nul-terminated':
      return words(
        'The payload ends with a zero byte',
        'Give the length without the NUL that ends a C string: strlen(payload), not sizeof or strlen + 1.',
      );
    case 'byte-order-mark':
      return words('The payload begins with a byte order mark', 'Write UTF-8 without one.');
    case 'not-utf8':
      return words('The payload is not UTF-8', 'Encode it as UTF-8 before it is sent.');
    case 'not-an-object':
      return words('The payload is JSON, but no object', 'Send an object with "aps" in it.');
    case 'escaped-unicode-upper':
      return words(
        'The payload has escapes that begin with \\U',
        'Write real UTF-8 characters, or \\u and four digits.',
      );
    case 'size':
      return facts.bytes > facts.limit
        ? words(
            `The payload has ${countText(facts.bytes, 'byte')}; ${numberText(facts.limit)} are allowed`,
            'Send less, and let the app fetch the rest.',
          )
        : words(
            `The payload has ${numberText(facts.bytes)} of ${numberText(facts.limit)} bytes`,
            'A longer text or one more key will make it too large.',
          );
    case 'aps-missing':
      return words('The payload has no "aps"', 'Put alert, badge, sound and the like into an object named "aps".');
    case 'key-misspelt':
      return words(`"${facts.key}" is not a key that iOS knows`, `Write "${facts.suggestion}".`);
    case 'key-misplaced':
      return words(`"${facts.key}" stands where iOS does not look for it`, `Move it to ${facts.belongs}.`);
    case 'key-ignored':
      return words(`iOS ignores "${facts.key}" here`, 'Put keys of your own beside "aps", at the top of the payload.');
    case 'value-type':
      return words(`${facts.key} is a ${facts.found}; it must be a ${facts.expected}`, valueRemedy(facts.expected));
    case 'background-visible':
      return words(
        `A background push holds ${listText(facts.keys)}`,
        'Leave only content-available in "aps", or send it with apns-push-type: alert.',
      );
    case 'content-available-missing':
      return words(
        'A background push without content-available wakes nothing',
        'Put "content-available": 1 into "aps".',
      );
    case 'alert-empty':
      return words('The alert has no text', 'Write a title or a body; iOS shows nothing of an empty alert.');
    case 'nothing-to-show':
      return words(
        '"aps" has nothing that a person would see or hear',
        'Add an alert, a badge or a sound; or content-available: 1 for a background push.',
      );
    case 'mutable-without-alert':
      return words(
        'mutable-content does nothing without an alert',
        'Add an alert: only then the service extension is run.',
      );
    case 'key-repeated':
      return words(
        `"${facts.key}" stands here ${facts.times} times`,
        'Keep one of them: most readers take the last, some the first.',
      );
    default:
      return isSenderFinding(facts) ? senderFindingText(facts) : frameFindingText(facts);
  }
}

function valueRemedy(expected: string): string {
  return expected === 'number' ? 'Write the number without quotes.' : `Write a ${expected}.`;
}

type FrameFacts = Extract<
  FindingFacts,
  {
    code:
      | 'identifier-missing'
      | 'identifier-zero'
      | 'identifier-repeated'
      | 'identifier-swapped'
      | 'expiration-swapped'
      | 'legacy-priority'
      | 'token-size';
  }
>;

function frameFindingText(facts: FrameFacts): FindingText {
  switch (facts.code) {
    case 'identifier-missing':
      return words('The frame has no identifier', 'Add item 3: without it an error cannot be told apart.');
    case 'identifier-zero':
      return words('The identifier is 0', 'Count up from 1: some gateways answer 0 when they mean none.');
    case 'identifier-repeated':
      return words(
        `The identifier ${facts.identifier} was used before on this connection`,
        'Give each notification its own, or an error packet names several.',
      );
    case 'identifier-swapped':
      return words(
        `The identifier ${facts.identifier} is ${facts.swapped} with its bytes the other way round`,
        'It works, since it comes back as it was; htonl() would write it in network order.',
      );
    case 'expiration-swapped':
      return words(
        `The expiration ${facts.seconds} makes sense only with its bytes the other way round`,
        `Write it big-endian, with htonl(): ${facts.swapped}.`,
      );
    case 'legacy-priority':
      return words(`The priority ${facts.priority} is not one of this protocol`, 'Use 10 or 5.');
    case 'token-size':
      return words(
        `The token has ${countText(facts.bytes, 'byte')}; the binary protocol takes 32`,
        'Write the 32 bytes that the 64 hex digits stand for, not the digits.',
      );
    default:
      return assertNever(facts);
  }
}

function words(title: string, remedy: string): FindingText {
  return { title, remedy };
}
