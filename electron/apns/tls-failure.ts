import type { StageName } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import {
  isCredentialAlert,
  isVersionAlert,
  NO_APPLICATION_PROTOCOL,
  tlsAlertName,
  tlsAlertNumber,
} from '../../shared/wire/tls-alert.ts';

/** What is known about a TLS connection that failed. */
export type TlsFailure = {
  readonly endpoint: Endpoint;
  readonly stage: StageName;
  readonly error: Error;
  /** The first bytes from the server when they were kept. */
  readonly firstBytes?: Uint8Array;
  /** The server had shown its chain, so that TLS itself was agreed on. */
  readonly chainSeen: boolean;
  /** We had shown a client certificate. */
  readonly credentialSent: boolean;
};

/** The diagnosis of a failed TLS connection, by what came, then by the alert, then by the library's code. */
export function tlsProblem(failure: TlsFailure): Problem {
  const { host, port, protocol } = failure.endpoint;
  if (failure.firstBytes !== undefined && isPlain(failure.firstBytes)) {
    return { code: 'tls-not-tls', host, port, evidence: printable(failure.firstBytes) };
  }
  const alert = alertOf(failure.error);
  if (alert === NO_APPLICATION_PROTOCOL) return { code: 'no-http2', host, port, alpn: null };
  if (alert !== null && !isVersionAlert(alert) && isCredentialAlert(alert, failure.chainSeen)) {
    return { code: 'credential-refused', host, alert, reason: null, sent: failure.credentialSent, protocol };
  }
  if (alert !== null) {
    return { code: 'tls-version', host, port, evidence: `alert ${alert} ${tlsAlertName(alert) ?? ''}`.trim() };
  }
  const code = codeOf(failure.error);
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return { code: 'tls-version', host, port, evidence: code };
  return { code: 'connection-reset', host, port, stage: failure.stage };
}

/** The TLS alert number an error of a socket tells, null when it tells none. */
function alertOf(error: Error): number | null {
  return tlsAlertNumber(error.message) ?? tlsAlertNumber(codeOf(error));
}

/** The code of a system or library error, empty when it has none. */
export function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** A TLS record starts with its type (20 to 24) and the major version 3 (RFC 8446 section 5.1). */
function isPlain(bytes: Uint8Array): boolean {
  const [type, major] = bytes;
  if (type === undefined) return false;
  return type < 20 || type > 24 || (major !== undefined && major !== 3);
}

function printable(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.')).join('');
}
