import { SETTINGS_QUIET_MS } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { requestHeaders } from '../../shared/wire/http2-request.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import { type Delivery, MAX_RESENDS } from './delivery.ts';
import { authorityOf, type Http2Connection } from './http2-connection.ts';
import { postNotification, type RequestEnd } from './http2-request.ts';
import type { SendOptions } from './send.ts';
import { elapsed } from './time-limit.ts';

/**
 * Sends what `queue` holds over one connection, as many at once as both sides allow. Resolves when nothing is open any
 * more: with an empty queue, or, when the connection ended first, with what may be sent again on another one.
 */
export class Http2Batch {
  readonly #options: SendOptions;
  readonly #connection: Http2Connection;
  readonly #queue: readonly Delivery[];
  readonly #unprocessed: Delivery[] = [];
  readonly #since = performance.now();
  /** How far the queue has been handed over. */
  #next = 0;
  #open = 0;
  #stopped = false;
  #stall: NodeJS.Timeout | undefined;
  #grace: NodeJS.Timeout | undefined;
  #done: () => void = () => {};

  constructor(options: SendOptions, connection: Http2Connection, queue: readonly Delivery[]) {
    this.#options = options;
    this.#connection = connection;
    this.#queue = queue;
  }

  /** Runs to the end; gives the deliveries that are not settled, in their order. */
  async run(): Promise<readonly Delivery[]> {
    const { signal } = this.#options;
    const finished = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    const cancel = (): void => {
      this.#stopped = true;
      this.#connection.destroy();
      this.#pump();
    };
    signal.addEventListener('abort', cancel, { once: true });
    this.#connection.over.then(() => {
      this.#stopped = true;
      // After a GOAWAY about the credential the other answers may never come; those on their way get this long.
      if (this.#credentialReason() !== null)
        this.#grace = setTimeout(() => this.#connection.destroy(), SETTINGS_QUIET_MS);
      this.#pump();
    });
    this.#connection.session.on('remoteSettings', () => this.#pump());
    this.#pump();
    await finished;
    clearTimeout(this.#stall);
    clearTimeout(this.#grace);
    signal.removeEventListener('abort', cancel);
    return this.#leftover();
  }

  #pump(): void {
    while (!this.#stopped && this.#open < this.#limit()) {
      const delivery = this.#queue[this.#next];
      if (delivery === undefined) break;
      this.#next += 1;
      this.#start(delivery);
    }
    this.#watchStall();
    if (this.#open === 0 && (this.#stopped || this.#next === this.#queue.length)) this.#done();
  }

  #limit(): number {
    return Math.min(Math.max(1, this.#options.concurrency), this.#connection.maxConcurrentStreams ?? Infinity);
  }

  #start(delivery: Delivery): void {
    const { endpoint, limits } = this.#options;
    const headers = requestHeaders(delivery.notification, authorityOf(endpoint));
    delivery.started();
    if (!headers.ok) {
      delivery.fail('http2', headers.problem, false);
      return;
    }
    const onEnd = (end: RequestEnd): void => {
      this.#open -= 1;
      this.#settle(delivery, end);
      this.#pump();
    };
    try {
      const { payload } = delivery.notification;
      postNotification(this.#connection.session, headers.value, payload, limits.stageMs, onEnd);
      this.#open += 1;
    } catch {
      // The session died between its last sign of life and this request, which therefore has not left.
      this.#stopped = true;
      this.#unprocessed.push(delivery);
    }
  }

  #settle(delivery: Delivery, end: RequestEnd): void {
    const { host } = this.#options.endpoint;
    switch (end.kind) {
      case 'answered':
        if (end.status === 200) delivery.accept(end.status, end);
        else delivery.reject(end, end);
        return;
      case 'unprocessed':
        this.#unprocessed.push(delivery);
        return;
      case 'late': {
        const ms = this.#options.limits.stageMs;
        delivery.fail('response', { code: 'no-answer', host, stage: 'response', ms, closed: false }, true);
        return;
      }
      case 'lost':
        this.#settleLost(delivery);
        return;
    }
  }

  #settleLost(delivery: Delivery): void {
    const reason = this.#credentialReason();
    if (this.#options.signal.aborted) delivery.cancel(true);
    else if (reason !== null) delivery.reject({ status: null, reason, timestamp: null });
    else {
      const problem = inResponse(this.#connection.problem(elapsed(this.#since)));
      // A TLS alert about the certificate means that no request was looked at.
      const refused = problem.code === 'credential-refused';
      delivery.fail(refused ? 'credential' : 'response', problem, !refused);
    }
  }

  /** The reason of a GOAWAY that speaks of the credential: the answer to all that was not answered. */
  #credentialReason(): string | null {
    const reason = this.#connection.goaway?.reason ?? null;
    return reason !== null && isCredentialReason(reason) ? reason : null;
  }

  /** A server that allows no stream at all would leave the queue standing for ever. */
  #watchStall(): void {
    clearTimeout(this.#stall);
    if (this.#stopped || this.#open > 0 || this.#next === this.#queue.length) return;
    const { endpoint, limits } = this.#options;
    const ms = limits.stageMs;
    this.#stall = setTimeout(() => {
      this.#stopped = true;
      const problem: Problem = { code: 'no-answer', host: endpoint.host, stage: 'http2', ms, closed: false };
      for (const delivery of this.#queue.slice(this.#next)) delivery.fail('http2', problem, false);
      this.#connection.destroy();
      this.#done();
    }, ms);
  }

  /** What was not settled: refused or never sent. Whatever may not be sent again is settled here. */
  #leftover(): readonly Delivery[] {
    const reason = this.#credentialReason();
    const open = [...this.#unprocessed, ...this.#queue.slice(this.#next)].filter((delivery) => !delivery.settled);
    for (const delivery of open) {
      if (this.#options.signal.aborted) delivery.cancel(false);
      else if (reason !== null) delivery.reject({ status: null, reason, timestamp: null });
      else if (delivery.sends > MAX_RESENDS) {
        delivery.fail('response', inResponse(this.#connection.problem(elapsed(this.#since))), false);
      }
    }
    return open.filter((delivery) => !delivery.settled);
  }
}

/** A connection's end, told of the stage it ended in. */
function inResponse(problem: Problem): Problem {
  return problem.code === 'no-answer' || problem.code === 'connection-reset'
    ? { ...problem, stage: 'response' }
    : problem;
}
