import type { Problem, ProblemCode } from '../../../shared/problem.ts';

const host = 'api.push.apple.com';
const port = 443;
const file = 'Push.p12';
const commonName = 'Apple Development IOS Push Services: com.example.weather';
const days = 3;

/** At least one example of every problem; a code without one does not compile. */
export const PROBLEMS: { readonly [C in ProblemCode]: readonly Extract<Problem, { code: C }>[] } = {
  usage: [{ code: 'usage', detail: "unknown option '--colour'" }],
  'not-available': [{ code: 'not-available', feature: '--proxy' }],
  'port-in-use': [
    { code: 'port-in-use', port: 2197, host: '127.0.0.1', nextFree: null },
    { code: 'port-in-use', port: 2197, host: '127.0.0.1', nextFree: 2198 },
  ],
  'port-given-twice': [{ code: 'port-given-twice', port: 2196, services: ['legacy', 'feedback'] }],
  'rules-invalid': [{ code: 'rules-invalid', file: 'rules.json', detail: 'rule 1: "answer" is missing' }],
  'notifications-missing': [{ code: 'notifications-missing', expected: 5, received: 1, seconds: 10 }],
  'simulator-stopped': [{ code: 'simulator-stopped' }],
  cancelled: [
    { code: 'cancelled', stage: null },
    { code: 'cancelled', stage: 'tls' },
  ],
  bug: [{ code: 'bug', reference: 'a1b2c3' }],
  'file-unreadable': (['missing', 'permission', 'folder', 'too-large', 'disk-full', 'io'] as const).map((trouble) => ({
    code: 'file-unreadable',
    file,
    trouble,
  })),
  'file-unwritable': (['missing', 'permission', 'folder', 'too-large', 'disk-full', 'io'] as const).map((trouble) => ({
    code: 'file-unwritable',
    file,
    trouble,
  })),
  'file-exists': [
    { code: 'file-exists', files: ['ck.pem'] },
    { code: 'file-exists', files: ['PushChatCert.pem', 'PushChatKey.pem', 'ck.pem'] },
  ],
  'not-a-credential': [
    null,
    ...([
      'token-key',
      'provisioning-profile',
      'signing-request',
      'public-key',
      'image',
      'archive',
      'text',
      'empty',
      'oversized',
    ] as const),
  ].map((looksLike) => ({ code: 'not-a-credential', file, looksLike })),
  'passphrase-needed': [{ code: 'passphrase-needed', file }],
  'passphrase-wrong': [{ code: 'passphrase-wrong', file }],
  'cipher-unsupported': [{ code: 'cipher-unsupported', file, cipher: 'SEED-CBC' }],
  'file-damaged': [
    { code: 'file-damaged', file, offset: null },
    { code: 'file-damaged', file, offset: 1024 },
  ],
  'not-a-notification': [
    ...(['empty', 'not-text', 'too-large', 'no-aps'] as const).map((kind) => ({ kind })),
    { kind: 'json', line: 3, column: 14, detail: 'comma-missing' } as const,
    { kind: 'newer-form', version: 2 } as const,
    { kind: 'field', field: 'payload' } as const,
  ].map((trouble) => ({ code: 'not-a-notification', file: 'rain.apns', trouble })),
  'too-much-work': [{ code: 'too-much-work', file, iterations: 90_000_000, limit: 5_000_000 }],
  'no-private-key': [
    { code: 'no-private-key', file: 'aps_development.cer', commonName },
    { code: 'no-private-key', file: 'aps_development.cer', commonName, keyFile: 'push.key' },
  ],
  'no-certificate': [{ code: 'no-certificate', file }],
  'not-a-pair': [
    {
      code: 'not-a-pair',
      certificateFile: 'aps_development.cer',
      certificateKey: 'a1b2c3d4',
      keyFile: file,
      privateKey: '9f3c0011',
      atHand: null,
    },
    {
      code: 'not-a-pair',
      certificateFile: 'aps_development.cer',
      certificateKey: 'a1b2c3d4',
      keyFile: file,
      privateKey: '9f3c0011',
      atHand: { kind: 'key', file: 'Weather.p12' },
    },
    {
      code: 'not-a-pair',
      certificateFile: 'aps_development.cer',
      certificateKey: 'a1b2c3d4',
      keyFile: file,
      privateKey: '9f3c0011',
      atHand: { kind: 'key', file },
    },
    {
      code: 'not-a-pair',
      certificateFile: 'aps_development.cer',
      certificateKey: 'a1b2c3d4',
      keyFile: file,
      privateKey: '9f3c0011',
      atHand: { kind: 'certificate', id: 'ab'.repeat(32), label: 'com.example.weather, Production' },
    },
  ],
  expired: [
    { code: 'expired', commonName, notAfter: '2026-11-21T00:00:00Z', days },
    { code: 'expired', commonName, notAfter: '2026-11-23T20:00:00Z', days: 0 },
  ],
  'expires-soon': [
    { code: 'expires-soon', commonName, notAfter: '2026-11-27T00:00:00Z', days },
    { code: 'expires-soon', commonName, notAfter: '2026-11-24T20:00:00Z', days: 0 },
  ],
  'not-yet-valid': [{ code: 'not-yet-valid', commonName, notBefore: '2026-11-27T00:00:00Z', days }],
  'not-a-push-certificate': [{ code: 'not-a-push-certificate', file: 'dev.cer', commonName: 'Apple Development: A' }],
  'several-credentials': [
    {
      code: 'several-credentials',
      choices: [
        { id: 'ab'.repeat(32), label: commonName },
        { id: 'cd'.repeat(32), label: 'Apple Push Services: com.example.app' },
      ],
    },
  ],
  'credential-gone': [{ code: 'credential-gone' }],
  'team-needed': [
    { code: 'team-needed', file: 'AuthKey_8QJ4T2M6ZD.p8', keyId: '8QJ4T2M6ZD' },
    { code: 'team-needed', file: 'key.p8', keyId: null },
  ],
  'old-cipher': [{ code: 'old-cipher', file, cipher: 'RC2-40' }],
  'secure-store-unavailable': [{ code: 'secure-store-unavailable' }],
  'token-malformed': (
    ['empty', 'not-hex', 'odd-length', 'too-long', 'swift-description', 'fcm-token', 'base64'] as const
  ).flatMap((trouble) => [
    { code: 'token-malformed', trouble, at: null, character: null, digits: 0, suggestion: 'ab'.repeat(32) },
    { code: 'token-malformed', trouble, at: 5, character: 'g', digits: 63, suggestion: 'ab'.repeat(32) },
    { code: 'token-malformed', trouble, at: 5, character: '\u0007', digits: 1, suggestion: 'ab'.repeat(32) },
  ]),
  'token-truncated': [{ code: 'token-truncated' }],
  'tokens-unusable': [
    { code: 'tokens-unusable', file: 'tokens.txt', lines: [7] },
    { code: 'tokens-unusable', file: 'tokens.txt', lines: Array.from({ length: 30 }, (_, index) => index + 1) },
  ],
  'payload-invalid': (
    [
      'empty',
      'comment',
      'comma-missing',
      'comma-trailing',
      'colon-missing',
      'name-expected',
      'value-expected',
      'bracket-missing',
      'string-open',
      'string-escape',
      'string-control',
      'number',
      'text-after',
      'word',
      'too-deep',
      'not-an-object',
      'a trouble of a later version',
    ] as const
  ).map((detail) => ({ code: 'payload-invalid', line: 3, column: 14, detail })),
  'payload-too-large': [
    { code: 'payload-too-large', bytes: 5_000, limit: 4_096 },
    { code: 'payload-too-large', bytes: 257, limit: 256 },
  ],
  'provider-token-faulty': (
    [
      { kind: 'not-a-jwt', parts: 1 },
      { kind: 'part-unreadable', part: 'claims', trouble: 'base64' },
      { kind: 'part-unreadable', part: 'header', trouble: 'json' },
      { kind: 'algorithm', found: 'HS256' },
      { kind: 'key-id', found: null },
      { kind: 'team-id', found: 'com.example.app' },
      { kind: 'key-id-differs', found: 'ABC123DEFG', key: 'XYZ123DEFG' },
      { kind: 'team-id-differs', found: 'ABC123DEFG', key: '7XK2A9QPLM' },
      { kind: 'issued-at', found: '1800000000000', milliseconds: true },
      { kind: 'issued-at', found: null, milliseconds: false },
      { kind: 'expired', ageSeconds: 7_300 },
      { kind: 'in-the-future', aheadSeconds: 90 },
      { kind: 'signature-der', bytes: 71 },
      { kind: 'signature-size', bytes: 32 },
      { kind: 'signature-wrong' },
    ] as const
  ).map((fault) => ({ code: 'provider-token-faulty', fault })),
  'header-invalid': (['characters', 'whole-number', 'priority', 'milliseconds', 'too-long', 'uuid'] as const).flatMap(
    (detail) => [
      { code: 'header-invalid', header: 'apns-priority', detail },
      { code: 'header-invalid', header: 'apns-unheard-of', detail },
    ],
  ),
  'name-not-found': [
    { code: 'name-not-found', host },
    { code: 'name-not-found', host: 'no-such-host.invalid' },
  ],
  'resolver-unavailable': [{ code: 'resolver-unavailable', host }],
  'network-unreachable': [
    { code: 'network-unreachable', host, port, address: '17.188.143.34' },
    { code: 'network-unreachable', host, port, address: null },
  ],
  'connection-refused': [
    { code: 'connection-refused', host, port, address: '17.188.143.34' },
    { code: 'connection-refused', host: '127.0.0.1', port: 2197, address: null },
  ],
  'connection-timeout': (['tcp', 'tls', 'http2'] as const).map((stage) => ({
    code: 'connection-timeout',
    host,
    port,
    stage,
    ms: 10_000,
  })),
  'connection-reset': (['tls', 'http2'] as const).map((stage) => ({ code: 'connection-reset', host, port, stage })),
  'proxy-refused': [
    { code: 'proxy-refused', proxy: 'proxy.example:3128', status: 407 },
    { code: 'proxy-refused', proxy: 'proxy.example:3128', status: null },
    ...[400, 403, 502, 504].map((status) => ({ code: 'proxy-refused', proxy: 'proxy.example:3128', status }) as const),
  ],
  'proxy-unusable': (
    ['name-not-found', 'no-resolver', 'refused', 'timeout', 'no-route', 'closed', 'not-a-proxy', 'not-trusted'] as const
  ).map((trouble) => ({ code: 'proxy-unusable', proxy: 'proxy.example:3128', trouble })),
  'retired-by-apple': [
    { code: 'retired-by-apple', host: 'gateway.push.apple.com', port: 2195 },
    { code: 'retired-by-apple', host: 'feedback.sandbox.push.apple.com', port: 2196 },
  ],
  'tls-not-tls': [
    { code: 'tls-not-tls', host, port, evidence: 'HTTP/1.1 400 Bad Request' },
    { code: 'tls-not-tls', host, port, evidence: '' },
  ],
  'tls-untrusted': [true, false].map((custom) => ({
    code: 'tls-untrusted',
    host,
    issuer: 'Some CA',
    verifyCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    custom,
  })),
  'tls-intercepted': [
    {
      code: 'tls-intercepted',
      host,
      issuer: 'Northwind Web Gateway CA',
      verifyCode: 'SELF_SIGNED_CERT_IN_CHAIN',
    },
  ],
  'tls-wrong-name': [
    { code: 'tls-wrong-name', host, names: ['login.hotel.example'], issuer: 'Hotel CA' },
    { code: 'tls-wrong-name', host: 'push.example', names: [], issuer: 'Some CA' },
    { code: 'tls-wrong-name', host: 'push.example', names: ['a', 'b', 'c', 'd', 'e'], issuer: 'Some CA' },
  ],
  'tls-expired': (['expired', 'not-yet-valid'] as const).map((which) => ({
    code: 'tls-expired',
    host,
    subject: 'push.example',
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2026-01-01T00:00:00Z',
    which,
  })),
  'tls-version': [
    { code: 'tls-version', host, port, evidence: 'alert 70' },
    { code: 'tls-version', host, port, evidence: '' },
  ],
  'no-http2': [
    { code: 'no-http2', host, port, alpn: null },
    { code: 'no-http2', host: 'push.example', port, alpn: 'http/1.1' },
  ],
  'credential-refused': [
    ...[40, 42, 43, 44, 45, 46, 48, 80, 116, 120, null].map((alert) => ({
      code: 'credential-refused' as const,
      host,
      alert,
      reason: null,
      sent: true,
      protocol: 'http2' as const,
    })),
    { code: 'credential-refused', host, alert: 116, reason: null, sent: false, protocol: 'legacy' },
    { code: 'credential-refused', host, alert: null, reason: 'BadCertificate', sent: true, protocol: 'http2' },
  ],
  'wrong-environment': [
    {
      code: 'wrong-environment',
      host,
      credential: ['sandbox'],
      target: 'production',
      reason: 'BadCertificateEnvironment',
    },
    { code: 'wrong-environment', host: '127.0.0.1', credential: [], target: null, reason: null },
  ],
  'no-answer': [true, false].flatMap((closed) =>
    (['legacy', 'http2', 'response'] as const).map((stage) => ({ code: 'no-answer', host, stage, ms: 10_000, closed })),
  ),
  'answer-malformed': [true, false].map((cut) => ({
    ...{ code: 'answer-malformed', host, stage: 'legacy', hex: cut ? '080811' : '48'.repeat(32), bytes: cut ? 3 : 40 },
    cut,
  })),
  rejected: [
    { code: 'rejected', protocol: 'http2', status: 400, reason: 'BadDeviceToken', timestamp: null },
    { code: 'rejected', protocol: 'http2', status: null, reason: 'BadCertificateEnvironment', timestamp: null },
    { code: 'rejected', protocol: 'http2', status: 502, reason: null, timestamp: null },
    { code: 'rejected', protocol: 'legacy', status: 8, reason: 'InvalidToken', timestamp: null },
  ],
};

export const ALL_PROBLEMS: readonly Problem[] = Object.values(PROBLEMS).flat();
