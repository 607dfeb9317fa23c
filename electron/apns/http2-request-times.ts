import type { PushRequest } from './http2-request.ts';

/**
 * Ends the requests that have been open for `ms`. All have the same limit and `open` holds them in the order they began,
 * so that one timer for the oldest does for a thousand. Gives what stops it.
 */
export function requestTimes(open: ReadonlySet<PushRequest>, ms: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = performance.now();
    for (const request of open) {
      if (now - request.startedAt < ms) break;
      request.giveUp('late');
    }
    const [oldest] = open;
    // Without one, the next to begin cannot be late before this.
    const since = oldest?.startedAt ?? now;
    timer = setTimeout(look, Math.max(1, since + ms - performance.now()));
  };
  look();
  return () => clearTimeout(timer);
}
