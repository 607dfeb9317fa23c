import { apsOf, isSilent } from './aps-dictionary.ts';
import type { FindingList, Inspected } from './finding.ts';
import { inspectExpiration } from './inspect-headers.ts';

const TOKEN_BYTES = 32;
/** Identifiers are mostly counted up from 1; one that is small only when its bytes are swapped was written the wrong way. */
const SMALL = 0x0001_0000;
/** A time within ten years of now is one that was meant. */
const NEAR_SECONDS = 10 * 365 * 86_400;

/** What the fields of a binary frame say. */
export function inspectFrame(inspected: Inspected, add: FindingList): void {
  inspectIdentifier(inspected, add);
  const { expiration, priority } = inspected.headers;
  if (expiration !== undefined && /^\d+$/.test(expiration)) inspectTime(Number(expiration), inspected.time, add);
  if (priority !== undefined) inspectPriority(Number(priority), apsOf(inspected.payload), add);
  if (inspected.token === null) return;
  const bytes = inspected.token.length / 2;
  if (bytes !== TOKEN_BYTES) add('error', 'token', { code: 'token-size', bytes });
}

function inspectIdentifier({ identifier, command, isRepeated }: Inspected, add: FindingList): void {
  if (command === 0) return;
  if (identifier === null) {
    add('warning', 'identifier', { code: 'identifier-missing' });
    return;
  }
  if (identifier === 0) add('warning', 'identifier', { code: 'identifier-zero' });
  else if (isRepeated) add('warning', 'identifier', { code: 'identifier-repeated', identifier });
  const swapped = swapBytes(identifier);
  if (identifier >= SMALL && swapped < SMALL) {
    add('info', 'identifier', { code: 'identifier-swapped', identifier, swapped });
  }
}

function inspectTime(seconds: number, time: string, add: FindingList): void {
  const now = Date.parse(time) / 1000;
  const swapped = swapBytes(seconds);
  const isFar = seconds !== 0 && Math.abs(seconds - now) > NEAR_SECONDS;
  if (isFar && Math.abs(swapped - now) <= NEAR_SECONDS) {
    add('error', 'expiration', { code: 'expiration-swapped', seconds, swapped });
  } else inspectExpiration(seconds, 'expiration', time, add);
}

function inspectPriority(priority: number, aps: ReturnType<typeof apsOf>, add: FindingList): void {
  if (priority !== 5 && priority !== 10) add('error', 'priority', { code: 'legacy-priority', priority });
  else if (priority === 10 && aps !== null && isSilent(aps)) {
    add('error', 'priority', { code: 'background-priority', priority });
  }
}

/** A number of 32 bits with its bytes in the other order. */
function swapBytes(value: number): number {
  return (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | ((value >>> 24) & 0xff)) >>> 0;
}
