import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { FileReader, FileToRead } from './file-reader.ts';
import type { FileReading } from './read-file.ts';

export type ReadingThread = {
  /** One file after the other. A cancelled reading answers at once, whatever it was doing. */
  readonly read: FileReader;
  /** Ends the thread; a reading that still runs is cancelled. */
  readonly close: () => Promise<void>;
};

/** A bug that eats memory ends its thread, not the app. The largest file with all it holds needs a fraction of it. */
const MEMORY_MB = 1024;

type Waiting = { readonly answer: (reading: Result<FileReading>) => void; readonly refuse: (error: unknown) => void };

/**
 * Reads files in a worker thread, so that no derivation of a key holds up the windows. The thread starts with the
 * first file and stays for the next; one that was stopped or has crashed is followed by a fresh one.
 * `workerFile`: the built `reading-worker.js`.
 */
export function openReadingThread(workerFile: string | URL): ReadingThread {
  let worker: Worker | null = null;
  let waiting: Waiting | null = null;
  let lastReading: Promise<unknown> = Promise.resolve();

  return {
    read: (file, signal) => {
      const reading = lastReading.then(() => readNow(file, signal));
      lastReading = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      const ended = stop();
      waiting?.answer(cancelled());
      await ended;
    },
  };

  async function readNow(file: FileToRead, signal: AbortSignal | null): Promise<Result<FileReading>> {
    if (signal?.aborted) return cancelled();
    worker ??= start();
    const used = worker;
    used.ref();
    const cancel = (): void => {
      // A derivation that runs natively ends when it is done; nobody waits for it, and its thread takes no more files.
      void stop();
      waiting?.answer(cancelled());
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<Result<FileReading>>((answer, refuse) => {
        waiting = { answer, refuse };
        used.postMessage({ ...file, bytes: Uint8Array.from(file.bytes) } satisfies FileToRead);
      });
    } finally {
      waiting = null;
      signal?.removeEventListener('abort', cancel);
      // An idle thread does not keep the process.
      used.unref();
    }
  }

  function start(): Worker {
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const lost = (error: unknown): void => {
      if (worker !== started) return;
      worker = null;
      waiting?.refuse(error);
    };
    started.on('message', (reading: FileReading) => {
      // What a stopped thread still had to say is for nobody.
      if (worker === started) waiting?.answer(ok(reading));
    });
    started.on('messageerror', lost);
    started.on('error', lost);
    started.on('exit', () => lost(new Error('The reading thread ended before it answered')));
    return started;
  }

  async function stop(): Promise<void> {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  }
}

function cancelled(): Result<never> {
  return fail({ code: 'cancelled', stage: null });
}
