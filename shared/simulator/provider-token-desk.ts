import type { Environment } from '../wire/endpoints.ts';
import type { Reason } from '../wire/reasons.ts';
import { isOutOfTime, type ProviderToken, readProviderToken } from './provider-token.ts';

/** A provider-token key the simulator knows. */
export type KnownKey = { readonly teamId: string; readonly environment: Environment | null };

/** What looking a token's signature up gives. */
export type KeyVerdict =
  | { readonly kind: 'verified'; readonly key: KnownKey }
  | { readonly kind: 'unknown-key' | 'bad-signature' };

/** Why a provider token is not taken; `detail` tells apart what one reason can stand for. */
export type TokenFault = { readonly reason: Reason; readonly detail: TokenFaultDetail };
export type TokenFaultDetail =
  | 'missing'
  | 'malformed'
  | 'unknown-key'
  | 'bad-signature'
  | 'other-team'
  | 'second-team'
  | 'second-key'
  | 'other-environment'
  | 'out-of-time'
  | 'changed-too-soon';

export type DeskOptions = {
  /** Refuses what Apple would refuse; otherwise any well-formed token in time is taken. */
  readonly strict: boolean;
  readonly environment: Environment | 'both';
  readonly verify: (token: ProviderToken) => KeyVerdict;
  /** Lenient: what strict mode would have refused. Told once for each token. */
  readonly onLeniency: (fault: TokenFault) => void;
  /** Why a token is refused. Told once for each token. */
  readonly onRefusal: (fault: TokenFault) => void;
};

/** A token may be replaced once in so long a time on a connection (Apple: no more than once every 20 minutes). */
const UPDATE_INTERVAL_MS = 20 * 60_000;

/**
 * Judges the provider tokens of one connection, which Apple ties to the team and the key that it saw first. A token
 * that comes again costs a comparison.
 */
export class ProviderTokenDesk {
  readonly #options: DeskOptions;
  /** The last header that was judged; undefined before the first. */
  #text: string | null | undefined;
  #token: ProviderToken | null = null;
  #fault: TokenFault | null = null;
  /** Of the first token that was taken. */
  #first: { readonly keyId: string; readonly teamId: string } | null = null;
  /** The token in use, and since when. */
  #current: { readonly text: string; readonly token: ProviderToken; readonly since: number } | null = null;
  #blockedUntil = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** The reason to refuse a request with this `authorization` header, null when it is in order. `now`: milliseconds. */
  judge(authorization: string | null, now: number): Reason | null {
    if (now < this.#blockedUntil) return 'TooManyProviderTokenUpdates';
    if (authorization !== this.#text) this.#look(authorization, now);
    if (this.#fault !== null) return this.#fault.reason;
    return this.#token !== null && isOutOfTime(this.#token, now) ? 'ExpiredProviderToken' : null;
  }

  #look(authorization: string | null, now: number): void {
    this.#text = authorization;
    this.#token = null;
    const read = readProviderToken(authorization);
    if (read.kind !== 'token') {
      const reason = read.kind === 'missing' ? 'MissingProviderToken' : 'InvalidProviderToken';
      this.#fault = { reason, detail: read.kind };
      this.#options.onRefusal(this.#fault);
      return;
    }
    this.#token = read.token;
    const isInTime = !isOutOfTime(read.token, now);
    const fault = this.#keyFault(read.token) ?? (isInTime ? this.#updateFault(authorization, now) : null);
    this.#fault = this.#options.strict ? fault : null;
    if (fault !== null) this.#tell(fault);
    if (!isInTime) this.#options.onRefusal({ reason: 'ExpiredProviderToken', detail: 'out-of-time' });
    if (fault?.detail === 'changed-too-soon' && this.#options.strict) this.#blockedUntil = this.#nextUpdate();
    if (this.#fault === null && isInTime) this.#use(authorization, read.token, now);
  }

  #tell(fault: TokenFault): void {
    if (this.#options.strict) this.#options.onRefusal(fault);
    else this.#options.onLeniency(fault);
  }

  #use(text: string | null, token: ProviderToken, now: number): void {
    if (text === null || text === this.#current?.text) return;
    this.#first ??= { keyId: token.keyId, teamId: token.teamId };
    this.#current = { text, token, since: now };
  }

  #keyFault(token: ProviderToken): TokenFault | null {
    const { verify, environment } = this.#options;
    const verdict = verify(token);
    if (verdict.kind !== 'verified') return { reason: 'InvalidProviderToken', detail: verdict.kind };
    const { key } = verdict;
    if (key.teamId !== token.teamId) return { reason: 'InvalidProviderToken', detail: 'other-team' };
    const first = this.#first;
    if (first !== null && first.teamId !== token.teamId) {
      return { reason: 'InvalidProviderToken', detail: 'second-team' };
    }
    if (first !== null && first.keyId !== token.keyId) return { reason: 'UnrelatedKeyIdInToken', detail: 'second-key' };
    const fits = key.environment === null || environment === 'both' || key.environment === environment;
    return fits ? null : { reason: 'BadEnvironmentKeyIdInToken', detail: 'other-environment' };
  }

  /** A token that had run out may be replaced at any time. */
  #updateFault(text: string | null, now: number): TokenFault | null {
    const current = this.#current;
    if (current === null || current.text === text || isOutOfTime(current.token, now)) return null;
    if (now >= this.#nextUpdate()) return null;
    return { reason: 'TooManyProviderTokenUpdates', detail: 'changed-too-soon' };
  }

  #nextUpdate(): number {
    return (this.#current?.since ?? 0) + UPDATE_INTERVAL_MS;
  }
}
