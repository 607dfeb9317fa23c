import type { Rejected } from '../outcome.ts';
import { pushTypeFacts } from '../payload/push-types.ts';
import { http2PayloadLimit, legacyPayloadLimit } from '../wire/limits.ts';
import type { Explanation } from './cause.ts';
import { payloadSize, type Situation } from './situation.ts';

/** What an answer about the headers, the payload or how often was sent most likely means; null for any other. */
export function messageCause({ reason }: Rejected, situation: Situation): Explanation | null {
  switch (reason) {
    case 'BadPriority':
      return badPriority(situation);
    case 'PayloadTooLarge':
    case 'InvalidPayloadSize':
      return tooLarge(situation);
    case 'TooManyRequests': {
      const sends = 1 + situation.others.filter(({ token }) => token === situation.token).length;
      return { cause: { code: 'too-many', sends }, repair: null };
    }
    default:
      return null;
  }
}

function badPriority({ priority, pushType }: Situation): Explanation | null {
  const type = pushType ?? 'alert';
  const allowed = pushTypeFacts(type)?.priorities ?? [];
  const [usual] = allowed;
  if (priority === null || usual === undefined || allowed.includes(priority)) return null;
  return {
    cause: { code: 'priority', priority, pushType: type, allowed },
    repair: { kind: 'use-priority', priority: usual },
  };
}

function tooLarge(situation: Situation): Explanation | null {
  const { target, pushType, command } = situation;
  const limit = target.protocol === 'legacy' ? legacyPayloadLimit(command) : http2PayloadLimit(pushType);
  const bytes = payloadSize(situation);
  if (bytes <= limit) return null;
  const roomier = target.protocol === 'legacy' && command !== 2 && bytes <= legacyPayloadLimit(2);
  return { cause: { code: 'payload-size', bytes, limit, framedFits: roomier }, repair: null };
}
