import { expect, it } from 'vitest';
import { handshakeProblem } from '../../../electron/simulator/handshake-problem.ts';

const CA = '/tmp/ca.pem';
const failed = (code: string) => handshakeProblem(Object.assign(new Error('failed'), { code }), CA);

it.each([
  'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
  'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN',
  // What BoringSSL makes of an OpenSSL client's alert in the clear; test/e2e/simulator-received.spec.ts has one.
  'ERR_SSL_BAD_PACKET_LENGTH',
])('%s: the client does not trust the CA, whose file is named', (code) =>
  expect(failed(code)).toEqual({ code: 'ca-not-trusted', ca: CA }),
);

it.each([
  ['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE', 'no-client-certificate'],
  ['ERR_SSL_NO_APPLICATION_PROTOCOL', 'no-http2'],
])('%s is %s', (error, code) => expect(failed(error)).toEqual({ code }));

it.each(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_HTTP_REQUEST', 'ERR_SSL_WRONG_VERSION_NUMBER'])(
  '%s is told as it is',
  (detail) => expect(failed(detail)).toEqual({ code: 'tls-failed', detail }),
);

it.each(['ECONNRESET', 'EPIPE'])('%s is no problem', (code) => expect(failed(code)).toBeNull());
