import { expiryNote } from './expiry-note.ts';

/** A certificate's life as a bar: how much of it is over, and where today is on it. Parts of 100. */
export type ValiditySpan = {
  readonly elapsed: number;
  /** Null while today is not between its ends. */
  readonly today: number | null;
  readonly tone: 'ok' | 'warn' | 'error';
};

/** Where `now` is between two ISO 8601 times; null when they are no span. */
export function validitySpan(notBefore: string, notAfter: string, now: Date): ValiditySpan | null {
  const from = Date.parse(notBefore);
  const length = Date.parse(notAfter) - from;
  if (!(length > 0)) return null;
  const part = ((now.getTime() - from) / length) * 100;
  const tone = expiryNote({ notBefore, notAfter }, now)?.tone ?? 'neutral';
  return {
    elapsed: Math.min(100, Math.max(0, part)),
    today: part >= 0 && part <= 100 ? part : null,
    tone: tone === 'neutral' ? 'ok' : tone,
  };
}
