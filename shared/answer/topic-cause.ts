import { bundleIdOf, topicFor } from '../payload/push-types.ts';
import type { Explanation } from './cause.ts';
import type { Situation } from './situation.ts';

/** What an answer about the topic most likely means; null for an answer about anything else. */
export function topicCause(reason: string | null, situation: Situation): Explanation | null {
  const covered = (situation.credential?.topics ?? []).map(({ topic }) => topic);
  switch (reason) {
    case 'MissingTopic':
      // Over the binary protocol the certificate alone tells it.
      if (situation.target.protocol === 'legacy') return null;
      return { cause: { code: 'topic-missing', covered }, repair: topicRepair(topicToUse(situation)) };
    case 'BadTopic':
      return suffixMissing(situation) ?? notCovered(situation);
    case 'TopicDisallowed':
      return notCovered(situation) ?? suffixMissing(situation);
    case 'DeviceTokenNotForTopic':
      return suffixMissing(situation) ?? notCovered(situation) ?? otherApp(situation);
    default:
      return null;
  }
}

/** The topic lacks the suffix of its push type, or has one that does not belong to it. */
function suffixMissing(situation: Situation): Explanation | null {
  const { topic, pushType } = situation;
  if (topic === null || pushType === null) return null;
  const wanted = topicFor(bundleIdOf(topic), pushType);
  if (wanted === topic) return null;
  return { cause: { code: 'topic-suffix', topic, pushType, wanted }, repair: topicRepair(wanted) };
}

/** A certificate lists its topics; a signing key lists none. */
function notCovered(situation: Situation): Explanation | null {
  const { topic, credential } = situation;
  const covered = (credential?.topics ?? []).map((listed) => listed.topic);
  if (covered.length === 0 || (topic !== null && covered.includes(topic))) return null;
  return {
    cause: { code: 'topic-not-covered', topic, covered },
    repair: topicRepair(topicToUse(situation)),
  };
}

function otherApp({ topic, token, others }: Situation): Explanation {
  const taken = others.find((send) => send.accepted && send.token === token && send.topic !== topic)?.topic ?? null;
  const repair = taken === null ? null : ({ kind: 'use-topic', topic: taken } as const);
  return { cause: { code: 'token-of-other-app', topic, taken }, repair };
}

/** The credential's topic for the push type, null when it lists none. */
function topicToUse({ credential, pushType }: Situation): string | null {
  const topics = credential?.topics ?? [];
  return topics.find(({ pushTypes }) => pushTypes.includes(pushType ?? 'alert'))?.topic ?? null;
}

function topicRepair(topic: string | null): Explanation['repair'] {
  return topic === null ? null : { kind: 'use-topic', topic };
}
