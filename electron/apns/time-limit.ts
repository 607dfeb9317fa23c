/** How limited work ended: by itself, by its time limit, or because the person stopped it. */
export type Ended<T> =
  | { readonly ended: 'done'; readonly value: T }
  | { readonly ended: 'late' }
  | { readonly ended: 'cancelled' };

/**
 * Runs `work` for at most `ms` milliseconds. The signal it is given fires when the limit is reached or `signal` fires;
 * work must then let go of what it holds, and its late result is dropped. Answers at once in both cases.
 */
export function within<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Ended<T>> {
  if (signal.aborted) return Promise.resolve({ ended: 'cancelled' });
  const own = new AbortController();
  return new Promise((resolve, reject) => {
    const release = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
    const stop = (ended: 'late' | 'cancelled'): void => {
      release();
      own.abort();
      resolve({ ended });
    };
    const cancel = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('late'), ms);
    signal.addEventListener('abort', cancel, { once: true });
    work(own.signal).then(
      (value) => {
        release();
        resolve({ ended: 'done', value });
      },
      (error: unknown) => {
        release();
        reject(error);
      },
    );
  });
}

/** Milliseconds from `since` (of `performance.now()`) to now, to a tenth. */
export function elapsed(since: number): number {
  return Math.round((performance.now() - since) * 10) / 10;
}

/**
 * Resolves when the event loop has asked the system for news once more, so that what had arrived by now has been read.
 * The first turn may still belong to an older round of news, hence two.
 */
export function nextPoll(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
