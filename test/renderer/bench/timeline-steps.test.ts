import { expect, test } from 'vitest';
import { timelineSteps } from '../../../renderer/bench/connection/timeline-steps.ts';
import { failedReport, passedReport } from './fixtures.ts';

const words = (steps: ReturnType<typeof timelineSteps>) =>
  steps.map((step) => `${step.state}: ${step.name}, ${step.note}`);

test('before a test all stages wait, those of the protocol', () => {
  const names = (protocol: 'http2' | 'legacy') =>
    timelineSteps({ protocol, stages: [], current: null, credential: 'certificate' }).map((step) => step.name);
  expect(names('http2')).toEqual(['DNS', 'TCP', 'TLS', 'Client certificate', 'HTTP/2']);
  expect(names('legacy').at(-1)).toBe('Legacy gateway');
});

test('a passed test tells times and what was agreed on', () => {
  expect(
    words(
      timelineSteps({ protocol: 'http2', stages: passedReport().stages, current: null, credential: 'certificate' }),
    ),
  ).toEqual([
    'passed: DNS, 2 ms',
    'passed: TCP, 11 ms',
    'passed: TLS, 34 ms · TLS 1.3 verified',
    'passed: Client certificate, accepted',
    'passed: HTTP/2, 6 ms · ready',
  ]);
});

test('after a failed stage the others were not reached', () => {
  expect(
    words(
      timelineSteps({ protocol: 'http2', stages: failedReport().stages, current: null, credential: 'certificate' }),
    ).slice(2),
  ).toEqual([
    'failed: TLS, 31 ms · not trusted',
    'skipped: Client certificate, not sent',
    'skipped: HTTP/2, not reached',
  ]);
});

test('the running stage counts its time', () => {
  const steps = timelineSteps({
    protocol: 'http2',
    stages: [],
    current: { stage: 'dns', elapsedMs: 120 },
    credential: 'certificate',
  });
  expect(words(steps).slice(0, 2)).toEqual(['running: DNS, 120 ms', 'waiting: TCP, waiting']);
});

test('a signing key shows itself by its token, a certificate by itself', () => {
  const named = (credential: 'certificate' | 'token-key') =>
    timelineSteps({ protocol: 'http2', stages: passedReport().stages, current: null, credential })[3]?.name;
  expect(named('token-key')).toBe('Provider token');
  expect(named('certificate')).toBe('Client certificate');
});
