import { InvalidArgumentError } from 'commander';
import { isAppleId } from '../../shared/credential/token-key.ts';
import type { LegacyCommand } from '../../shared/payload/notification.ts';

/** Readers of option values, as commander calls them; a wrong value ends the command with `usage`. */

/** A whole number within bounds. */
export function wholeNumber(from: number, to: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const bounds = to === Number.MAX_SAFE_INTEGER ? `from ${from} on` : `from ${from} to ${to}`;
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && Number.isSafeInteger(value) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`It must be a whole number ${bounds}.`);
  };
}

/** A positive number of seconds, given back in milliseconds. */
export function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 86_400) return Math.round(value * 1_000);
  throw new InvalidArgumentError('It must be a number of seconds, such as 10 or 0.5.');
}

/** Any number of values, one each time the option is given. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** A text that goes into a certificate's name (X.520 allows a common name 64 characters, RFC 5321 an address 254). */
export function someText(text: string): string {
  const value = text.trim();
  const isLong = value.length > (value.includes('@') ? 254 : 64);
  if (value !== '' && !isLong) return value;
  throw new InvalidArgumentError('It must be a name of at most 64 characters, or an e-mail address.');
}

/** A Key ID or Team ID. */
export function appleId(text: string): string {
  if (isAppleId(text)) return text;
  throw new InvalidArgumentError('It must be ten capital letters and digits, such as ABC123DEFG.');
}

/** A command of the binary protocol. */
export function legacyCommand(text: string): LegacyCommand {
  const known = ([0, 1, 2] as const).find((command) => String(command) === text);
  if (known === undefined) throw new InvalidArgumentError('It must be 0, 1 or 2.');
  return known;
}
