import { isObject } from '../inspection/aps-dictionary.ts';

/** What is heard. A critical sound plays through silence and Focus, at `volume` (0 to 1); null leaves it to the phone. */
export type PreviewSound =
  | { readonly kind: 'none' }
  | { readonly kind: 'ordinary'; readonly name: string }
  | { readonly kind: 'critical'; readonly name: string; readonly volume: number | null };

export const NO_SOUND: PreviewSound = { kind: 'none' };

/** Reads `sound`: a name, or the dictionary of a critical alert. Anything else is not heard. */
export function soundOf(value: unknown): PreviewSound {
  if (typeof value === 'string') return value === '' ? NO_SOUND : { kind: 'ordinary', name: value };
  if (!isObject(value)) return NO_SOUND;
  const { name, critical, volume } = value;
  const named = typeof name === 'string' && name !== '' ? name : 'default';
  if (critical !== 1 && critical !== true) return { kind: 'ordinary', name: named };
  return { kind: 'critical', name: named, volume: typeof volume === 'number' ? clamped(volume) : null };
}

function clamped(volume: number): number {
  return Math.min(1, Math.max(0, volume));
}
