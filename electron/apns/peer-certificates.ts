import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { ChainCertificate } from '../../shared/connection/report.ts';

/** A certificate a server showed: its facts, and what judging needs besides. */
export type PeerCertificate = ChainCertificate & {
  /** Names it is for: DNS names and addresses of the subject alternative name. */
  readonly names: readonly string[];
  /** How people call its issuer and itself: the common name, else the organisation. */
  readonly issuerName: string;
  readonly subjectName: string;
  readonly certificate: X509Certificate;
};

/** More are not meant by anyone; a loop must end. */
const MAX_CHAIN = 10;

/** The chain a server showed, leaf first, with the root from our list when the library found it; empty when none came. */
export function peerCertificates(socket: TLSSocket): readonly PeerCertificate[] {
  const chain: PeerCertificate[] = [];
  const seen = new Set<string>();
  let current: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (current?.raw !== undefined && chain.length < MAX_CHAIN && !seen.has(current.fingerprint256)) {
    seen.add(current.fingerprint256);
    chain.push(describe(new X509Certificate(current.raw)));
    current = current.issuerCertificate;
  }
  return chain;
}

function describe(certificate: X509Certificate): PeerCertificate {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: isoTime(certificate.validFrom),
    notAfter: isoTime(certificate.validTo),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    names: alternativeNames(certificate.subjectAltName),
    issuerName: shortName(certificate.issuer),
    subjectName: shortName(certificate.subject),
    certificate,
  };
}

/** Node gives a name one attribute a line; openssl prints "C = US, O = Example". */
function oneLine(name: string | undefined): string {
  return attributes(name)
    .map(([type, value]) => `${type} = ${value}`)
    .join(', ');
}

function shortName(name: string | undefined): string {
  const found = attributes(name);
  for (const type of ['CN', 'O', 'OU']) {
    const value = found.filter(([each]) => each === type).at(-1)?.[1];
    if (value !== undefined) return value;
  }
  return oneLine(name);
}

function attributes(name: string | undefined): (readonly [string, string])[] {
  return (name ?? '')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

function alternativeNames(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/(?:DNS|IP Address):([^,\s"]+)/g)].map(([, name]) => name ?? '');
}

/** A time that cannot be read stays as the library wrote it. */
function isoTime(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
