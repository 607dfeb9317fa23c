import { en } from '../messages/en.ts';

export type Range = { readonly min: number; readonly max: number };

/**
 * Judges a number that was typed.
 * @param value null when the field is empty
 * @returns what to tell the person, null when the number fits
 */
export function checkNumber(value: number | null, { min, max }: Range, whole = true): string | null {
  const fits = value !== null && value >= min && value <= max && (!whole || Number.isInteger(value));
  if (fits) return null;
  return whole ? en.settings.wholeBetween(min, max) : en.settings.between(min, max);
}
