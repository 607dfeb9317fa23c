/** Alert descriptions that matter to a push client (RFC 8446 section 6, RFC 5246 section 7.2), as the TLS libraries spell them. */
const ALERT_NUMBERS: Readonly<Record<string, number>> = {
  UNEXPECTED_MESSAGE: 10,
  HANDSHAKE_FAILURE: 40,
  NO_CERTIFICATE: 41,
  BAD_CERTIFICATE: 42,
  UNSUPPORTED_CERTIFICATE: 43,
  CERTIFICATE_REVOKED: 44,
  CERTIFICATE_EXPIRED: 45,
  CERTIFICATE_UNKNOWN: 46,
  ILLEGAL_PARAMETER: 47,
  UNKNOWN_CA: 48,
  ACCESS_DENIED: 49,
  DECODE_ERROR: 50,
  DECRYPT_ERROR: 51,
  PROTOCOL_VERSION: 70,
  INSUFFICIENT_SECURITY: 71,
  INTERNAL_ERROR: 80,
  INAPPROPRIATE_FALLBACK: 86,
  MISSING_EXTENSION: 109,
  UNRECOGNIZED_NAME: 112,
  CERTIFICATE_REQUIRED: 116,
  NO_APPLICATION_PROTOCOL: 120,
};

/** Alerts with which a server turns a client certificate away, or misses one; 40 and 80 only after a certificate was asked for. */
const CREDENTIAL_ALERTS: ReadonlySet<number> = new Set([41, 42, 43, 44, 45, 46, 48, 49, 116]);
const AMBIGUOUS_ALERTS: ReadonlySet<number> = new Set([40, 80]);

/** Alerts that say that the two sides have no TLS version or cipher in common. */
const VERSION_ALERTS: ReadonlySet<number> = new Set([70, 71, 86]);

/**
 * The alert number that a TLS library's error text tells, null when it tells none.
 * Takes OpenSSL ("ssl3_read_bytes:sslv3 alert certificate expired:…:SSL alert number 45"),
 * BoringSSL ("SSLV3_ALERT_CERTIFICATE_EXPIRED") and Node's code ("ERR_SSL_TLSV1_ALERT_UNKNOWN_CA").
 */
export function tlsAlertNumber(text: string): number | null {
  const told = /SSL alert number (\d{1,3})/i.exec(text)?.[1];
  if (told !== undefined) return Number(told);
  const word = /(?:SSLV3|TLSV1|TLSV13)[ _]ALERT[ _]([A-Z_ ]+)/i.exec(text)?.[1];
  if (word === undefined) return null;
  return ALERT_NUMBERS[word.trim().toUpperCase().replaceAll(' ', '_')] ?? null;
}

/** The alert's name in words as the RFC has it ("certificate expired"), null for one that is not listed. */
export function tlsAlertName(alert: number): string | null {
  const entry = Object.entries(ALERT_NUMBERS).find(([, number]) => number === alert);
  return entry === undefined ? null : entry[0].toLowerCase().replaceAll('_', ' ');
}

/** Whether the alert speaks of the client certificate; `asked`: the server had shown its own chain before. */
export function isCredentialAlert(alert: number, asked: boolean): boolean {
  return CREDENTIAL_ALERTS.has(alert) || (asked && AMBIGUOUS_ALERTS.has(alert));
}

export function isVersionAlert(alert: number): boolean {
  return VERSION_ALERTS.has(alert);
}

export const NO_APPLICATION_PROTOCOL = 120;
