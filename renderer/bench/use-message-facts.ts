import { useMemo } from 'react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { Draft } from '../../shared/ipc/channels.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import { defaultsOf, type MessageFacts, type MessageHead, messageHead, payloadFacts } from './message-facts.ts';
import { useSame } from './use-same.ts';

/** `messageFacts` of what is typed, and of these the head by itself, which a key in the payload leaves as it is. */
export function useMessageFacts(
  draft: Draft,
  credential: CredentialFacts | null,
  protocol: Protocol,
): { readonly head: MessageHead; readonly message: MessageFacts } {
  const facts = useMemo(() => payloadFacts(draft.payload), [draft.payload]);
  const defaults = useSame(defaultsOf(draft, facts, credential));
  const { token, headers, freshTimestamp } = draft;
  const head = useMemo(
    () => messageHead({ token, headers, freshTimestamp }, defaults, protocol),
    [token, headers, freshTimestamp, defaults, protocol],
  );
  const message = useMemo(() => ({ ...head, ...facts, draft }), [head, facts, draft]);
  return { head, message };
}
