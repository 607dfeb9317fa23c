import type { Problem } from '../../shared/problem.ts';
import {
  ERROR_PACKET_BYTES,
  ERROR_PACKET_COMMAND,
  type ErrorPacket,
  readErrorPacket,
} from '../../shared/wire/error-packet.ts';
import { legacyStatusWord } from '../../shared/wire/legacy-status.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { Fate } from './socket-fate.ts';
import { nextPoll, within } from './time-limit.ts';

/**
 * What a gateway did while it was listened to. `garbage`: it said something that is no error packet; `cut` when that
 * began like one and went no further.
 */
export type GatewayAnswer =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'packet'; readonly packet: ErrorPacket }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array; readonly cut: boolean }
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
        // The first answer counts: after an error packet a gateway has nothing more to say.
        if (this.#told !== null) return;
        this.#received = Buffer.concat([this.#received, chunk]);
        const packet = readErrorPacket(this.#received);
        if (packet !== null) tell({ kind: 'packet', packet });
        else if (this.#received.length >= ERROR_PACKET_BYTES || this.#received[0] !== ERROR_PACKET_COMMAND)
          tell(this.#garbage(false));
      });
      connection.fate.settled.then((fate) => tell(this.#fragment() ?? { kind: 'closed', fate }));
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
    if (ended.ended === 'done') return ended.value;
    // On a busy machine the time can be over before what came in it was read.
    await nextPoll();
    return this.#told ?? this.#fragment() ?? { kind: 'quiet' };
  }

  close(): void {
    this.#connection.socket.destroy();
  }

  #garbage(cut: boolean): GatewayAnswer {
    return { kind: 'garbage', bytes: this.#received, cut };
  }

  #fragment(): GatewayAnswer | null {
    return this.#received.length === 0 ? null : this.#garbage(true);
  }
}

/** How much of an answer that makes no sense is shown. */
const SHOWN_BYTES = 32;

/** The problem of a server of the binary protocol that said `bytes`, which cannot be read. */
export function malformedAnswer(host: string, bytes: Uint8Array, cut: boolean): Problem {
  const hex = Buffer.from(bytes.subarray(0, SHOWN_BYTES)).toString('hex');
  return { code: 'answer-malformed', host, stage: 'legacy', hex, bytes: bytes.length, cut };
}

/** The problem that an error packet stands for when it is about no notification of ours. */
export function packetProblem({ status }: ErrorPacket): Problem {
  return { code: 'rejected', protocol: 'legacy', status, reason: legacyStatusWord(status), timestamp: null };
}
