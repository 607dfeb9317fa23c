import type { BenchEvent } from './bench-event.ts';

/** Files that are being read in the main process: handed over, or tried with a passphrase. */
export type Reading = {
  /** What the main process cancels it by. */
  readonly readingId: string;
  /** Their names; none while the demo is prepared. */
  readonly names: readonly string[];
  /** The locked file whose passphrase is being tried; null for an import. */
  readonly fileId: string | null;
  readonly cancelling: boolean;
};

/** The readings with one more. */
export function begin(
  reading: readonly Reading[],
  { readingId, names, fileId }: Extract<BenchEvent, { type: 'reading-began' }>,
): readonly Reading[] {
  return [...reading, { readingId, names, fileId, cancelling: false }];
}

/** The readings without one that ended. */
export function end(reading: readonly Reading[], readingId: string): readonly Reading[] {
  return reading.filter((each) => each.readingId !== readingId);
}

/** The readings, one of them on its way to be cancelled. */
export function cancel(reading: readonly Reading[], readingId: string): readonly Reading[] {
  return reading.map((each) => (each.readingId === readingId ? { ...each, cancelling: true } : each));
}

/** What is being imported; passphrases that are being tried are told at their file. */
export function importsUnderWay(reading: readonly Reading[]): readonly Reading[] {
  return reading.filter((each) => each.fileId === null);
}

/** The trial of a locked file's passphrase, null when none is under way. */
export function unlockUnderWay(reading: readonly Reading[], fileId: string): Reading | null {
  return reading.find((each) => each.fileId === fileId) ?? null;
}
