import { assertNever } from '../assert-never.ts';
import type { FindingFacts } from '../inspection/finding.ts';
import { environmentName } from './environment-text.ts';
import type { FindingText } from './finding-text.ts';
import { listText } from './quantity-text.ts';

/** What the credential, the target and the form say about a draft. */
export type SenderFacts = Extract<
  FindingFacts,
  { code: 'topic-not-covered' | 'push-type-not-covered' | 'production-target' | 'environment-mismatch' | 'half-typed' }
>;

const SENDER_CODES: ReadonlySet<FindingFacts['code']> = new Set<SenderFacts['code']>([
  'topic-not-covered',
  'push-type-not-covered',
  'production-target',
  'environment-mismatch',
  'half-typed',
]);

/** Whether a finding rests on what only the sender knows. */
export function isSenderFinding(facts: FindingFacts): facts is SenderFacts {
  return SENDER_CODES.has(facts.code);
}

/** Words of a finding that rests on what only the sender knows. */
export function senderFindingText(facts: SenderFacts): FindingText {
  switch (facts.code) {
    case 'topic-not-covered':
      return words('This certificate does not cover the topic', `It covers ${listText(facts.covered)}.`);
    case 'push-type-not-covered':
      if (facts.credential === 'token-key') {
        return words(`A signing key cannot send ${facts.pushType} pushes`, 'Use the MDM push certificate.');
      }
      return words(
        `This certificate does not cover ${facts.pushType} pushes`,
        facts.covered.length === 0
          ? 'Send them with a signing key (.p8), which covers every type but mdm.'
          : `It covers ${listText(facts.covered)}. A signing key (.p8) covers every type but mdm.`,
      );
    case 'production-target':
      return words('It goes to production, to devices of real users', 'Use the sandbox for builds made with Xcode.');
    case 'environment-mismatch':
      return words(
        `This ${facts.credential === 'certificate' ? 'certificate' : 'signing key'} is for ${environmentName(facts.own)}; the target is ${environmentName(facts.target)}`,
        `Send to ${environmentName(facts.own)}, or choose a credential of ${environmentName(facts.target)}.`,
      );
    case 'half-typed':
      return words('Not a JSON object yet', 'Finish it, or the push goes with what this field held last.');
    default:
      return assertNever(facts);
  }
}

function words(title: string, remedy: string): FindingText {
  return { title, remedy };
}
