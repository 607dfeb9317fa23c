import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { Draft } from '../../../shared/ipc/channels.ts';
import { type DraftFinding, lintDraft } from '../../../shared/payload/lint-draft.ts';
import { isFreshMessage, type TargetForm } from '../bench-state.ts';
import { environmentOf, targetChoice } from '../target.ts';

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
  return lintDraft({ draft, credential, protocol: target.protocol, environment, now });
}
