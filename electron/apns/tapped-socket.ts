import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Enough to see a TLS record's header or the first line of a plain-text answer. */
const KEPT_BYTES = 64;

/**
 * A TCP socket whose first received bytes are kept. A TLS library says that what came is no TLS,
 * not what it was; this tells it. Used for reading a server's chain only.
 */
export class TappedSocket extends Duplex {
  readonly #socket: Socket;
  #first = Buffer.alloc(0);
  #isMute = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    // Once the reading is over nobody listens; a late reset must not end the process.
    this.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      if (this.#first.length < KEPT_BYTES) {
        this.#first = Buffer.concat([this.#first, chunk.subarray(0, KEPT_BYTES - this.#first.length)]);
      }
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** The first bytes that came, at most 64. */
  get firstBytes(): Uint8Array {
    return this.#first;
  }

  /** From here on nothing that is written leaves. */
  mute(): void {
    this.#isMute = true;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#isMute) done();
    else this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
