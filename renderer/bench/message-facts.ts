import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { Draft } from '../../shared/ipc/channels.ts';
import { payloadLimit } from '../../shared/payload/check-size.ts';
import { type DraftView, payloadBytes, readDraft } from '../../shared/payload/draft.ts';
import { parseDraftHeaders } from '../../shared/payload/headers.ts';
import type { PushHeaders } from '../../shared/payload/notification.ts';
import { pushTypeFacts, topicFor } from '../../shared/payload/push-types.ts';
import type { Result } from '../../shared/result.ts';
import { type ParsedToken, parseDeviceToken } from '../../shared/token/device-token.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';

/** Everything the page derives from what was typed; judged anew at every key. */
export type MessageFacts = {
  readonly token: Result<ParsedToken>;
  readonly payload: Result<DraftView>;
  readonly bytes: number;
  readonly limit: number;
  /** What goes out: typed fields, and the defaults of empty ones. */
  readonly headers: Result<PushHeaders>;
  readonly defaults: HeaderDefaults;
  /** The topic it goes to: typed, or the credential's own; null while there is none. */
  readonly topic: string | null;
};

/** What stands for an empty header field. */
export type HeaderDefaults = {
  readonly topic: string | null;
  readonly pushType: string;
  readonly priority: number;
  readonly expiration: number;
};

/** The facts of a message for a credential and a protocol. */
export function messageFacts(draft: Draft, credential: CredentialFacts | null, protocol: Protocol): MessageFacts {
  const payload = readDraft(draft.payload);
  const defaults = headerDefaults(draft, payload.ok ? payload.value : null, credential);
  const headers = parseDraftHeaders({
    ...draft.headers,
    topic: typedOr(draft.headers.topic, defaults.topic ?? ''),
    pushType: typedOr(draft.headers.pushType, defaults.pushType),
    priority: typedOr(draft.headers.priority, String(defaults.priority)),
    expiration: typedOr(draft.headers.expiration, String(defaults.expiration)),
  });
  return {
    token: parseDeviceToken(draft.token),
    payload,
    bytes: payloadBytes(draft.payload).length,
    limit: payloadLimit({
      protocol,
      pushType: typedOr(draft.headers.pushType, defaults.pushType),
      command: draft.headers.command,
    }),
    headers,
    defaults,
    topic: typedOr(draft.headers.topic, defaults.topic ?? '').trim() || null,
  };
}

/** One attempt, not stored: whoever tests wants to know now. */
const ONE_ATTEMPT = 0;

function headerDefaults(draft: Draft, view: DraftView | null, credential: CredentialFacts | null): HeaderDefaults {
  const pushType = typedOr(draft.headers.pushType, defaultPushType(view, credential));
  return {
    topic: defaultTopic(credential, pushType),
    pushType,
    priority: pushTypeFacts(pushType)?.priorities[0] ?? 10,
    expiration: ONE_ATTEMPT,
  };
}

/** `content-available` without anything to show is a background push; a certificate for one push type says which. */
function defaultPushType(view: DraftView | null, credential: CredentialFacts | null): string {
  const allowed = (credential?.topics ?? []).flatMap((topic) => topic.pushTypes);
  const silent = view !== null && view.contentAvailable === true && view.alertForm === 'none';
  const wanted = silent ? 'background' : 'alert';
  return allowed.length === 0 || allowed.includes(wanted) ? wanted : (allowed[0] ?? wanted);
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
