import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { Draft } from '../../shared/ipc/channels.ts';
import { payloadLimit } from '../../shared/payload/check-size.ts';
import { type DraftView, payloadBytes, readDraft } from '../../shared/payload/draft.ts';
import { type HeaderDefaults, headerDefaults, withDefaults } from '../../shared/payload/header-defaults.ts';
import { parseDraftHeaders } from '../../shared/payload/headers.ts';
import type { PushHeaders } from '../../shared/payload/notification.ts';
import type { Result } from '../../shared/result.ts';
import { type ParsedToken, parseDeviceToken } from '../../shared/token/device-token.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';

/** What was typed beside the payload and what becomes of it. */
export type DraftHead = Omit<Draft, 'payload' | 'typedParts'>;

/** What the page derives from the token and the headers. It stays the same object while only the payload is typed. */
export type MessageHead = {
  readonly draft: DraftHead;
  readonly token: Result<ParsedToken>;
  readonly limit: number;
  /** What goes out: typed fields, and the defaults of empty ones. */
  readonly headers: Result<PushHeaders>;
  readonly defaults: HeaderDefaults;
  /** The topic it goes to: typed, or the credential's own; null while there is none. */
  readonly topic: string | null;
};

/** What the page derives from the payload; judged anew at every key. */
export type PayloadFacts = { readonly payload: Result<DraftView>; readonly bytes: number };

/** All that was typed, and everything the page derives from it. */
export type MessageFacts = MessageHead & PayloadFacts & { readonly draft: Draft };

/** The facts of a message for a credential and a protocol. */
export function messageFacts(draft: Draft, credential: CredentialFacts | null, protocol: Protocol): MessageFacts {
  const facts = payloadFacts(draft.payload);
  return { ...messageHead(draft, defaultsOf(draft, facts, credential), protocol), ...facts, draft };
}

/** The facts of a payload's text. */
export function payloadFacts(text: string): PayloadFacts {
  return { payload: readDraft(text), bytes: payloadBytes(text).length };
}

/** What goes out for the empty headers of a message with a payload. */
export function defaultsOf(
  draft: DraftHead,
  { payload }: PayloadFacts,
  credential: CredentialFacts | null,
): HeaderDefaults {
  return headerDefaults(draft, payload.ok ? payload.value : null, credential);
}

/** The facts of what stands beside a payload, once the defaults of its empty headers are known. */
export function messageHead(draft: DraftHead, defaults: HeaderDefaults, protocol: Protocol): MessageHead {
  const outgoing = withDefaults(draft.headers, defaults);
  return {
    draft,
    token: parseDeviceToken(draft.token),
    limit: payloadLimit({ protocol, pushType: outgoing.pushType, command: draft.headers.command }),
    headers: parseDraftHeaders(outgoing),
    defaults,
    topic: outgoing.topic.trim() || null,
  };
}
