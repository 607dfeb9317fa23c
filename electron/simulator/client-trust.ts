import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { ChainFault } from '../../shared/simulator/journal.ts';

/** Judges the chains of clients in strict mode. */
export type ClientTrust = (socket: TLSSocket, now: Date) => ChainFault | null;

/** No chain of Apple's is longer. */
const MAX_LENGTH = 8;

/**
 * A client's certificate must lead to one of the CAs, over the certificates the client sent, each in date and signed by
 * the next. Node's TLS server would only drop such a client; the journal is to say why.
 */
export function createClientTrust(caPems: readonly string[]): ClientTrust {
  const anchors = caPems.flatMap(certificatesIn);
  // A resumed session brings the leaf alone, so that what was judged well is remembered.
  const judgedWell = new Set<string>();
  return (socket, now) => {
    const leaf = socket.getPeerX509Certificate();
    if (leaf === undefined) return null;
    const dateFault = dateFaultOf(leaf, now);
    if (dateFault !== null) return dateFault;
    if (judgedWell.has(leaf.fingerprint256)) return null;
    const fault = judge(leaf, sentCertificates(socket), anchors, now);
    if (fault === null) judgedWell.add(leaf.fingerprint256);
    return fault;
  };
}

function judge(
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  now: Date,
): ChainFault | null {
  let current = leaf;
  for (let length = 1; length <= MAX_LENGTH; length += 1) {
    const fault = dateFaultOf(current, now);
    if (fault !== null) return fault;
    const below = current;
    if (anchors.some((anchor) => anchor.fingerprint256 === below.fingerprint256)) return null;
    const issuers = anchors.filter((anchor) => below.checkIssued(anchor));
    if (issuers.length > 0) return issuers.some((issuer) => below.verify(issuer.publicKey)) ? null : 'signature';
    const next = sent.find((one) => one.fingerprint256 !== below.fingerprint256 && below.checkIssued(one));
    if (next === undefined) return 'issuer-unknown';
    if (!below.verify(next.publicKey)) return 'signature';
    current = next;
  }
  return 'issuer-unknown';
}

function dateFaultOf(certificate: X509Certificate, now: Date): ChainFault | null {
  if (Date.parse(certificate.validTo) < now.getTime()) return 'expired';
  return Date.parse(certificate.validFrom) > now.getTime() ? 'not-yet-valid' : null;
}

/** The certificates above the leaf, as far as the client sent them. */
function sentCertificates(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (current?.raw !== undefined && chain.length < MAX_LENGTH) {
    chain.push(new X509Certificate(current.raw));
    // The last one names itself.
    current = current.issuerCertificate === current ? undefined : current.issuerCertificate;
  }
  return chain;
}

function certificatesIn(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/** Whether a text holds at least one certificate that can be read. */
export function holdsCertificate(pem: string): boolean {
  try {
    return certificatesIn(pem).length > 0;
  } catch {
    return false;
  }
}
