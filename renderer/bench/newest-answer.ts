import type { Bench, SendEntry } from './bench-state.ts';

/** The newest send that was answered, null before there was one. */
export function newestAnswer(bench: Bench): SendEntry | null {
  return bench.sends.find(({ state }) => state.kind === 'answered') ?? null;
}

/** Whether a send waits for its answer; another one waits for that. */
export function isSending(bench: Bench): boolean {
  return bench.sends.some(({ state }) => state.kind === 'sending');
}
