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
