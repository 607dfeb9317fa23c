import type { Problem } from '../../shared/problem.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { tlsAlertName } from '../../shared/wire/tls-alert.ts';
import { authorityOf } from './http2-connection.ts';
import type { PeerCertificate } from './peer-certificates.ts';
import type { ServerChain } from './server-chain.ts';

export type TranscriptFacts = {
  readonly endpoint: Endpoint;
  /** Host and port of the proxy, null without one. */
  readonly proxy: string | null;
  readonly withCredential: boolean;
  /** The address that answered, null when none did. */
  readonly address: string | null;
  readonly chain: ServerChain | null;
  readonly problem: Problem | null;
  /** What came after the handshake. */
  readonly lines: readonly string[];
};

/** OpenSSL's number and text of a verification error (x509_vfy.h, X509_verify_cert_error_string). */
const VERIFY_ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  UNABLE_TO_GET_ISSUER_CERT: [2, 'unable to get issuer certificate'],
  CERT_SIGNATURE_FAILURE: [7, 'certificate signature failure'],
  CERT_NOT_YET_VALID: [9, 'certificate is not yet valid'],
  CERT_HAS_EXPIRED: [10, 'certificate has expired'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [18, 'self-signed certificate'],
  SELF_SIGNED_CERT_IN_CHAIN: [19, 'self-signed certificate in certificate chain'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [20, 'unable to get local issuer certificate'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [21, 'unable to verify the first certificate'],
  CERT_REVOKED: [23, 'certificate revoked'],
  INVALID_CA: [24, 'invalid CA certificate'],
  INVALID_PURPOSE: [26, 'unsuitable certificate purpose'],
  HOSTNAME_MISMATCH: [62, 'hostname mismatch'],
  ERR_TLS_CERT_ALTNAME_INVALID: [62, 'hostname mismatch'],
};

/** The session in the manner of `openssl s_client`; holds nothing secret, and no control character of the server's. */
export function transcript(facts: TranscriptFacts): string {
  const { chain, problem } = facts;
  const lines = [command(facts)];
  if (facts.address !== null) lines.push('CONNECTED(00000003)');
  if (chain !== null) lines.push(...verification(chain), ...chainLines(chain), ...session(chain));
  lines.push(...facts.lines);
  if (problem !== null) lines.push(...ending(problem));
  else lines.push('closed');
  return lines.map(printable).join('\n');
}

function command({ endpoint, proxy, withCredential }: TranscriptFacts): string {
  const parts = ['$ openssl s_client'];
  if (proxy !== null) parts.push(`-proxy ${proxy}`);
  parts.push(`-connect ${authorityOf(endpoint)}`);
  if (endpoint.protocol === 'http2') parts.push('-alpn h2');
  if (withCredential) parts.push('-cert ck.pem -key ck.pem');
  return parts.join(' ');
}

function verification({ chain, verifyCode }: ServerChain): string[] {
  const lines = chain.flatMap((certificate, depth) => [`depth=${depth} ${certificate.subject}`, 'verify return:1']);
  // s_client tells the top of the chain first, and an error where it was found.
  const depths = Array.from({ length: lines.length / 2 }, (_, depth) =>
    lines.slice(depth * 2, depth * 2 + 2),
  ).reverse();
  if (verifyCode !== null)
    depths[guiltyDepth(verifyCode, depths.length)]?.splice(1, 0, `verify error:${verifyText(verifyCode)}`);
  return depths.flat();
}

/** Errors about the missing or unknown issuer stand at the top, the others at the leaf. */
function guiltyDepth(verifyCode: string, count: number): number {
  return /ISSUER|SELF_SIGNED/.test(verifyCode) ? 0 : count - 1;
}

function verifyText(verifyCode: string): string {
  const [number, text] = VERIFY_ERRORS[verifyCode] ?? [1, verifyCode];
  return `num=${number}:${text}`;
}

function chainLines({ chain }: ServerChain): string[] {
  const [leaf] = chain;
  const names = leaf === undefined ? [] : [`subject=${leaf.subject}`, `issuer=${leaf.issuer}`];
  return ['---', 'Certificate chain', ...chain.flatMap(chainEntry), '---', 'Server certificate', ...names, '---'];
}

function chainEntry(certificate: PeerCertificate, index: number): string[] {
  const { subject, issuer, notBefore, notAfter } = certificate;
  return [
    `${String(index).padStart(2)} s:${subject}`,
    `   i:${issuer}`,
    `   v:NotBefore: ${notBefore}; NotAfter: ${notAfter}`,
  ];
}

function session({ version, cipher, alpn, verifyCode }: ServerChain): string[] {
  const [number, text] = verifyCode === null ? [0, 'ok'] : (VERIFY_ERRORS[verifyCode] ?? [1, verifyCode]);
  const agreed = alpn === null ? 'No ALPN negotiated' : `ALPN protocol: ${alpn}`;
  return [`New, ${version}, Cipher is ${cipher}`, agreed, `Verify return code: ${number} (${text})`, '---'];
}

/** The last lines of a session that failed, as s_client would end it. */
function ending(problem: Problem): string[] {
  switch (problem.code) {
    case 'name-not-found':
      return ['BIO_lookup_ex: Name or service not known', 'connect:errno=2'];
    case 'resolver-unavailable':
      return ['BIO_lookup_ex: Temporary failure in name resolution', 'connect:errno=11'];
    case 'connection-refused':
      return ['connect: Connection refused', 'connect:errno=111'];
    case 'network-unreachable':
      return ['connect: Network is unreachable', 'connect:errno=101'];
    case 'connection-timeout':
      return [`no answer for ${problem.ms} ms`, 'connect:errno=110'];
    case 'connection-reset':
      return ['read:errno=104'];
    case 'proxy-refused':
      return [`s_client: HTTP CONNECT failed: ${problem.status ?? 'no status'}`];
    case 'tls-not-tls':
      return ['error:0A00010B:SSL routines:ssl3_get_record:wrong version number', `< ${problem.evidence}`];
    case 'tls-version':
      return [`error: ${problem.evidence}`];
    case 'credential-refused':
      return refusal(problem.alert, problem.reason);
    case 'wrong-environment':
      return ['< BadCertificateEnvironment', 'closed'];
    case 'no-answer':
      return problem.closed ? ['read:errno=0', 'closed'] : [`no answer for ${problem.ms} ms`];
    case 'rejected':
      return [`< ${problem.reason ?? 'rejected'}`, 'closed'];
    case 'not-a-pair':
      return ['error:05800074:x509 certificate routines::key values mismatch'];
    default:
      return ['closed'];
  }
}

function refusal(alert: number | null, reason: string | null): string[] {
  if (alert !== null) return [`alert ${tlsAlertName(alert) ?? 'unknown'}:SSL alert number ${alert}`];
  return reason === null ? ['read:errno=0', 'closed'] : [`< GOAWAY {"reason":"${reason}"}`, 'closed'];
}

/** Control characters, and those that turn the direction of text, as escapes. */
function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
