import type { Device } from '../../../shared/simulator/devices.ts';
import { clockText } from '../../bench/clock-text.ts';
import type { ChipTone } from '../../components/chip.tsx';
import { en } from '../../messages/en.ts';

const texts = en.simulatorDevices.states;

export type DeviceState = { readonly tone: Extract<ChipTone, 'ok' | 'error'>; readonly text: string };

/** Whether the app is there, and since when it is not. */
export function deviceState({ uninstalledAt, expiredAt }: Device, now: Date): DeviceState {
  if (expiredAt !== null) return { tone: 'error', text: texts.expired(clockText(Date.parse(expiredAt), now)) };
  if (uninstalledAt !== null)
    return { tone: 'error', text: texts.uninstalled(clockText(Date.parse(uninstalledAt), now)) };
  return { tone: 'ok', text: texts.installed };
}

/** A token of 32 bytes as iOS hands out, from `crypto.getRandomValues`. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
