import type { Protocol } from '../wire/endpoints.ts';
import type { LegacyStatus } from '../wire/legacy-status.ts';
import type { Reason } from '../wire/reasons.ts';

/** What a rule makes the simulator do. A reason answers over HTTP/2, a status over the binary protocol. */
export type RuleAnswer =
  /** `timestamp`: milliseconds since 1970, of a 410; null for the moment of the answer. */
  | { readonly kind: 'reason'; readonly reason: Reason; readonly timestamp: number | null }
  | { readonly kind: 'legacy-status'; readonly legacyStatus: LegacyStatus }
  /** Whatever the checks say; for a rule that only delays or spoils the answer, or keeps a token from later rules. */
  | { readonly kind: 'natural' }
  /** HTTP/2: this request and all later ones of the connection stay unprocessed. */
  | { readonly kind: 'goaway'; readonly reason: Reason | null }
  /** The connection ends in order, without an answer. `accept`: the notification is taken first, its answer lost. */
  | { readonly kind: 'close'; readonly accept: boolean }
  | { readonly kind: 'reset'; readonly what: 'stream' | 'connection'; readonly accept: boolean }
  /** HTTP/2: SETTINGS with this many streams, then the natural answer. */
  | { readonly kind: 'stream-limit'; readonly streams: number }
  /** A connection's ClientHello is answered by this alert. */
  | { readonly kind: 'tls-alert'; readonly alert: number };

/**
 * How an answer is spoilt. HTTP/2: the body breaks off and the stream is reset; the body is no JSON; bytes that are no
 * TLS record; the body in frames of one byte. Legacy: three bytes of the packet; a packet of another command; bytes
 * at random; the packet byte by byte.
 */
export const ANSWER_FORMS = ['truncated', 'malformed', 'garbage', 'split'] as const;
export type AnswerForm = (typeof ANSWER_FORMS)[number];

/** What a rule did about one notification. */
export type Ruling = {
  readonly answer: RuleAnswer['kind'];
  readonly form: AnswerForm | null;
  readonly delayMs: number;
};

/** Milliseconds; both ends belong to it. */
export type Delay = { readonly min: number; readonly max: number };

/** Provokes what has no natural cause, or has it when none is at hand. */
export type Rule = {
  /** Lowercase hex; null matches every notification. */
  readonly token: string | null;
  readonly answer: RuleAnswer;
  /** How often it still applies; null for always. */
  readonly times: number | null;
  /** Only notifications (or connections) of this protocol; both when it is left out. */
  readonly protocol?: Protocol;
  /** Lets so many that match pass before it begins. */
  readonly after?: number;
  /** Applies to this share of what matches, from 0 to 1. */
  readonly share?: number;
  readonly delay?: Delay;
  readonly form?: AnswerForm;
};

/** The protocols a rule can apply in: its own choice, within what its answer can be given in. */
export function protocolsOf({ answer, protocol }: Rule): readonly Protocol[] {
  const possible = POSSIBLE_PROTOCOLS[answer.kind];
  return protocol === undefined ? possible : possible.filter((one) => one === protocol);
}

const BOTH: readonly Protocol[] = ['http2', 'legacy'];
const POSSIBLE_PROTOCOLS: Readonly<Record<RuleAnswer['kind'], readonly Protocol[]>> = {
  reason: ['http2'],
  'legacy-status': ['legacy'],
  natural: BOTH,
  goaway: ['http2'],
  close: BOTH,
  reset: BOTH,
  'stream-limit': ['http2'],
  'tls-alert': BOTH,
};

export const RULE_ANSWERS = Object.keys(POSSIBLE_PROTOCOLS) as readonly RuleAnswer['kind'][];
