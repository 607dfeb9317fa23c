import type { Identity, IdentityList, WaitingKey } from '../../shared/identity/identity.ts';
import { environmentName } from '../../shared/messages/environment-text.ts';
import { en } from '../messages/en.ts';
import { expiryNote, type NoteTone } from './expiry-note.ts';

const texts = en.identities.list;

/** A row of the list. */
export type Entry =
  | { readonly kind: 'certificate' | 'token-key' | 'built-in'; readonly id: string; readonly identity: Identity }
  | { readonly kind: 'waiting'; readonly id: string; readonly waiting: WaitingKey };

export type EntryGroup = { readonly id: Entry['kind']; readonly entries: readonly Entry[] };

/**
 * All that is remembered, as the list shows it: groups in their order, none of them empty, each sorted by its titles
 * with what has expired at its end.
 */
export function entryGroups({ identities, waiting, builtIn }: IdentityList, now: Date): readonly EntryGroup[] {
  const remembered = identities.map((identity): Entry => ({ kind: identity.facts.kind, id: identity.id, identity }));
  const entries: readonly Entry[] = [
    ...remembered,
    ...waiting.map((each): Entry => ({ kind: 'waiting', id: each.publicKeyId, waiting: each })),
    ...(builtIn === null ? [] : [{ kind: 'built-in', id: builtIn.id, identity: builtIn } as const]),
  ];
  return (['certificate', 'token-key', 'waiting', 'built-in'] as const)
    .map((id) => ({ id, entries: entries.filter((entry) => entry.kind === id).sort(inOrder(now)) }))
    .filter((group) => group.entries.length > 0);
}

/** The entries in which every word is found: in the name, a topic, the team, the environment, a file. */
export function filterGroups(groups: readonly EntryGroup[], text: string): readonly EntryGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (entry: Entry) => {
    const found = searchText(entry);
    return words.every((word) => found.includes(word));
  };
  return groups
    .map(({ id, entries }) => ({ id, entries: entries.filter(matches) }))
    .filter((group) => group.entries.length > 0);
}

/** The entry that was selected, else the first that a person imported or made; null when there is none. */
export function shownEntry(groups: readonly EntryGroup[], selectedId: string | null): Entry | null {
  const entries = groups.flatMap((group) => group.entries);
  const selected = entries.find((entry) => entry.id === selectedId);
  return selected ?? entries.find((entry) => entry.kind !== 'built-in') ?? null;
}

/** What an entry is called: the person's name for it, else its own. */
export function entryTitle(entry: Entry): string {
  if (entry.kind === 'waiting') return entry.waiting.commonName;
  if (entry.kind === 'built-in') return texts.builtIn;
  const { name, facts } = entry.identity;
  if (name !== null) return name;
  if (entry.kind === 'token-key') return facts.files[0] ?? texts.tokenKey(facts.keyId ?? '');
  return facts.topics[0]?.topic ?? facts.commonName ?? en.bench.certificate.noName;
}

export type EntryNote = { readonly kind: string; readonly state: { readonly text: string; readonly tone: NoteTone } };

/** The second line of an entry: what it is for, and how it stands today. */
export function entryNote(entry: Entry, now: Date): EntryNote {
  switch (entry.kind) {
    case 'waiting':
      return { kind: texts.signingRequest, state: { text: texts.waits, tone: 'neutral' } };
    case 'built-in':
      return { kind: texts.simulator, state: { text: texts.madeOnFirstRun, tone: 'neutral' } };
    case 'token-key':
      return { kind: texts.allTopics, state: { text: texts.noExpiry, tone: 'neutral' } };
    case 'certificate': {
      const { facts } = entry.identity;
      const note = expiryNote(facts, now) ?? { text: texts.noExpiry, tone: 'neutral' };
      return { kind: environmentsLabel(facts.environments), state: note };
    }
  }
}

/** "Sandbox + Production". */
export function environmentsLabel(environments: Identity['facts']['environments']): string {
  return environments.length === 0 ? en.bench.certificate.noEnvironment : environments.map(environmentName).join(' + ');
}

/** How many things a person has here: the built-in one is not theirs, yet it is one of the list. */
export function entryCount({ identities, waiting, builtIn }: IdentityList): number {
  return identities.length + waiting.length + (builtIn === null ? 0 : 1);
}

function inOrder(now: Date): (one: Entry, other: Entry) => number {
  return (one, other) =>
    Number(isOver(one, now)) - Number(isOver(other, now)) ||
    entryTitle(one).localeCompare(entryTitle(other), 'en') ||
    lastsUntil(other).localeCompare(lastsUntil(one), 'en');
}

function isOver(entry: Entry, now: Date): boolean {
  const until = lastsUntil(entry);
  return until !== '' && Date.parse(until) < now.getTime();
}

/** Of two with the same title the one that lasts longer comes first. Empty for what does not expire. */
function lastsUntil(entry: Entry): string {
  return entry.kind === 'waiting' ? '' : (entry.identity.facts.notAfter ?? '');
}

function searchText(entry: Entry): string {
  const title = entryTitle(entry);
  if (entry.kind === 'waiting') return [title, entry.waiting.file].join(' ').toLowerCase();
  const { facts, details } = entry.identity;
  const topics = facts.topics.map((each) => each.topic);
  const environments = facts.environments.map(environmentName);
  return [
    title,
    facts.commonName,
    facts.teamId,
    facts.keyId,
    details.organization,
    ...topics,
    ...environments,
    ...facts.files,
  ]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
}
