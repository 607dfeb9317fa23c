import { expect, test } from 'vitest';
import { situationOf } from '../../../../renderer/bench/result/situation-of.ts';
import { REQUEST } from '../fixtures.ts';
import { answered, benchWith } from './answered.ts';

const NOW = new Date('2026-11-24T14:30:00Z');
const SIMULATOR = { kind: 'simulator', protocol: 'http2' } as const;
const BROKEN = { kind: 'problem', problem: { code: 'bug', reference: 'r1' } } as const;

test('what went before and what went after are told apart, and a send is not its own neighbour', () => {
  const send = answered('b');
  const { others } = situationOf(benchWith(answered('c'), send, answered('a')), send, NOW);
  expect(others.map(({ newer }) => newer)).toEqual([true, false]);
});

test('only an answer that says so makes another send accepted', () => {
  const send = answered('b');
  const { others } = situationOf(benchWith({ ...answered('c'), state: BROKEN }, send, answered('a')), send, NOW);
  expect(others.map(({ accepted }) => accepted)).toEqual([false, true]);
});

test('what the simulator took proves nothing about an environment of Apple, what the sandbox took does', () => {
  const send = answered('b');
  const bench = benchWith(send, answered('a', { request: { target: SIMULATOR } }), answered('z'));
  expect(situationOf(bench, send, NOW).others.map(({ environment }) => environment)).toEqual([null, 'sandbox']);
});

test('the credential is the one it was sent with; one that has gone is none', () => {
  const send = answered('b');
  expect(situationOf(benchWith(send), send, NOW).credential?.id).toBe('a1');
  const gone = answered('c', { request: { ...REQUEST, credentialId: 'gone' } });
  expect(situationOf(benchWith(gone), gone, NOW).credential).toBeNull();
});

test('a certificate signs no provider token, and an answer that never came tells no clock', () => {
  const send = { ...answered('b'), state: BROKEN };
  expect(situationOf(benchWith(send), send, NOW)).toMatchObject({ signedAt: null, clockOffsetMs: null });
});
