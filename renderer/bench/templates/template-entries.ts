import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { coversPushType } from '../../../shared/payload/push-type-coverage.ts';
import { PUSH_TYPES } from '../../../shared/payload/push-types.ts';
import { READY_TEMPLATE_IDS, readyTemplate } from '../../../shared/template/gallery.ts';
import type { GalleryWorld } from '../../../shared/template/recipe.ts';
import type { SavedTemplate, Template } from '../../../shared/template/template.ts';
import { en } from '../../messages/en.ts';
import { credentialName } from '../credential-name.ts';

const texts = en.bench.templates;

/** A template as the list and the palette have it. */
export type TemplateEntry = {
  readonly id: string;
  readonly template: Template;
  /** What a ready one is for; empty for a saved one. */
  readonly purpose: string;
  /** Null for a ready one. */
  readonly saved: SavedTemplate | null;
  /** Whether the credential in use can send its push type. */
  readonly covered: boolean;
};

export type TemplateGroup = { readonly id: string; readonly label: string; readonly entries: readonly TemplateEntry[] };

/** All templates in groups, none of them empty: those of the credential in use first, those of others last. */
export function templateGroups(
  saved: readonly SavedTemplate[],
  credential: CredentialFacts,
  world: GalleryWorld,
): readonly TemplateGroup[] {
  const entries = [...saved].sort(byName).map((each) => savedEntry(each, credential));
  const isOwn = (entry: TemplateEntry) => entry.saved?.credentialId === credential.id;
  return [
    { id: 'own', label: texts.groups.own(credentialName(credential)), entries: entries.filter(isOwn) },
    { id: 'ready', label: texts.groups.ready, entries: readyEntries(credential, world) },
    { id: 'others', label: texts.groups.others, entries: entries.filter((entry) => !isOwn(entry)) },
  ].filter((group) => group.entries.length > 0);
}

/** The entries in which every word is found: in the name, what it is for, the push type, the credential, the payload. */
export function filterTemplates(groups: readonly TemplateGroup[], text: string): readonly TemplateGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ template, purpose, saved }: TemplateEntry) => {
    const { name, payload, headers } = template;
    const found = [name, purpose, headers.pushType, saved?.credentialName ?? '', payload].join('\n').toLowerCase();
    return words.every((word) => found.includes(word));
  };
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(matches) }))
    .filter((group) => group.entries.length > 0);
}

function savedEntry(saved: SavedTemplate, credential: CredentialFacts): TemplateEntry {
  const { id, name, payload, headers } = saved;
  const template = { name, payload, headers };
  return { id: `saved-${id}`, template, purpose: '', saved, covered: isCovered(template, credential) };
}

/** In the order of the push types. */
function readyEntries(credential: CredentialFacts, world: GalleryWorld): readonly TemplateEntry[] {
  const entries = READY_TEMPLATE_IDS.map((id): TemplateEntry => {
    const { payload, headers } = readyTemplate(id, world);
    const { title, purpose } = texts.ready[id];
    const template = { name: title, payload, headers };
    return { id: `ready-${id}`, template, purpose, saved: null, covered: isCovered(template, credential) };
  });
  const order = PUSH_TYPES.map(({ type }) => type);
  const place = (entry: TemplateEntry) => order.indexOf(entry.template.headers.pushType);
  return entries.sort((one, other) => place(one) - place(other));
}

function isCovered({ headers }: Template, credential: CredentialFacts): boolean {
  return headers.pushType === '' || coversPushType(credential, headers.pushType);
}

function byName(one: SavedTemplate, other: SavedTemplate): number {
  return one.name.localeCompare(other.name, 'en');
}
