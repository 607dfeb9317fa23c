import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FAULT_ANSWERS, faultAnswer } from '../../../../renderer/simulator/faults/fault-answers.ts';
import {
  appliedTo,
  DELAYS,
  FIRST_FORM,
  formTrouble,
  rulesOf,
} from '../../../../renderer/simulator/faults/faults-form.ts';
import { RULES_EXAMPLE } from '../../../../renderer/simulator/faults/rules-example.ts';
import { schemas } from '../../../../shared/ipc/schemas.ts';
import { createRuleBook } from '../../../../shared/simulator/rule-book.ts';
import { parseRules, ruleSchema } from '../../../../shared/simulator/rules-file.ts';
import { LEGACY_STATUSES } from '../../../../shared/wire/legacy-status.ts';
import { REASONS } from '../../../../shared/wire/reasons.ts';
import { unwrapped } from '../../../support/unwrapped.ts';

const TOKEN = 'ab'.repeat(32);
const NOW = Date.UTC(2026, 10, 24, 14);
const form = (answer: string, rest: Partial<typeof FIRST_FORM> = {}) => ({ ...FIRST_FORM, answer, ...rest });

describe.each(FAULT_ANSWERS.map(({ id }) => id))('%s', (id) => {
  test.each(['next', 'every', 'token', 'share'] as const)(
    'applied to %s is a rule that the simulator takes',
    (applyTo) => {
      const rules = rulesOf(form(id, { applyTo, delayMs: 250 }), TOKEN, NOW);
      expect(rules).toHaveLength(1);
      expect(z.array(ruleSchema).parse(rules)).toEqual(rules);
      expect(schemas['simulator:arm'].parse({ rules })).toEqual({ rules });
      const { rules: read } = unwrapped(parseRules('panel', JSON.stringify({ rules })));
      expect(read).toHaveLength(1);
    },
  );

  test('decides about the first request or connection it is for, and about no second', () => {
    const { scope } = faultAnswer(id);
    const { rules } = unwrapped(
      parseRules('panel', JSON.stringify({ rules: rulesOf(form(id, { delayMs: 250 }), null, NOW) })),
    );
    const book = createRuleBook(rules, 1);
    const protocol = scope === 'legacy' ? 'legacy' : 'http2';
    const other = scope === 'legacy' ? 'http2' : 'legacy';
    if (scope === 'connection') {
      expect([book.takeAlert('http2'), book.takeAlert('legacy')]).toEqual([45, null]);
      expect(book.take('http2', TOKEN)).toBeNull();
      return;
    }
    if (scope !== 'both') expect(book.take(other, TOKEN)).toBeNull();
    expect(book.take(protocol, TOKEN)).toMatchObject({ delayMs: 250 });
    expect(book.take(protocol, TOKEN)).toBeNull();
  });
});

test('every reason and every legacy status can be armed, under a name of its own', () => {
  expect(FAULT_ANSWERS.filter(({ scope }) => scope === 'http2').map(({ label }) => label)).toEqual(
    expect.arrayContaining([...REASONS]),
  );
  expect(FAULT_ANSWERS.filter(({ group }) => group === 'Legacy statuses').map(({ status }) => status)).toEqual([
    ...LEGACY_STATUSES,
  ]);
  expect(new Set(FAULT_ANSWERS.map(({ id }) => id)).size).toBe(FAULT_ANSWERS.length);
});

describe('the rule', () => {
  test('of a 410 has no timestamp, which is the moment of the answer, unless another was chosen', () => {
    const timestampOf = (answer: string, since: 'now' | 'day') =>
      rulesOf(form(answer, { since }), null, NOW)[0]?.answer.timestamp;
    expect(timestampOf('http2-Unregistered', 'now')).toBeUndefined();
    expect(timestampOf('http2-ExpiredToken', 'day')).toBe(NOW - 86_400_000);
    expect(timestampOf('http2-BadDeviceToken', 'day')).toBeUndefined();
  });

  test('names the token, counts, or draws as it was chosen', () => {
    const rule = (applyTo: 'next' | 'every' | 'token' | 'share') =>
      rulesOf(form('close', { applyTo, percent: 5 }), TOKEN, NOW)[0];
    expect(rule('next')).toEqual({ answer: { close: true }, times: 1 });
    expect(rule('every')).toEqual({ answer: { close: true } });
    expect(rule('token')).toEqual({ match: { token: TOKEN }, answer: { close: true } });
    expect(rule('share')).toEqual({ answer: { close: true }, share: 0.05 });
  });

  test('of a TLS alert is about connections, which have no token and no delay', () => {
    const chosen = form('tlsAlert', { applyTo: 'token', delayMs: 500 });
    expect(appliedTo(chosen)).toBe('every');
    expect(rulesOf(chosen, TOKEN, NOW)).toEqual([{ answer: { tlsAlert: 45 } }]);
  });

  test('of only a delay changes nothing else', () => {
    expect(rulesOf(form('onlyDelay', { delayMs: 1_500, applyTo: 'every' }), null, NOW)).toEqual([
      { answer: { delayMs: 1_500 } },
    ]);
  });
});

test.each([
  [form('onlyDelay'), null, 'no-delay'],
  [form('close', { applyTo: 'token' }), null, 'no-token'],
  [form('close', { applyTo: 'share', percent: null }), null, 'percent'],
  [form('close', { applyTo: 'share', percent: 0 }), null, 'percent'],
  [form('close', { applyTo: 'share', percent: 101 }), null, 'percent'],
  [form('close', { applyTo: 'share', percent: 100 }), null, null],
  [form('close', { applyTo: 'token' }), TOKEN, null],
  [form('onlyDelay', { delayMs: 50 }), null, null],
] as const)('a form is armed only when it is whole (%#)', (chosen, token, trouble) => {
  expect(formTrouble(chosen, token)).toBe(trouble);
  expect(rulesOf(chosen, token, NOW)).toHaveLength(trouble === null ? 1 : 0);
});

test('delays rise from nothing to ten seconds', () => {
  expect(DELAYS[0]).toBe(0);
  expect(DELAYS.at(-1)).toBe(10_000);
  expect([...DELAYS].sort((one, other) => one - other)).toEqual([...DELAYS]);
});

test('the example of a rules file is one', () => {
  expect(unwrapped(parseRules('rules.json', RULES_EXAMPLE)).rules).toHaveLength(5);
});
