import { SETTINGS_QUIET_MS } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { RequestHeaderMaker } from '../../shared/wire/http2-request.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import { type Delivery, MAX_RESENDS } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { authorityOf, type Http2Connection } from './http2-connection.ts';
import { type Answer, PushRequest, type RequestEnd } from './http2-request.ts';
import { requestTimes } from './http2-request-times.ts';
import type { SendOptions } from './send.ts';
import { elapsed } from './time-limit.ts';

/** How a batch left its connection. `stalled`: the server let no request through for as long as a stage may last. */
export type BatchEnd = {
  /** How many deliveries were settled. */
  readonly settled: number;
  readonly stalled: boolean;
};

/** A server that refuses so many streams is left for a new connection, rather than a list grow without end. */
const MAX_REFUSED = 1_000;
/** So many requests are begun in one turn of the event loop, at whose end Node writes them; of 8 to 256 the best. */
const TURN = 48;

/**
 * Sends what `queue` holds over one connection, as many at once as both sides allow. Resolves when nothing is open any
 * more: when the queue is empty or what comes next does not belong on this connection, or when the connection ended.
 * What may be sent again over another connection goes back to the queue.
 */
export class Http2Batch {
  readonly #options: SendOptions;
  readonly #connection: Http2Connection;
  readonly #queue: DeliveryQueue;
  readonly #belongs: (delivery: Delivery) => boolean;
  readonly #headers: RequestHeaderMaker;
  readonly #open = new Set<PushRequest>();
  readonly #onEnd = (request: PushRequest, end: RequestEnd): void => this.#ended(request, end);
  readonly #since = performance.now();
  #refused: Delivery[] = [];
  #settled = 0;
  #stopped = false;
  #begun = 0;
  #resting = false;
  #stalled = false;
  #stall: NodeJS.Timeout | undefined;
  #grace: NodeJS.Timeout | undefined;
  #done: () => void = () => {};

  /** `belongs` tells whether a delivery may go over this connection. */
  constructor(
    options: SendOptions,
    connection: Http2Connection,
    queue: DeliveryQueue,
    belongs: (delivery: Delivery) => boolean,
  ) {
    this.#options = options;
    this.#connection = connection;
    this.#queue = queue;
    this.#belongs = belongs;
    this.#headers = new RequestHeaderMaker(authorityOf(options.endpoint));
  }

