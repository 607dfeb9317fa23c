import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { PeerCertificate } from './peer-certificates.ts';

/**
 * Why a chain is not to be trusted, by OpenSSL's names, null when it is.
 *
 * Under TLS 1.2 a server that insists on a client certificate breaks off before the library tells its verdict on the
 * chain, and a verified connection would by then have shown the certificate. So this gate looks first: dates, links,
 * signatures, a trusted root, the name. It only decides whether to go on; the connection that follows is verified by
 * the TLS library as any other.
 */
export function chainTrust(
  chain: readonly PeerCertificate[],
  host: string,
  extraCa: string | null,
  now: Date,
): string | null {
  const [leaf] = chain;
  const top = chain.at(-1);
  if (leaf === undefined || top === undefined) return 'UNABLE_TO_GET_ISSUER_CERT';
  for (const [index, link] of chain.entries()) {
    const issuer = chain[index + 1];
    if (issuer !== undefined && !(issuer.certificate.ca && isIssuedBy(link.certificate, issuer.certificate))) {
      return 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
    }
  }
  if (!isAnchored(top.certificate, extraCa)) return untrustedTop(chain, top.certificate);
  for (const { notBefore, notAfter } of chain) {
    if (now.getTime() < Date.parse(notBefore)) return 'CERT_NOT_YET_VALID';
    if (now.getTime() > Date.parse(notAfter)) return 'CERT_HAS_EXPIRED';
  }
  const named = isIP(host) === 0 ? leaf.certificate.checkHost(host) : leaf.certificate.checkIP(host);
  return named === undefined ? 'ERR_TLS_CERT_ALTNAME_INVALID' : null;
}

/** Node's own roots. To parse them takes longer than all else that is done for a connection, so it is done once. */
let parsedRoots: readonly X509Certificate[] | null = null;
function roots(): readonly X509Certificate[] {
  parsedRoots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return parsedRoots;
}

function isAnchored(top: X509Certificate, extraCa: string | null): boolean {
  const { fingerprint256 } = top;
  const isAnchor = (anchor: X509Certificate): boolean =>
    anchor.fingerprint256 === fingerprint256 || (anchor.ca && isIssuedBy(top, anchor));
  return roots().some(isAnchor) || pemBlocks(extraCa ?? '').some((pem) => isAnchor(new X509Certificate(pem)));
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function untrustedTop(chain: readonly PeerCertificate[], top: X509Certificate): string {
  const selfSigned = isIssuedBy(top, top);
  if (chain.length === 1) return selfSigned ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
  return selfSigned ? 'SELF_SIGNED_CERT_IN_CHAIN' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
}

function pemBlocks(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
