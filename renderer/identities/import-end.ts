import type { CredentialFacts, Finding } from '../../shared/credential/credential.ts';
import type { Bench } from '../bench/bench-state.ts';
import { isSettled } from '../bench/import-stage.ts';

/** What of the Bench has to be known to tell, when it changed, whether an import ended. */
export type ImportSeen = {
  readonly reading: boolean;
  readonly refused: readonly Finding[];
  /** Ids of the credentials that were there before files began to be read. */
  readonly known: readonly string[];
};

/** The Bench as it is seen now; while files are being read, what was known before stays. */
export function seeImport(bench: Bench, before: ImportSeen | null): ImportSeen {
  const reading = bench.reading.length > 0;
  const known = reading && before !== null ? before.known : credentialsOf(bench).map(({ id }) => id);
  return { reading, refused: bench.refused, known };
}

/** How an import ended: with something left to do in the Bench, or complete, with the credentials it brought. */
export type ImportEnd =
  | { readonly kind: 'to-do' }
  | { readonly kind: 'complete'; readonly added: readonly CredentialFacts[] };

/** Whether and how an import ended between the Bench as it was seen and as it is; null while there is nothing to tell. */
export function importEnd(before: ImportSeen, bench: Bench): ImportEnd | null {
  if (bench.reading.length > 0) return null;
  if (bench.refused.length > 0 && bench.refused !== before.refused) return { kind: 'to-do' };
  if (!before.reading || bench.stage === 'empty') return null;
  if (!isSettled(bench.imported)) return { kind: 'to-do' };
  return { kind: 'complete', added: credentialsOf(bench).filter(({ id }) => !before.known.includes(id)) };
}

function credentialsOf(bench: Bench): readonly CredentialFacts[] {
  return bench.stage === 'empty' ? [] : bench.imported.credentials;
}
