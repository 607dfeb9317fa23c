import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readPath } from '../credentials/read-paths.ts';
import type { CommandContext } from './context.ts';

/** Room for a million tokens with labels. */
const MAX_INPUT_BYTES = 256 * 1024 * 1024;

/** Reads a file, or stdin for `-`. */
export async function readInput(file: string, { io, signal }: CommandContext): Promise<Result<Uint8Array>> {
  if (file !== '-') {
    const read = await readPath(resolve(io.cwd, file));
    return read.ok ? ok(read.value.bytes) : read;
  }
  return readStream(io.stdin, signal);
}

async function readStream(stream: Readable, signal: AbortSignal): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const stop = (): void => {
    stream.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > MAX_INPUT_BYTES) return fail({ code: 'file-unreadable', file: '-', trouble: 'too-large' });
      chunks.push(part);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return signal.aborted ? fail({ code: 'cancelled', stage: null }) : ok(Buffer.concat(chunks));
}
