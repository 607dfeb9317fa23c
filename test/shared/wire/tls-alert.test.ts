import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCredentialAlert, tlsAlertName, tlsAlertNumber } from '../../../shared/wire/tls-alert.ts';

describe('a TLS alert', () => {
  it.each([
    [
      '80AC:error:0A000415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired:rec_layer_s3.c:1601:SSL alert number 45',
      45,
    ],
    [
      '436:error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE:tls_record.cc:572:SSL alert number 40',
      40,
    ],
    ['SSLV3_ALERT_CERTIFICATE_EXPIRED', 45],
    ['TLSV1_ALERT_UNKNOWN_CA', 48],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 116],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 44],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 80],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 70],
    ['tlsv1 alert no application protocol', 120],
  ])('is read from %s', (text, number) => {
    expect(tlsAlertNumber(text)).toBe(number);
  });

  it.each(['', 'ECONNRESET', 'ERR_SSL_WRONG_VERSION_NUMBER', 'SSL alert number', 'TLSV1_ALERT_OF_NO_KIND'])(
    'is not read from "%s"',
    (text) => {
      expect(tlsAlertNumber(text)).toBeNull();
    },
  );

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => tlsAlertNumber(text) === null || tlsAlertNumber(text) !== null));
  });

  it('has the name of the RFC', () => {
    expect(tlsAlertName(45)).toBe('certificate expired');
    expect(tlsAlertName(1)).toBeNull();
  });

  it('about the handshake speaks of the credential only once the server had shown its chain', () => {
    expect(isCredentialAlert(40, true)).toBe(true);
    expect(isCredentialAlert(40, false)).toBe(false);
    expect(isCredentialAlert(48, false)).toBe(true);
    expect(isCredentialAlert(70, true)).toBe(false);
  });
});
