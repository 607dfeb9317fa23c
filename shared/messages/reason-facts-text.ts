import { listText } from './quantity-text.ts';
import type { TextContext } from './text-form.ts';

const ABOUT_TOPICS = new Set(['MissingTopic', 'TopicDisallowed', 'BadTopic', 'DeviceTokenNotForTopic']);
const ABOUT_ENVIRONMENT = new Set(['BadDeviceToken', 'InvalidToken']);

/** What is known here that bears on a reason: the credential's topics, or the environment it was sent to. */
export function reasonFactsText(reason: string | null, { target, credential }: TextContext): string | null {
  if (reason === null) return null;
  if (ABOUT_TOPICS.has(reason) && credential !== null && credential.topics.length > 0) {
    return `The certificate covers ${listText(credential.topics.map(({ topic }) => topic))}.`;
  }
  const environment = target?.environment ?? null;
  return ABOUT_ENVIRONMENT.has(reason) && environment !== null ? `It was sent to ${environment}.` : null;
}
