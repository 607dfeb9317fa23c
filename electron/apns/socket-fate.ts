import type { Socket } from 'node:net';

/** How a connection ended from the other side; `error` when it broke. */
export type Fate = { readonly kind: 'ended' } | { readonly kind: 'broke'; readonly error: Error };

/**
 * Watches a socket from the start, so that an end that comes before anyone waits for it is not lost,
 * and an error that nobody hears does not end the process.
 */
export class SocketFate {
  #fate: Fate | null = null;
  readonly #settled: Promise<Fate>;

  constructor(socket: Socket) {
    this.#settled = new Promise((resolve) => {
      const settle = (fate: Fate): void => {
        this.#fate ??= fate;
        resolve(this.#fate);
      };
      socket.on('error', (error) => settle({ kind: 'broke', error }));
      socket.on('end', () => settle({ kind: 'ended' }));
      socket.on('close', () => settle({ kind: 'ended' }));
    });
  }

  /** What happened so far, null while the connection stands. */
  get now(): Fate | null {
    return this.#fate;
  }

  /** Resolves when the connection has ended. */
  get settled(): Promise<Fate> {
    return this.#settled;
  }
}
