import { within } from './time-limit.ts';

const FIRST_MS = 250;
const LONGEST_MS = 8_000;

/** How long to wait before the n-th try (from 1) to connect again: twice as long each time. */
export function backOffMs(attempt: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
}

/** Waits, at most until `signal` fires. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await within(ms, signal, () => new Promise<never>(() => {}));
}
