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

/** The facts of a message for a credential and a protocol. */
export function messageFacts(draft: Draft, credential: CredentialFacts | null, protocol: Protocol): MessageFacts {
  const payload = readDraft(draft.payload);
  const defaults = headerDefaults(draft, payload.ok ? payload.value : null, credential);
  const outgoing = withDefaults(draft.headers, defaults);
  return {
    token: parseDeviceToken(draft.token),
    payload,
    bytes: payloadBytes(draft.payload).length,
    limit: payloadLimit({
      protocol,
      pushType: outgoing.pushType,
      command: draft.headers.command,
    }),
    headers: parseDraftHeaders(outgoing),
    defaults,
    topic: outgoing.topic.trim() || null,
  };
}
