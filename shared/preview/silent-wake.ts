import { apsOf, isObject } from '../inspection/aps-dictionary.ts';
import { pushTypeFacts, pushTypeOfTopic } from '../payload/push-types.ts';

const SILENT_TYPES = [
  'background',
  'voip',
  'complication',
  'fileprovider',
  'location',
  'pushtotalk',
  'widgets',
  'controls',
  'mdm',
] as const;

/** Who is woken by a push that shows nothing: by its push type, or Wallet by its topic. */
export type SilentWake = (typeof SILENT_TYPES)[number] | 'wallet';

/**
 * The push type a phone sees: the header's, else what topic and payload say (the binary protocol has no push type); null
 * for one that Apple does not list.
 */
export function effectivePushType(pushType: string | null, topic: string | null, payload: unknown): string | null {
  if (pushType !== null) return pushTypeFacts(pushType)?.type ?? null;
  const byTopic = topic === null ? null : pushTypeOfTopic(topic);
  if (byTopic !== null) return byTopic;
  const isMdm = isObject(payload) && typeof payload.mdm === 'string' && apsOf(payload) === null;
  return isMdm ? 'mdm' : 'alert';
}

/** Who a push wakes by its type or topic alone, null for alerts and Live Activities. */
export function wakeOf(type: string | null, topic: string | null): SilentWake | null {
  if (topic?.startsWith('pass.') === true) return 'wallet';
  return SILENT_TYPES.find((silent) => silent === type) ?? null;
}
