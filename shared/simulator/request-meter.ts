const MINUTE_MS = 60_000;
/** Tokens that are counted at once; with more, all counting begins anew. */
const MAX_TOKENS = 100_000;

/** Counts what comes to each token within a minute. */
export class RequestMeter {
  readonly #counts = new Map<string, number>();
  #since = 0;

  /** Counts a request at `now` (milliseconds); whether there are more than `limit` of this token in this minute. */
  isTooOften(token: string, limit: number | null, now: number): boolean {
    if (limit === null) return false;
    if (now - this.#since >= MINUTE_MS || this.#counts.size > MAX_TOKENS) {
      this.#counts.clear();
      this.#since = now;
    }
    const count = (this.#counts.get(token) ?? 0) + 1;
    this.#counts.set(token, count);
    return count > limit;
  }
}
