import { expect } from 'vitest';

/** What no text for people may hold: leftovers of code, and words that blame or shrug. */
const UNWANTED =
  /undefined|\bnull\b(?!\.)|\bNaN\b|\[object|\bOops\b|invalid input|something went wrong|\s{2}|\.\.(?!\.)/i;

/** Expects a whole, plain sentence or heading. */
export function expectPlain(text: string): void {
  expect(text.trim()).toBe(text);
  expect(text).not.toBe('');
  expect(text).not.toMatch(UNWANTED);
  expect(text).not.toMatch(/\*\*/);
  expect(text).toMatch(/^[\p{Lu}\p{N}“{]|^[\w.-]+\.(?:cer|p12|pem)|^apns-|^(?:i|watch)OS |^\w+(?:[-.]\w+)+/u);
}

/** Expects that a text ends like a sentence. */
export function expectSentence(text: string): void {
  expectPlain(text);
  expect(text).toMatch(/[.!?…)]$/);
}
