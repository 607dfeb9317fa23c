import type { CredentialFacts } from '../credential/credential.ts';
import type { Draft, DraftHeaders } from '../ipc/channels.ts';
import type { DraftView } from './draft.ts';
import { pushTypeFacts, topicFor } from './push-types.ts';

/** What stands for an empty header field. */
export type HeaderDefaults = {
  readonly topic: string | null;
  readonly pushType: string;
  readonly priority: number;
  readonly expiration: number;
};

/** One attempt, not stored: whoever tests wants to know now. */
const ONE_ATTEMPT = 0;

/** What goes out for the empty header fields of a draft; `view` is its payload, null while that is no JSON object. */
export function headerDefaults(
  draft: Pick<Draft, 'headers'>,
  view: DraftView | null,
  credential: CredentialFacts | null,
): HeaderDefaults {
  const pushType = typedOr(draft.headers.pushType, defaultPushType(view, credential));
  return {
    topic: defaultTopic(credential, pushType),
    pushType,
    priority: pushTypeFacts(pushType)?.priorities[0] ?? 10,
    expiration: ONE_ATTEMPT,
  };
}

/** The header fields with the defaults in the empty ones; a topic that nobody knows stays empty. */
export function withDefaults(typed: DraftHeaders, defaults: HeaderDefaults): DraftHeaders {
  return {
    ...typed,
    topic: typedOr(typed.topic, defaults.topic ?? ''),
    pushType: typedOr(typed.pushType, defaults.pushType),
    priority: typedOr(typed.priority, String(defaults.priority)),
    expiration: typedOr(typed.expiration, String(defaults.expiration)),
  };
}

/** `content-available` without anything to show is a background push; a certificate for one push type says which. */
function defaultPushType(view: DraftView | null, credential: CredentialFacts | null): string {
  const allowed = (credential?.topics ?? []).flatMap((topic) => topic.pushTypes);
  const wanted = view !== null && isSilentView(view) ? 'background' : 'alert';
  return allowed.length === 0 || allowed.includes(wanted) ? wanted : (allowed[0] ?? wanted);
}

function isSilentView({ contentAvailable, alertForm, badge, soundForm, beyondForm }: DraftView): boolean {
  const shows = alertForm !== 'none' || badge !== null || soundForm !== 'none' || beyondForm.includes('badge');
  return contentAvailable === true && !shows;
}

/** The credential's topic for the push type; its first topic with the type's suffix when none is listed for it. */
function defaultTopic(credential: CredentialFacts | null, pushType: string): string | null {
  const topics = credential?.topics ?? [];
  const listed = topics.find((topic) => topic.pushTypes.includes(pushType));
  if (listed !== undefined) return listed.topic;
  const first = topics[0];
  return first === undefined ? null : topicFor(first.topic, pushType);
}

function typedOr(typed: string, otherwise: string): string {
  return typed.trim() === '' ? otherwise : typed;
}
