import { expect, test } from 'vitest';
import { FIRST_TARGET, FRESH_MESSAGE, type TargetForm } from '../../../../renderer/bench/bench-state.ts';
import { benchFindings } from '../../../../renderer/bench/lint/bench-findings.ts';
import type { CredentialFacts } from '../../../../shared/credential/credential.ts';
import { credential, TOKEN } from '../fixtures.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const TYPED = { ...FRESH_MESSAGE, token: TOKEN };

function codes(target: Partial<TargetForm>, draft = TYPED, own: CredentialFacts | null = credential()) {
  return benchFindings(draft, own, { ...FIRST_TARGET, ...target }, NOW).map(({ code }) => code);
}

test('nothing is found while nobody has typed anything, and nothing in a message that is in order', () => {
  expect(codes({ kind: 'production' }, FRESH_MESSAGE)).toEqual([]);
  expect(codes({ kind: 'sandbox' })).toEqual([]);
  expect(codes({ kind: 'production' }, TYPED, null)).toEqual([]);
});

test('what is half typed into the form is told last, for as long as the push type has a field for it', () => {
  const typedParts = { customData: { typed: '{', over: null }, contentState: { typed: '{', over: null } };
  expect(codes({}, { ...TYPED, typedParts })).toEqual(['half-typed']);
  const odd = { ...TYPED, payload: '{"aps":{"alert":""}}', typedParts };
  expect(codes({ kind: 'production' }, odd).at(-1)).toBe('half-typed');
  const { headers } = TYPED;
  expect(codes({}, { ...TYPED, headers: { ...headers, pushType: 'mdm' }, typedParts })).not.toContain('half-typed');
  expect(codes({}, { ...TYPED, typedParts: { customData: { typed: '{ }', over: null } } })).toEqual([]);
});

test('production is told, and a credential for the sandbox alone', () => {
  expect(codes({ kind: 'production' })).toEqual(['environment-mismatch', 'production-target']);
  const both = credential({ environments: ['sandbox', 'production'] });
  expect(codes({ kind: 'production' }, TYPED, both)).toEqual(['production-target']);
  const custom = { host: 'api.push.apple.com', port: '', caFile: null };
  expect(codes({ kind: 'custom', custom }, TYPED, both)).toEqual(['production-target']);
});

test('the simulator takes the credentials of both environments, and of an unknown host nobody can know', () => {
  const production = credential({ environments: ['production'] });
  expect(codes({ kind: 'simulator' }, TYPED, production)).toEqual([]);
  expect(codes({ kind: 'sandbox' }, TYPED, production)).toEqual(['environment-mismatch']);
  const custom = { host: 'push.example.com', port: '', caFile: null };
  expect(codes({ kind: 'custom', custom }, TYPED, production)).toEqual([]);
});
