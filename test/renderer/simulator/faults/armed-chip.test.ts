import { expect, test } from 'vitest';
import { type Armed, armedChip } from '../../../../renderer/simulator/faults/armed-chip.ts';
import { type FaultsForm, FIRST_FORM } from '../../../../renderer/simulator/faults/faults-form.ts';
import { SIMULATOR_ON } from '../../bench/fixtures.ts';

const STARTED = '2026-11-24T14:00:00.000Z';
const on = (armed: number, startedAt = STARTED) => ({ ...SIMULATOR_ON, armed, startedAt });
const armed = (form: Partial<FaultsForm> = {}): Armed => ({
  form: { ...FIRST_FORM, ...form },
  token: 'ab'.repeat(32),
  startedAt: STARTED,
});

test.each([
  [{}, 'armed for next request'],
  [{ applyTo: 'every' }, 'armed for every request'],
  [{ applyTo: 'token' }, 'armed for abababab…'],
  [{ applyTo: 'share', percent: 5 }, 'armed for 5 % of requests'],
  [{ answer: 'tlsAlert' }, 'armed for next connection'],
  [{ answer: 'tlsAlert', applyTo: 'token' }, 'armed for every connection'],
] as const)('what is armed is told (%#)', (form, text) => {
  expect(armedChip(on(1), armed(form))).toEqual({ tone: 'warn', text });
});

test('a rule that has been applied is used up', () => {
  expect(armedChip(on(0), armed())).toEqual({ tone: 'neutral', text: 'used up' });
});

test('a simulator that was started again has nothing armed', () => {
  expect(armedChip(on(0, '2026-11-24T15:00:00.000Z'), armed())).toBeNull();
});

test('nothing is told when nothing was armed, and that something is when the window does not know what', () => {
  expect(armedChip(on(0), null)).toBeNull();
  expect(armedChip(on(1), null)).toEqual({ tone: 'warn', text: 'armed' });
});
