import type { CertificatePiece } from './pieces.ts';

const LONGEST_CHAIN = 10;

/** A certificate as PEM, the way `openssl x509` writes it. */
export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

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
