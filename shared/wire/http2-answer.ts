/** What the JSON of an answer or of a GOAWAY's debug data told. */
export type AnswerBody = {
  /** Apple's reason word as it came, known or not. */
  readonly reason: string | null;
  /** ISO 8601; Apple sends milliseconds, with a 410 only. */
  readonly timestamp: string | null;
};

const NOTHING: AnswerBody = { reason: null, timestamp: null };
/** A reason is one word; what is longer is not Apple's and would only fill a screen. */
const MAX_REASON_LENGTH = 200;
/** The largest time a Date can hold, either way (ECMA-262, "Time Values and Time Range"). */
const MAX_TIME = 8.64e15;

/** Reads the body of an answer; whatever the bytes, it never throws: what cannot be read is null. */
export function readAnswerBody(bytes: Uint8Array): AnswerBody {
  if (bytes.length === 0) return NOTHING;
  const body = parseJson(new TextDecoder().decode(bytes));
  if (typeof body !== 'object' || body === null) return NOTHING;
  return {
    reason: 'reason' in body ? readReason(body.reason) : null,
    timestamp: 'timestamp' in body ? readTimestamp(body.timestamp) : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readReason(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_REASON_LENGTH ? value : null;
}

function readTimestamp(value: unknown): string | null {
  if (typeof value !== 'number' || !(Math.abs(value) <= MAX_TIME)) return null;
  return new Date(value).toISOString();
}
