import { describe, expect, it } from 'vitest';
import { portError, readPorts, waitsForNextStart } from '../../../renderer/settings/simulator-ports.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { SIMULATOR_OFF, SIMULATOR_ON } from '../bench/fixtures.ts';

const set = DEFAULT_SETTINGS.simulator;
const running = SIMULATOR_ON;

describe('the three ports', () => {
  it('are saved when they fit', () => {
    const ports = { http2Port: 443, legacyPort: 2195, feedbackPort: 2196 };
    expect(readPorts(ports)).toEqual(ports);
    expect(portError(ports, 'http2Port')).toBeNull();
  });

  it.each([null, 0, 65_536, 1.5])('are not while one is %s', (legacyPort) => {
    const ports = { ...set, legacyPort };
    expect(portError(ports, 'legacyPort')).toBe('Enter a whole number from 1 to 65535.');
    expect(portError(ports, 'http2Port')).toBeNull();
    expect(readPorts(ports)).toBeNull();
  });

  it('are not while two are the same, which both fields tell', () => {
    const ports = { ...set, feedbackPort: set.legacyPort };
    expect(portError(ports, 'feedbackPort')).toContain('the Legacy binary port too');
    expect(portError(ports, 'legacyPort')).toContain('the Feedback port too');
    expect(portError(ports, 'http2Port')).toBeNull();
    expect(readPorts(ports)).toBeNull();
  });
});

describe('what is set', () => {
  it('is what runs', () => expect(waitsForNextStart(set, running)).toBe(false));
  it('waits for the next start with another port', () =>
    expect(waitsForNextStart({ ...set, feedbackPort: 3000 }, running)).toBe(true));
  it('waits for the next start with another mode', () =>
    expect(waitsForNextStart({ ...set, strict: true }, running)).toBe(true));
  it('does not wait where its port was busy', () =>
    expect(waitsForNextStart(set, { ...running, http2Port: 40_001, busyPorts: [2197] })).toBe(false));
  it('waits for nothing while none runs', () =>
    expect(waitsForNextStart({ ...set, strict: true }, SIMULATOR_OFF)).toBe(false));
});
