import { describe, expect, it } from 'vitest';
import { spanText } from '../../../renderer/simulator/span-text.ts';
import { portFacts, stripState, withFreePort } from '../../../renderer/simulator/strip-text.ts';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { SIMULATOR_OFF, SIMULATOR_ON } from '../bench/fixtures.ts';

const NOW = new Date('2026-11-24T09:54:00.000Z');
const PORTS = DEFAULT_SETTINGS.simulator;

const busy = (port: number, nextFree: number | null): SimulatorState => ({
  status: 'off',
  problem: { code: 'port-in-use', port, host: '127.0.0.1', nextFree },
});

describe('the status strip', () => {
  it('says since when it runs, and where', () => {
    expect(stripState(SIMULATOR_ON, NOW)).toEqual({ tone: 'ok', title: 'Running', note: 'for 12 min on 127.0.0.1' });
    // A clock that was set back does not make it negative.
    expect(stripState(SIMULATOR_ON, new Date(0)).note).toBe('for a few seconds on 127.0.0.1');
  });

  it('says why it does not', () => {
    expect(stripState({ status: 'starting' }, NOW)).toMatchObject({ title: 'Starting…' });
    expect(stripState(SIMULATOR_OFF, NOW)).toMatchObject({ tone: 'off', title: 'Stopped' });
    expect(stripState(busy(2197, null), NOW)).toMatchObject({ tone: 'error', title: 'Port 2197 in use' });
    const bug: SimulatorState = { status: 'off', problem: { code: 'bug', reference: 'A1' } };
    expect(stripState(bug, NOW)).toMatchObject({ tone: 'error', title: 'Did not start' });
  });

  it('has the ports with what goes on at them, or those of the settings', () => {
    const on = { ...SIMULATOR_ON, http2Port: 2198, open: { http2: 4, legacy: 1 }, feedbackWaiting: 3 };
    expect(portFacts(on, PORTS).map(({ port, title, fact }) => `${port} ${title}, ${fact}`)).toEqual([
      '2198 HTTP/2, 4 connections',
      '2195 Legacy binary, 1 connection',
      '2196 Feedback, 3 tokens waiting',
    ]);
    expect(portFacts(SIMULATOR_OFF, PORTS).map(({ port, fact }) => `${port} ${fact}`)).toEqual([
      '2197 closed',
      '2195 closed',
      '2196 closed',
    ]);
  });
});

describe('a free port', () => {
  it('is offered in place of the busy one, and of no other', () => {
    expect(withFreePort(busy(2195, 2198), PORTS)).toEqual({ port: 2198, settings: { ...PORTS, legacyPort: 2198 } });
  });

  it('is not offered when none is known, nothing is busy, or the busy one is not ours', () => {
    expect(withFreePort(busy(2195, null), PORTS)).toBeNull();
    expect(withFreePort(SIMULATOR_OFF, PORTS)).toBeNull();
    expect(withFreePort(SIMULATOR_ON, PORTS)).toBeNull();
    expect(withFreePort(busy(9_999, 10_000), PORTS)).toBeNull();
  });
});

describe('a length of time', () => {
  it.each([
    [0, 'a few seconds'],
    [59_999, 'a few seconds'],
    [12 * 60_000, '12 min'],
    [3_600_000, '1 h'],
    [86_400_000, '24 h'],
    [3 * 86_400_000, '3 days'],
  ])('of %d ms is %s', (ms, text) => expect(spanText(ms)).toBe(text));
});
