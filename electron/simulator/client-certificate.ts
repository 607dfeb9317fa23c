import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { type AppleMeaning, deriveAppleMeaning } from '../../shared/credential/apple-oids.ts';
import type { JournalProblem } from '../../shared/simulator/journal.ts';
import type { ShownCertificate } from '../../shared/simulator/request.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';
import { readCertificate } from '../credentials/certificate-reader.ts';
import { ReadingStopped } from '../credentials/reading-stopped.ts';

/** What the certificate that a client showed says; null when it showed none. */
export function readClientCertificate(socket: TLSSocket): ShownCertificate | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : describe(certificate);
}

function describe(certificate: X509Certificate): ShownCertificate {
  const meaning = meaningOf(certificate.raw);
  return {
    subject: certificate.subject.split('\n').join(', '),
    topics: meaning?.topics.map(({ topic }) => topic) ?? [],
    environments: meaning?.environments ?? [],
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
  };
}

/** null when the certificate is too odd to be read, though the TLS library took it. */
function meaningOf(der: Buffer): AppleMeaning | null {
  try {
    return deriveAppleMeaning(readCertificate('', der).summary);
  } catch (error) {
    if (error instanceof ReadingStopped) return null;
    throw error;
  }
}

/** What Apple would say about a certificate that the simulator lets pass, and what keeps it from sending anything. */
export function certificateProblems(certificate: ShownCertificate, now: Date): readonly JournalProblem[] {
  const { subject, topics, notBefore, notAfter } = certificate;
  const problems: JournalProblem[] = [];
  if (topics.length === 0) problems.push({ code: 'not-a-push-certificate', subject });
  if (Date.parse(notAfter) < now.getTime()) problems.push({ code: 'certificate-expired', subject, notAfter });
  if (Date.parse(notBefore) > now.getTime()) problems.push({ code: 'certificate-not-yet-valid', subject, notBefore });
  return problems;
}

/** Whether a certificate says that it is for another environment than the one that is played; null is both. */
export function isForOtherEnvironment({ environments }: ShownCertificate, played: Environment | null): boolean {
  return played !== null && environments.length > 0 && !environments.includes(played);
}
