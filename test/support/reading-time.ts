import { expect } from 'vitest';
import { type FileReading, readCredentialFile } from '../../electron/credentials/read-file.ts';

/**
 * Reads and checks that it takes less than so much processor time, since wall time depends on what else runs. What took
 * longer is read once more: a file that is slow is slow each time, a machine that was busy with itself is not.
 */
export async function readInTime(
  name: string,
  bytes: Uint8Array,
  passphrase: string | null,
  longestMs: number,
): Promise<FileReading> {
  const first = await timed(name, bytes, passphrase);
  const { ms } = first.ms < longestMs ? first : await timed(name, bytes, passphrase);
  expect(ms).toBeLessThan(longestMs);
  return first.reading;
}

async function timed(name: string, bytes: Uint8Array, passphrase: string | null) {
  const start = process.cpuUsage();
  const reading = await readCredentialFile(name, bytes, passphrase);
  const { user, system } = process.cpuUsage(start);
  return { reading, ms: (user + system) / 1000 };
}
