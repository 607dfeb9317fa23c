import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { Draft, Requests } from '../../../shared/ipc/channels.ts';
import { readDraft } from '../../../shared/payload/draft.ts';
import { MAX_TEMPLATE_NAME, type SavedTemplate, type Template, templateOf } from '../../../shared/template/template.ts';
import { en } from '../../messages/en.ts';
import { credentialName } from '../credential-name.ts';

/** A message to be saved under a new id, for the credential in use. */
export function newTemplate(
  id: string,
  name: string,
  message: Draft,
  credential: CredentialFacts,
): Requests['template:save'] {
  const owner = { credentialId: credential.id, credentialName: credentialName(credential) };
  return { id, ...owner, ...templateOf(name, message) };
}

/** A saved template with something else in it. */
export function changedTemplate(
  { savedAt: _savedAt, ...saved }: SavedTemplate,
  change: Partial<Template> = {},
): Requests['template:save'] {
  return { ...saved, ...change };
}

/** What a message is called unless the person says otherwise: by what it shows, else by its push type. */
export function suggestedName({ payload }: Draft, pushType: string): string {
  const view = readDraft(payload);
  const shown = view.ok ? (view.value.title ?? view.value.body ?? '') : '';
  const line = shown.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return [...(line === '' ? en.bench.templates.naming.untitled(pushType) : line)].slice(0, MAX_TEMPLATE_NAME).join('');
}
