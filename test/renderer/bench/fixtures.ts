import type { PushRequest } from '../../../renderer/bench/bench-state.ts';
import type { SimulatorOn } from '../../../renderer/shell/use-simulator.ts';
import type { SendRecord } from '../../../shared/answer/send-record.ts';
import type { ConnectionReport } from '../../../shared/connection/report.ts';
import type { CredentialFacts, Finding, ImportState, TrayFile } from '../../../shared/credential/credential.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import type { Accepted } from '../../../shared/outcome.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { appleEndpoint } from '../../../shared/wire/endpoints.ts';

export const TOKEN = '9c1f4e7ab05d2268f3a7c6e1d94b8035e2f6a1c87d3b590e4fa2d6718bc3e07a';

export function credential(change: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    id: 'a1',
    kind: 'certificate',
    commonName: 'Apple Development IOS Push Services: com.example.weather',
    environments: ['sandbox'],
    topics: [{ topic: 'com.example.weather', pushTypes: ['alert', 'background'] }],
    teamId: '7XK2A9QPLM',
    keyId: null,
    issuer: 'Example CA',
    serialNumber: '1649e8b3',
    notBefore: '2026-09-02T00:00:00.000Z',
    notAfter: '2027-10-02T00:00:00.000Z',
    sha256: 'ab'.repeat(32),
    keyAlgorithm: 'RSA 2048',
    hasPrivateKey: true,
    files: ['aps_development.cer', 'Push.p12'],
    ...change,
  };
}

export function readFile(name: string): TrayFile {
  return { fileId: name, name, state: { kind: 'read', form: 'der', holds: ['certificate'], commonName: 'a name' } };
}

export function lockedFile(name: string): TrayFile {
  return { fileId: name, name, state: { kind: 'locked', wrongPassphrase: false } };
}

export function tray(
  files: readonly TrayFile[],
  credentials: readonly CredentialFacts[] = [],
  findings: readonly Finding[] = [],
): ImportState {
  return { files, credentials, details: [], findings };
}

export const READY_TRAY = tray([readFile('aps_development.cer'), readFile('Push.p12')], [credential()]);

export function passedReport(): ConnectionReport {
  return {
    ok: true,
    target: appleEndpoint('sandbox', 'http2'),
    stages: [
      { stage: 'dns', status: 'passed', ms: 2, detail: { kind: 'addresses', addresses: ['17.188.143.34'] } },
      { stage: 'tcp', status: 'passed', ms: 11, detail: { kind: 'connected', address: '17.188.143.34', port: 443 } },
      {
        stage: 'tls',
        status: 'passed',
        ms: 34,
        detail: { kind: 'secured', version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384', verified: true },
      },
      { stage: 'credential', status: 'passed', ms: null, detail: { kind: 'not-refused' } },
      { stage: 'http2', status: 'passed', ms: 6, detail: { kind: 'settings', maxConcurrentStreams: 1000 } },
    ],
    tls: null,
    transcript: 'CONNECTED(00000003)',
    problem: null,
    proxy: null,
    clockOffsetMs: null,
  };
}

export function failedReport(): ConnectionReport {
  const problem = {
    code: 'tls-intercepted',
    host: 'api.sandbox.push.apple.com',
    issuer: 'Northwind Web Gateway CA',
    verifyCode: 'SELF_SIGNED_CERT_IN_CHAIN',
  } as const;
  const [dns, tcp] = passedReport().stages;
  return {
    ...passedReport(),
    ok: false,
    stages: [
      ...(dns ? [dns] : []),
      ...(tcp ? [tcp] : []),
      { stage: 'tls', status: 'failed', ms: 31, detail: { kind: 'problem', code: problem.code } },
      { stage: 'credential', status: 'skipped', ms: null, detail: { kind: 'not-reached' } },
      { stage: 'http2', status: 'skipped', ms: null, detail: { kind: 'not-reached' } },
    ],
    problem,
  };
}

export const ACCEPTED: Accepted = {
  outcome: 'accepted',
  protocol: 'http2',
  status: 200,
  apnsId: '0D9B2C6A-7B0E-4A6C-9C40-0C7E5C6B8B7D',
  apnsUniqueId: null,
  identifier: null,
  ms: 41,
};

export const REQUEST: PushRequest = {
  target: { kind: 'sandbox', protocol: 'http2', port: null },
  credentialId: 'a1',
  token: TOKEN,
  payload: '{"aps":{"alert":"Hello"}}',
  headers: { ...NO_HEADERS, topic: 'com.example.weather', pushType: 'alert', priority: 10, expiration: 0 },
  command: 2,
};

export const RECORD: SendRecord = {
  endpoint: { protocol: 'http2', host: 'api.sandbox.push.apple.com', port: 443 },
  connection: null,
  attempts: [],
  goaway: null,
  clockOffsetMs: null,
};

export const SIMULATOR_OFF: SimulatorState = { status: 'off', problem: null };

export const SIMULATOR_ON: SimulatorOn = {
  status: 'on',
  host: '127.0.0.1',
  http2Port: 2197,
  legacyPort: 2195,
  feedbackPort: 2196,
  ca: '/data/simulator/simulator-ca.pem',
  demo: {
    cer: '/data/simulator/demo.cer',
    p12: '/data/simulator/demo.p12',
    passphraseFile: '/data/simulator/passphrase.txt',
    p8: null,
    keyId: null,
    teamId: 'EXAMPLE123',
    topic: 'com.example.weather',
    token: TOKEN,
  },
  topic: 'com.example.weather',
  token: TOKEN,
  strict: false,
  startedAt: '2026-11-24T09:41:32.418Z',
  received: 0,
  latest: 0,
  open: { http2: 0, legacy: 0 },
  feedbackWaiting: 0,
  deviceChanges: 0,
  armed: 0,
  rulesFile: null,
  busyPorts: [],
};
