import { assertNever } from '../assert-never.ts';
import type { FixFacts } from '../payload/fix.ts';
import { environmentName } from './environment-text.ts';
import { listText } from './quantity-text.ts';

/** The most characters of a value that a button shows. */
const SHOWN = 24;

/** What a fix does, as its button says it. */
export function fixText(facts: FixFacts): string {
  switch (facts.fix) {
    case 'rename-key':
      return `Rename to ${facts.to}`;
    case 'move-key':
      return facts.to === null ? 'Move beside aps' : `Move to ${facts.to}`;
    case 'remove-keys':
      return `Remove ${listText(facts.keys.map(cut))}`;
    case 'remove-repeated':
      return `Keep the last ${cut(facts.key)}`;
    case 'write-value':
      return `Write ${cut(facts.value)}`;
    case 'set-content-available':
      return 'Set content-available to 1';
    case 'set-push-type':
      return `Set push type ${facts.pushType}`;
    case 'set-priority':
      return `Set priority ${facts.priority}`;
    case 'set-topic':
      return `Use topic ${facts.topic}`;
    case 'set-expiration':
      return `Write ${facts.seconds}`;
    case 'clear-expiration':
      return 'Clear the expiration';
    case 'cut-collapse-id':
      return `Cut to ${facts.bytes} bytes`;
    case 'straighten-quotes':
      return 'Straighten the quotes';
    case 'remove-zero-bytes':
      return 'Remove the zero byte';
    case 'remove-byte-order-mark':
      return 'Remove the byte order mark';
    case 'lower-escapes':
      return 'Write \\u instead';
    case 'remove-blanks':
      return 'Remove the blanks between keys and values';
    case 'set-target':
      return `Send to ${environmentName(facts.environment)}`;
    default:
      return assertNever(facts);
  }
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN - 1).join('')}…`;
}
