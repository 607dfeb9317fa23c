import type { ErrorPacket } from '../../shared/wire/error-packet.ts';
import { legacyStatusWord } from '../../shared/wire/legacy-status.ts';
import type { Delivery } from './delivery.ts';
import { packetProblem } from './legacy-ready.ts';

/** "No error": not normally sent; it names one that went well. */
const NO_ERROR = 0;
/** The gateway shuts down: the identifier is of the last notification that succeeded, not of one that failed. */
const SHUTDOWN = 10;

/** What an error packet settled: `again` has to be sent anew, `answered` tells whether any was taken or refused. */
export type Settlement = { readonly again: readonly Delivery[]; readonly answered: boolean };

/**
 * Settles what was sent over a connection by the error packet that ended it (archived "Binary Provider API"): all
 * before the named one was taken, all after it was thrown away. `sent` are those not yet told, in their order;
 * `older`: the packet names one that went over this connection and was told as taken, since the gateway had been silent
 * about it for the quiet interval. Where a packet does not tell what was taken, nothing is sent again.
 */
export function settlePacket(packet: ErrorPacket, sent: readonly Delivery[], older: boolean): Settlement {
  const { status, identifier } = packet;
  const at = sent.findIndex((delivery) => delivery.identifier === identifier);
  if (at >= 0) return settleAt(packet, sent, at);
  if (older) return { again: sent, answered: true };
  if (sent.length === 0) return { again: [], answered: false };
  const unnamed = identifier === 0;
  if (status === SHUTDOWN && unnamed) return settleAfterLast(packet, [], sent);
  const [only, ...others] = sent;
  if (only !== undefined && others.length === 0 && status !== SHUTDOWN && (unnamed || only.identifier === null)) {
    return settleNamed(packet, only, []);
  }
  // Command 0 has no identifier, and a gateway may name what was never sent: which one failed, nobody can tell.
  doubt(packet, sent);
  return { again: [], answered: true };
}

function settleAt(packet: ErrorPacket, sent: readonly Delivery[], at: number): Settlement {
  const after = sent.slice(at + 1);
  for (const delivery of sent.slice(0, at)) delivery.accept(0);
  const named = sent[at];
  return named === undefined ? { again: after, answered: true } : settleNamed(packet, named, after);
}

function settleNamed(packet: ErrorPacket, named: Delivery, after: readonly Delivery[]): Settlement {
  const { status } = packet;
  if (status === SHUTDOWN || status === NO_ERROR) return settleAfterLast(packet, [named], after);
  named.reject({ status, reason: legacyStatusWord(status), timestamp: null });
  return { again: after, answered: true };
}

/**
 * The packet names the last that went well. Those after it that have an identifier would have been named instead, so
 * they were not taken; of those without, nobody can tell.
 */
function settleAfterLast(packet: ErrorPacket, good: readonly Delivery[], after: readonly Delivery[]): Settlement {
  for (const delivery of good) delivery.accept(0);
  const again = after.filter(({ identifier }) => identifier !== null);
  doubt(
    packet,
    after.filter(({ identifier }) => identifier === null),
  );
  return { again, answered: good.length > 0 || again.length < after.length };
}

function doubt(packet: ErrorPacket, deliveries: readonly Delivery[]): void {
  for (const delivery of deliveries) delivery.fail('legacy', packetProblem(packet), true);
}
