import { describe, expect, it } from 'vitest';
import { createRunningWork } from '../../../electron/ipc/running-work.ts';

const untilCancelled = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled'), { once: true }));

describe('work that runs', () => {
  it('is cancelled by its own id only', async () => {
    const work = createRunningWork();
    const first = work.run('a', untilCancelled);
    const second = work.run('b', untilCancelled);
    work.cancel('a');
    work.cancel('unknown');
    expect(await first).toBe('cancelled');
    expect(await Promise.race([second, Promise.resolve('running')])).toBe('running');
    work.cancelAll();
    expect(await second).toBe('cancelled');
  });

  it('keeps its id until it ends, well or badly', async () => {
    const work = createRunningWork();
    const running = work.run('a', untilCancelled);
    await expect(work.run('a', async () => 'twice')).rejects.toThrow('in use');
    work.cancel('a');
    await running;
    await expect(work.run('a', () => Promise.reject(new Error('bad end')))).rejects.toThrow('bad end');
    expect(await work.run('a', async () => 'again')).toBe('again');
  });
});
