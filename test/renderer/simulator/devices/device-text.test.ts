import { expect, test } from 'vitest';
import { deviceState, newToken } from '../../../../renderer/simulator/devices/device-text.ts';
import type { Device } from '../../../../shared/simulator/devices.ts';
import { parseDeviceToken } from '../../../../shared/token/device-token.ts';
import { TOKEN } from '../../bench/fixtures.ts';

const DEVICE: Device = {
  token: TOKEN,
  topic: 'com.example.weather',
  environment: 'sandbox',
  uninstalledAt: null,
  expiredAt: null,
};
const NOW = new Date(2026, 10, 24, 15);

test('a device is installed, or not since a time', () => {
  const at = new Date(2026, 10, 24, 14, 5).toISOString();
  expect(deviceState(DEVICE, NOW)).toEqual({ tone: 'ok', text: 'installed' });
  expect(deviceState({ ...DEVICE, uninstalledAt: at }, NOW)).toEqual({ tone: 'error', text: 'uninstalled, 14:05' });
  expect(deviceState({ ...DEVICE, expiredAt: at }, NOW)).toEqual({ tone: 'error', text: 'token expired, 14:05' });
});

test('a made token is one of 32 bytes that needs no repair, and another each time', () => {
  const made = newToken();
  expect(parseDeviceToken(made)).toMatchObject({ ok: true, value: { token: made, removed: [], digits: 64 } });
  expect(newToken()).not.toBe(made);
});
