import { describe, expect, it } from 'vitest';
import { simulatorStatus, simulatorTrouble } from '../../../renderer/shell/simulator-status.ts';
import { SIMULATOR_ON } from '../bench/fixtures.ts';

const BUSY = { code: 'port-in-use', port: 2197, host: '127.0.0.1', nextFree: null } as const;

describe('the simulator pill', () => {
  it('says that it is off, without trouble', () => {
    const state = { status: 'off', problem: null } as const;
    expect(simulatorStatus(state)).toEqual({ tone: 'off', text: 'Simulator off', port: null });
    expect(simulatorTrouble(state)).toBeNull();
  });

  it('names the port that was busy', () => {
    const state = { status: 'off', problem: BUSY } as const;
    expect(simulatorStatus(state)).toEqual({ tone: 'error', text: 'Port 2197 in use', port: null });
    expect(simulatorTrouble(state)).toContain('2197');
    expect(simulatorTrouble(state)).not.toContain('**');
  });

  it('says plainly that it did not start for any other reason', () => {
    const state = { status: 'off', problem: { code: 'bug', reference: 'a1' } } as const;
    expect(simulatorStatus(state).text).toBe('Did not start');
  });

  it('shows the port it took', () => {
    expect(simulatorStatus({ ...SIMULATOR_ON, http2Port: 41_234 })).toEqual({
      tone: 'ok',
      text: 'Simulator on',
      port: 41_234,
    });
  });
});
