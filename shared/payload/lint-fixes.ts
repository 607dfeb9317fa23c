import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Finding } from '../inspection/finding.ts';
import { straightenQuotes } from '../inspection/smart-quotes.ts';
import { keyPath } from './finding-path.ts';
import type { Fix } from './fix.ts';
import { removeProperty, setProperty } from './json-edit.ts';
import { reparsed, withoutBlanks } from './json-property.ts';
import { headerFixes } from './lint-header-fixes.ts';
import { keyFixes } from './lint-key-fixes.ts';
import type { LintSituation, ReadPayload } from './lint-situation.ts';

/** Fixes of a finding. Each choice is a list of which the first that does no harm is offered. */
export type FixChoices = readonly (readonly Fix[])[];

/** What could be done about a finding, harm or not. */
export function possibleFixes(finding: Finding, situation: LintSituation, read: ReadPayload): FixChoices {
  const text = situation.draft.payload;
  switch (finding.code) {
    case 'smart-quotes':
      return [[{ fix: 'straighten-quotes', payload: straightenQuotes(text) }]];
    case 'nul-terminated':
      return [[{ fix: 'remove-zero-bytes', payload: text.replace(/\0+$/, '') }]];
    case 'byte-order-mark':
      return [[{ fix: 'remove-byte-order-mark', payload: text.replace(/^\ufeff+/, '') }]];
    case 'escaped-unicode-upper':
      return [[{ fix: 'lower-escapes', payload: lowerEscapes(text) }]];
    case 'production-target':
      return [[{ fix: 'set-target', environment: 'sandbox', target: 'sandbox' }]];
    case 'environment-mismatch':
      return [[{ fix: 'set-target', environment: finding.own, target: finding.own }]];
    default:
      return [
        ...headerFixes(finding, situation, read),
        ...(read.root === null ? [] : payloadFixes(finding, text, read.root)),
      ];
  }
}

function payloadFixes(finding: Finding, text: string, root: Node): FixChoices {
  switch (finding.code) {
    case 'size':
      return [[{ fix: 'remove-blanks', payload: withoutBlanks(text) }]];
    case 'background-visible':
      return [[remove(text, finding.keys)]];
    case 'content-available-missing':
    case 'nothing-to-show':
      return [[{ fix: 'set-content-available', payload: setProperty(text, root, ['aps', 'content-available'], 1) }]];
    case 'alert-empty':
      return [[remove(text, ['alert'])]];
    case 'mutable-without-alert':
      return [[remove(text, ['mutable-content'])]];
    case 'key-repeated':
      return [[{ fix: 'remove-repeated', key: finding.key, payload: keepLast(text, finding) }]];
    default:
      return keyFixes(finding, text, root);
  }
}

/** Takes keys out of `aps`, all that bear the name. */
function remove(text: string, keys: readonly string[]): Fix {
  const payload = keys.reduce((whole, key) => removeAll(whole, ['aps', key]), text);
  return { fix: 'remove-keys', keys, payload };
}

function removeAll(text: string, path: readonly string[]): string {
  return (
    reparsed(text, (whole, root) =>
      findNodeAtLocation(root, [...path]) === undefined ? null : removeAll(removeProperty(whole, root, path), path),
    ) ?? text
  );
}

/** The first property of a name is the one that `removeProperty` finds. */
function keepLast(text: string, finding: Extract<Finding, { code: 'key-repeated' }>): string {
  let kept = text;
  for (let left = finding.times; left > 1; left -= 1) {
    kept = reparsed(kept, (whole, root) => removeProperty(whole, root, keyPath(finding))) ?? kept;
  }
  return kept;
}

function lowerEscapes(text: string): string {
  return text.replaceAll(/\\(?:U(?=[0-9a-fA-F]{4})|.)/gs, (part) => (part === '\\U' ? '\\u' : part));
}