  /** Runs to the end. Afterwards each delivery that was taken from the queue is settled, or back in it. */
  async run(): Promise<BatchEnd> {
    const { signal, limits } = this.#options;
    const finished = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    const cancel = (): void => {
      this.#stopped = true;
      for (const request of [...this.#open]) request.giveUp('cancelled');
      this.#pump();
    };
    signal.addEventListener('abort', cancel, { once: true });
    void this.#connection.over.then(() => this.#connectionOver());
    const leave = this.#connection.join(() => this.#pump());
    const stopTimes = requestTimes(this.#open, limits.stageMs);
    if (signal.aborted) cancel();
    else this.#pump();
    await finished;
    this.#stopped = true;
    stopTimes();
    leave();
    clearTimeout(this.#stall);
    clearTimeout(this.#grace);
    signal.removeEventListener('abort', cancel);
    this.#handBack();
    return { settled: this.#settled, stalled: this.#stalled };
  }

  #connectionOver(): void {
    this.#stopped = true;
    // After a GOAWAY about the credential the other answers may never come; those on their way get this long.
    if (this.#credentialReason() !== null) {
      this.#grace = setTimeout(() => this.#connection.destroy(), SETTINGS_QUIET_MS);
    }
    this.#pump();
  }

  #pump(): void {
    while (this.#mayStart()) {
      const next = this.#queue.peek();
      if (next === null || !this.#belongs(next)) break;
      this.#queue.take();
      this.#start(next);
      this.#countTurn();
    }
    this.#watchStall();
    if (this.#open.size === 0 && (this.#stopped || !this.#hasMore())) this.#done();
  }

  #mayStart(): boolean {
    const own = this.#open.size;
    return !this.#stopped && !this.#resting && own < this.#options.concurrency && this.#connection.hasRoom(own);
  }

  /** Lets what was begun be written before more is begun: the server then works at the same time as we do. */
  #countTurn(): void {
    this.#begun += 1;
    if (this.#begun % TURN !== 0) return;
    this.#resting = true;
    setImmediate(() => {
      this.#resting = false;
      this.#pump();
    });
  }

  #hasMore(): boolean {
    const next = this.#queue.peek();
    return next !== null && this.#belongs(next);
  }

  #start(delivery: Delivery): void {
    const { session, tokens } = this.#connection;
    const authorization = tokens?.authorization() ?? null;
    const headers = this.#headers.make(delivery.notification, authorization);
    delivery.started();
    if (!headers.ok) {
      delivery.fail('http2', headers.problem, false);
      this.#settled += 1;
      return;
    }
    this.#options.recorder?.requested(headers.value, authorization, tokens?.issuedAt ?? null);
    try {
      const request = new PushRequest(session, headers.value, delivery, authorization, this.#onEnd);
      this.#open.add(request);
      this.#connection.requestStarted();
    } catch {
      // The session died between its last sign of life and this request, which therefore has not left.
      this.#stopped = true;
      this.#refused.push(delivery);
    }
  }

  #ended(request: PushRequest, end: RequestEnd): void {
    this.#open.delete(request);
    this.#options.recorder?.responded(request.response, request.body);
    this.#settle(request, end);
    // Calls `#pump` in turn.
    this.#connection.requestEnded();
  }

  #settle({ delivery, authorization }: PushRequest, end: RequestEnd): void {
    this.#settled += 1;
    switch (end.kind) {
      case 'answered':
        this.#settleAnswer(delivery, end.answer, authorization);
        return;
      case 'refused':
        this.#refuse(delivery);
        return;
      case 'late': {
        const ms = this.#options.limits.stageMs;
        const { host } = this.#options.endpoint;
        delivery.fail('response', { code: 'no-answer', host, stage: 'response', ms, closed: false }, true);
        return;
      }
      case 'cancelled':
        delivery.cancel(true);
        return;
      case 'lost': {
        const goaway = this.#connection.goaway;
        if (goaway !== null && end.stream > goaway.lastStream) this.#refuse(delivery);
        else this.#settleLost(delivery);
        return;
      }
    }
  }

  #settleAnswer(delivery: Delivery, answer: Answer, authorization: string | null): void {
    const { status, reason, date } = answer;
    const connection = this.#connection;
    if (date !== null && (connection.clockOffsetMs === null || reason === 'ExpiredProviderToken')) {
      connection.noteDate(date);
    }
    if (status === 200) {
      delivery.accept(status, answer);
      return;
    }
    // Apple asks for a new connection; what came over this one was not taken.
    if (reason === 'IdleTimeout' && delivery.sends === 1) {
      connection.retire();
      this.#refuse(delivery);
      return;
    }
    if (reason === 'ExpiredProviderToken' && authorization !== null && !delivery.renewed) {
      connection.tokens?.renew(authorization);
      delivery.renewed = true;
      this.#settled -= 1;
      this.#queue.putBack([delivery]);
      return;
    }
    if (status === 503 || (reason !== null && isCredentialReason(reason))) connection.reusable = false;
    delivery.reject(answer, answer);
  }

  /** It was not looked at: it may go over another connection. */
  #refuse(delivery: Delivery): void {
    this.#settled -= 1;
    this.#refused.push(delivery);
    if (this.#refused.length >= MAX_REFUSED) this.#connection.retire();
  }

  #settleLost(delivery: Delivery): void {
    const reason = this.#credentialReason();
    if (reason !== null) {
      delivery.reject({ status: null, reason, timestamp: null });
      return;
    }
    const problem = inResponse(this.#connection.problem(elapsed(this.#since)));
    // A TLS alert about the certificate means that no request was looked at.
    const unread = problem.code === 'credential-refused';
    delivery.fail(unread ? 'credential' : 'response', problem, !unread);
  }

  /** The reason of a GOAWAY that speaks of the credential: the answer to all that was not answered. */
  #credentialReason(): string | null {
    const reason = this.#connection.goaway?.reason ?? null;
    return reason !== null && isCredentialReason(reason) ? reason : null;
  }

  /** A server that allows no stream at all would leave the queue standing for ever. */
  #watchStall(): void {
    if (this.#stopped || this.#connection.openRequests > 0 || !this.#hasMore()) {
      clearTimeout(this.#stall);
      this.#stall = undefined;
      return;
    }
    this.#stall ??= setTimeout(() => {
      this.#stopped = true;
      this.#stalled = true;
      this.#connection.destroy();
      this.#done();
    }, this.#options.limits.stageMs);
  }

  /** Puts back what was refused, in its order. Whatever may not be sent again is settled here. */
  #handBack(): void {
    if (this.#refused.length > 0) this.#connection.reusable = false;
    const reason = this.#credentialReason();
    for (const delivery of this.#refused) {
      if (this.#options.signal.aborted) delivery.cancel(false);
      else if (reason !== null) delivery.reject({ status: null, reason, timestamp: null });
      else if (delivery.sends > MAX_RESENDS) {
        delivery.fail('response', inResponse(this.#connection.problem(elapsed(this.#since))), false);
      }
    }
    const again = this.#refused.filter((delivery) => !delivery.settled);
    this.#settled += this.#refused.length - again.length;
    this.#refused = [];
    this.#queue.putBack(again);
  }
}

/** A connection's end, told of the stage it ended in. */
function inResponse(problem: Problem): Problem {
  return problem.code === 'no-answer' || problem.code === 'connection-reset'
    ? { ...problem, stage: 'response' }
    : problem;
}
