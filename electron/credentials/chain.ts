import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { CertificatePiece } from './pieces.ts';

const LONGEST_CHAIN = 10;

/** The authorities above `leaf` among `pieces`, nearest first, as far as names lead. */
export function chainAbove(leaf: CertificatePiece, pieces: readonly CertificatePiece[]): readonly CertificatePiece[] {
  const chain: CertificatePiece[] = [];
  let current = leaf;
  while (chain.length < LONGEST_CHAIN && current.subjectName !== current.issuerName) {
    const { issuerName } = current;
    const next = pieces.find(({ summary, subjectName }) => summary.isAuthority && subjectName === issuerName);
    if (next === undefined || next === leaf || chain.includes(next)) break;
    chain.push(next);
    current = next;
  }
  return chain;
}

/**
 * By id, the files that hold the authorities above each credential that could be exported: its certificate's own file
 * where that has them, else the first that does. Credentials without any are left out.
 */
export function chainFiles(
  credentials: readonly CredentialFacts[],
  pieces: readonly CertificatePiece[],
): Readonly<Record<string, readonly string[]>> {
  const files: Record<string, readonly string[]> = {};
  for (const { id, hasPrivateKey } of credentials) {
    const leaf = hasPrivateKey ? pieces.find(({ summary }) => summary.sha256 === id) : undefined;
    if (leaf === undefined) continue;
    const { file } = leaf.summary;
    const own = [...pieces].sort(
      (one, other) => Number(other.summary.file === file) - Number(one.summary.file === file),
    );
    const above = chainAbove(leaf, own).map(({ summary }) => summary.file);
    if (above.length > 0) files[id] = [...new Set(above)];
  }
  return files;
}
