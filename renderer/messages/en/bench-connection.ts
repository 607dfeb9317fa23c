import { durationText } from '../../../shared/messages/quantity-text.ts';

/** The Connection card. */
export const connection = {
  title: 'Connection',
  target: 'Target',
  protocol: 'Protocol',
  address: 'Address',
  simulatorOff: 'Simulator is off',
  test: 'Test connection',
  cancelTest: 'Cancel test',
  cancelling: 'Cancelling…',
  testing: 'Testing…',
  stages: { label: 'Stages of the connection test', waiting: 'waiting', ready: 'ready', underOne: '<1 ms' },
  blocked: {
    'simulator-off': 'Start the simulator to test the connection to it.',
    'target-incomplete': 'Type the host of your server first.',
  },
  connected: (ms: number) => `Connected in ${durationText(ms)}`,
  failedAt: (stage: string, ms: number) => `Failed at ${stage} after ${durationText(ms)}`,
  failed: 'Not tested',
  cancelled: 'Test cancelled',
  production: 'Production reaches real devices of real users.',
  retired: (day: string) => `Retired by Apple on ${day}`,
  retiredNote: 'The test will fail here; HTTP/2 is what Apple runs today.',
  toHttp2: 'Use HTTP/2',
  tokenKeyNeedsHttp2: 'The legacy protocol knows certificates only; a signing key works over HTTP/2.',
  simulatorNote: 'The simulator is not running.',
  startSimulator: 'Start simulator',
  environmentMismatch: (credential: string, target: string) =>
    `This certificate is for ${credential}; ${target} will refuse it.`,
  simulatorAsSandbox: 'the simulator, which acts as Sandbox,',
  aimAt: (target: string) => `Use ${target}`,
  custom: {
    saved: 'Saved endpoint',
    savedNone: 'Choose…',
    host: 'Host',
    port: 'Port',
    incomplete: 'Host and port below',
    hostTroubles: {
      missing: 'Type the host to connect to.',
      'with-scheme': 'Only the host name, without https://.',
      'with-port': 'Type the port in its own field.',
      characters: 'A host name has letters, digits, dots and hyphens.',
    },
    portTrouble: 'A port is a number from 1 to 65535.',
  },
  tls: {
    show: 'TLS and chain',
    showAll: 'TLS and transcript',
    version: 'Version',
    cipher: 'Cipher',
    alpn: 'ALPN',
    noAlpn: 'none',
    verified: 'Verified',
    yes: 'yes',
    no: 'no',
    chain: 'Chain',
    until: (day: string) => `until ${day}`,
    issuedBy: (issuer: string) => `issued by ${issuer}`,
  },
  confirm: {
    title: 'Connect to production?',
    text: 'Production is what App Store and TestFlight builds use. A notification sent there appears on real devices.',
    once: 'Pushbench asks once each time it is opened.',
    go: 'Continue with production',
    cancel: 'Cancel',
  },
} as const;

/** The card of a failed test. */
export const diagnosis = {
  happened: 'What happened',
  cause: 'Most likely cause',
  todo: 'What to do',
} as const;

/** The transcript. */
export const transcript = {
  title: 'Transcript',
  asBefore: 'what',
  asCommand: 'openssl s_client',
  asAfter: 'would print',
  copy: 'Copy',
  copyName: 'Copy transcript',
  label: 'Transcript of the connection test',
} as const;

/** What was checked after a failed test. */
export const checks = {
  title: 'Checked for you',
  count: (passed: number, failed: number) => `${passed} passed, ${failed} failed`,
  passed: 'passed',
  failed: 'failed',
} as const;

/** The last tests. */
export const tests = {
  title: 'Last tests',
  connected: (ms: number) => `Connected in ${durationText(ms)}`,
  failedAt: (stage: string) => `Failed at ${stage}`,
  failed: 'Could not be tested',
  cancelled: 'Cancelled',
  place: (target: string, port: number | null) => (port === null ? target : `${target}, port ${port}`),
  yesterday: 'Yesterday',
} as const;
