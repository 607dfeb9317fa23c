import type { ChainCertificate } from '../../shared/connection/report.ts';
import type { TlsProblem } from '../../shared/problem.ts';
import { isApplePushHost } from '../../shared/wire/endpoints.ts';

/** What a verification found, ready to be judged. */
export type ChainEvidence = {
  readonly host: string;
  /** OpenSSL's name of the error, or Node's for a wrong name; null when the chain was verified. */
  readonly verifyCode: string | null;
  readonly chain: readonly JudgedCertificate[];
};

export type JudgedCertificate = ChainCertificate & {
  readonly names: readonly string[];
  readonly issuerName: string;
  readonly subjectName: string;
};

/** Who signs Apple's push servers, today and formerly: the leaf is Apple's, its roots Sectigo's (USERTrust, AAA, COMODO). */
const APPLE_ISSUERS = /\b(apple|sectigo|usertrust|comodo)\b/i;

/**
 * The verdict on a server's chain: null when it may be trusted. For Apple's hosts interception is told by who issued
 * the certificate, not by the error code; for any other host an unknown issuer is just not trusted.
 */
export function judgeChain(evidence: ChainEvidence, now: Date): TlsProblem | null {
  const { host, verifyCode, chain } = evidence;
  if (verifyCode === null) return null;
  const [leaf] = chain;
  const issuer = leaf?.issuerName ?? '';
  if (verifyCode === 'ERR_TLS_CERT_ALTNAME_INVALID' || verifyCode === 'HOSTNAME_MISMATCH') {
    return { code: 'tls-wrong-name', host, names: leaf?.names ?? [], issuer };
  }
  const apple = isApplePushHost(host);
  if (apple && leaf !== undefined && !APPLE_ISSUERS.test(leaf.issuer)) {
    return { code: 'tls-intercepted', host, issuer, verifyCode };
  }
  if (verifyCode === 'CERT_HAS_EXPIRED' || verifyCode === 'CERT_NOT_YET_VALID') {
    const which = verifyCode === 'CERT_HAS_EXPIRED' ? 'expired' : 'not-yet-valid';
    const guilty = chain.find((certificate) => isOutOfDate(certificate, which, now)) ?? leaf;
    const { notBefore, notAfter } = guilty ?? { notBefore: '', notAfter: '' };
    return { code: 'tls-expired', host, subject: guilty?.subjectName ?? host, notBefore, notAfter, which };
  }
  return { code: 'tls-untrusted', host, issuer, verifyCode, custom: !apple };
}

function isOutOfDate(certificate: ChainCertificate, which: 'expired' | 'not-yet-valid', now: Date): boolean {
  return which === 'expired'
    ? now.getTime() > Date.parse(certificate.notAfter)
    : now.getTime() < Date.parse(certificate.notBefore);
}
