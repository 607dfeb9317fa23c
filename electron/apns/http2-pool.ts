import { fail, ok, type Result } from '../../shared/result.ts';
import type { StageFailure } from './connect.ts';
import type { Http2Connection } from './http2-connection.ts';
import { answersPing } from './http2-keep-alive.ts';

/** What a connection is kept by: APNs binds a connection to the credential and app of its first request. */
export type ConnectionKey = {
  readonly credentialId: string;
  readonly host: string;
  readonly port: number;
  readonly bundleId: string;
  /** PEM of the CA it was trusted by besides the built-in list. */
  readonly extraCa: string | null;
  /** The proxy's address, null for a direct connection. */
  readonly proxy: string | null;
};

/** A connection in use. `release` gives it back: it is kept when it is still good, else closed. */
export type Lease = { readonly connection: Http2Connection; readonly release: () => Promise<void> };

type Kept = { readonly key: ConnectionKey; readonly connection: Http2Connection; users: number; idleSince: number };

/** A connection is closed after so long without a request. Apple wants connections kept for hours. */
const IDLE_MS = 2 * 60 * 60_000;
/** After so long a silence it is asked for a sign of life before it is used: networks drop idle connections unsaid. */
const TRUSTED_MS = 30_000;
const PING_MS = 2_000;

export type PoolTimes = { readonly idleMs: number; readonly trustedMs: number; readonly pingMs: number };

/** Keeps one HTTP/2 connection for each credential, host, port and app, between sends and among those at one time. */
export class Http2Pool {
  readonly #times: PoolTimes;
  readonly #kept = new Map<string, Kept>();
  readonly #opening = new Map<string, Promise<Result<Kept, StageFailure>>>();
  readonly #timers = new Map<Kept, NodeJS.Timeout>();
  #closed = false;

  constructor(times: PoolTimes = { idleMs: IDLE_MS, trustedMs: TRUSTED_MS, pingMs: PING_MS }) {
    this.#times = times;
  }

  /** How many connections are kept or in use. */
  get size(): number {
    return this.#kept.size;
  }

  /** The kept connection of `key`, or what `open` opens. Those who ask at the same time get the same one. */
  async lease(
    key: ConnectionKey,
    signal: AbortSignal,
    open: () => Promise<Result<Http2Connection, StageFailure>>,
  ): Promise<Result<Lease, StageFailure>> {
    const name = JSON.stringify(key);
    for (;;) {
      const kept = this.#kept.get(name);
      if (kept !== undefined && (await this.#isGood(name, kept))) return ok(this.#use(name, kept));
      const opening = this.#opening.get(name);
      const opened = await (opening ?? this.#open(name, key, open));
      if (opened.ok) return ok(this.#use(name, opened.value));
      // Another send that was cancelled while it opened the connection does not cancel this one.
      const others = opening !== undefined && opened.problem.problem.code === 'cancelled';
      if (!others || signal.aborted) return fail(opened.problem);
    }
  }

  /** Closes the connections of a credential that is removed. */
  async closeCredential(credentialId: string): Promise<void> {
    await this.#closeThose(({ key }) => key.credentialId === credentialId);
  }

  /** Closes all, at quit or when settings of the connection change; those in use end when their work does. */
  async closeAll(): Promise<void> {
    await this.#closeThose(() => true);
  }

  /** Closes all, and keeps none from here on. */
  async shutDown(): Promise<void> {
    this.#closed = true;
    await this.closeAll();
  }

  async #closeThose(belongs: (kept: Kept) => boolean): Promise<void> {
    const closing = [...this.#kept].filter(([, kept]) => belongs(kept));
    await Promise.all(closing.map(([name, kept]) => this.#drop(name, kept)));
  }

  #open(
    name: string,
    key: ConnectionKey,
    open: () => Promise<Result<Http2Connection, StageFailure>>,
  ): Promise<Result<Kept, StageFailure>> {
    const opening = open().then((opened): Result<Kept, StageFailure> => {
      this.#opening.delete(name);
      if (!opened.ok) return opened;
      const kept: Kept = { key, connection: opened.value, users: 0, idleSince: performance.now() };
      this.#kept.set(name, kept);
      void kept.connection.over.then(() => this.#forget(name, kept));
      return ok(kept);
    });
    this.#opening.set(name, opening);
    return opening;
  }

  #use(name: string, kept: Kept): Lease {
    kept.users += 1;
    this.#stopTimer(kept);
    let released = false;
    const release = async (): Promise<void> => {
      if (released) return;
      released = true;
      kept.users -= 1;
      kept.idleSince = performance.now();
      if (kept.users > 0) return;
      const isKept = this.#kept.get(name) === kept;
      if (this.#closed || !isKept || !kept.connection.reusable) await this.#drop(name, kept);
      else this.#startTimer(name, kept);
    };
    return { connection: kept.connection, release };
  }

  async #isGood(name: string, kept: Kept): Promise<boolean> {
    const { connection } = kept;
    if (connection.isOver || !connection.reusable) {
      await this.#drop(name, kept);
      return false;
    }
    if (kept.users > 0 || performance.now() - kept.idleSince < this.#times.trustedMs) return true;
    if ((await answersPing(connection.session, this.#times.pingMs)) && !connection.isOver) return true;
    await this.#drop(name, kept);
    return false;
  }

  /** Takes it out of the pool and closes it unless someone uses it, who will close it then. */
  async #drop(name: string, kept: Kept): Promise<void> {
    this.#forget(name, kept);
    if (kept.users === 0) await kept.connection.close();
  }

  #forget(name: string, kept: Kept): void {
    this.#stopTimer(kept);
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
  }

  #startTimer(name: string, kept: Kept): void {
    const timer = setTimeout(() => void this.#drop(name, kept), this.#times.idleMs);
    timer.unref();
    this.#timers.set(kept, timer);
  }

  #stopTimer(kept: Kept): void {
    clearTimeout(this.#timers.get(kept));
    this.#timers.delete(kept);
  }
}
