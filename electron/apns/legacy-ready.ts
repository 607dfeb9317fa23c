import { ERROR_PACKET_BYTES, type ErrorPacket, readErrorPacket } from '../../shared/wire/error-packet.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { Fate } from './socket-fate.ts';
import { within } from './time-limit.ts';

/** What a gateway did while it was listened to. */
export type GatewayAnswer =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'packet'; readonly packet: ErrorPacket }
  | { readonly kind: 'closed'; readonly fate: Fate }
  | { readonly kind: 'cancelled' };

/** Listens to a gateway: collects its error packet, and sees its end. Start it before the first write. */
export class GatewayListener {
  readonly #connection: SecureConnection;
  readonly #answer: Promise<GatewayAnswer>;
  #told: GatewayAnswer | null = null;
  #received = Buffer.alloc(0);

  constructor(connection: SecureConnection) {
    this.#connection = connection;
    this.#answer = new Promise((resolve) => {
      const tell = (answer: GatewayAnswer): void => {
        this.#told ??= answer;
        resolve(this.#told);
      };
      connection.socket.on('data', (chunk: Buffer) => {
        if (this.#received.length < ERROR_PACKET_BYTES) this.#received = Buffer.concat([this.#received, chunk]);
        const packet = readErrorPacket(this.#received);
        if (packet !== null) tell({ kind: 'packet', packet });
      });
      connection.fate.settled.then((fate) => tell({ kind: 'closed', fate }));
    });
  }

  /** The packet or the end when one has come, null while the gateway is silent. */
  get now(): GatewayAnswer | null {
    return this.#told;
  }

  /** Resolves with the packet or the end. */
  get answer(): Promise<GatewayAnswer> {
    return this.#answer;
  }

  /** Listens for `ms`; silence until then is `quiet`. */
  async listen(ms: number, signal: AbortSignal): Promise<GatewayAnswer> {
    const ended = await within(ms, signal, () => this.#answer);
    if (ended.ended === 'cancelled') return { kind: 'cancelled' };
    return ended.ended === 'late' ? { kind: 'quiet' } : ended.value;
  }

  close(): void {
    this.#connection.socket.destroy();
  }
}
