import { oid, parseAsn1, sequence } from './asn1.ts';
import type { WorkBudget } from './work-budget.ts';

/** RFC 5280, 4.2.1.12. */
const NAMES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS server',
  '1.3.6.1.5.5.7.3.2': 'TLS client',
  '1.3.6.1.5.5.7.3.3': 'Code signing',
  '1.3.6.1.5.5.7.3.4': 'E-mail protection',
  '1.3.6.1.5.5.7.3.8': 'Time stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP signing',
  '2.5.29.37.0': 'Any',
};

/** What a certificate may be used for by its extension; OIDs that have no name here stand for themselves. */
export function extendedKeyUsage(value: Buffer | undefined, budget: WorkBudget): readonly string[] {
  if (value === undefined) return [];
  return sequence(parseAsn1(value, budget)).map((node) => {
    const id = oid(node);
    return NAMES[id] ?? id;
  });
}
