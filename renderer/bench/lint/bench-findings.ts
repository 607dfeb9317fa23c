import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { Draft } from '../../../shared/ipc/channels.ts';
import { OBJECT_PATHS } from '../../../shared/payload/json-part.ts';
import { type DraftFinding, lintDraft } from '../../../shared/payload/lint-draft.ts';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import { isFreshMessage, type TargetForm } from '../bench-state.ts';
import { halfTypedIn } from '../message/form/half-typed.ts';
import { messageFacts } from '../message-facts.ts';
import { environmentOf, targetChoice } from '../target.ts';

/** What the app's own keys at the top of a payload are called together. */
const CUSTOM_DATA = 'custom data';

/** What is odd about the message on the Bench; nothing while it is the one that every bench begins with. */
export function benchFindings(
  draft: Draft,
  credential: CredentialFacts | null,
  target: TargetForm,
  now: Date,
): readonly DraftFinding[] {
  if (credential === null || isFreshMessage(draft)) return [];
  const choice = targetChoice(target);
  // The simulator acts as the sandbox, and takes the credentials of both.
  const environment = choice === null || choice.kind === 'simulator' ? null : environmentOf(choice);
  const { protocol } = target;
  return [...lintDraft({ draft, credential, protocol, environment, now }), ...halfTyped(draft, credential, protocol)];
}

function halfTyped(draft: Draft, credential: CredentialFacts, protocol: Protocol): readonly DraftFinding[] {
  if (Object.keys(draft.typedParts).length === 0) return [];
  return halfTypedIn(messageFacts(draft, credential, protocol), protocol).map((part) => ({
    code: 'half-typed',
    part,
    place: part === 'customData' ? CUSTOM_DATA : OBJECT_PATHS[part].join('.'),
    severity: 'warning',
    offset: null,
    fixes: [],
  }));
}
