import { describe, expect, it } from 'vitest';
import {
  entryCount,
  entryGroups,
  entryNote,
  entryTitle,
  filterGroups,
  shownEntry,
} from '../../../renderer/identities/identity-entries.ts';
import { NO_IDENTITIES } from '../../../shared/identity/identity.ts';
import { identity, listOf, NOW, TOKEN_KEY, WAITING } from './fixtures.ts';

const sandbox = identity({ id: 'sandbox' });
const production = identity({ id: 'production', environments: ['production'], notAfter: '2026-12-15T12:00:00.000Z' });
const expired = identity({
  id: 'expired',
  topics: [{ topic: 'com.example.alarm', pushTypes: ['alert'] }],
  notAfter: '2026-05-04T12:00:00.000Z',
});
const simulator = identity({ id: 'simulator' });
const full = listOf({
  identities: [expired, TOKEN_KEY, production, sandbox],
  waiting: [WAITING],
  builtIn: simulator,
});
const groups = entryGroups(full, NOW);
const ids = (of: typeof groups) => of.map((group) => [group.id, group.entries.map((entry) => entry.id)]);

describe('the groups', () => {
  it('stand in their order; within one, by title and then by what lasts longer, with the expired last', () => {
    expect(ids(groups)).toEqual([
      ['certificate', ['sandbox', 'production', 'expired']],
      ['token-key', [TOKEN_KEY.id]],
      ['waiting', [WAITING.publicKeyId]],
      ['built-in', ['simulator']],
    ]);
  });

  it('are left out when they are empty', () => {
    expect(entryGroups(NO_IDENTITIES, NOW)).toEqual([]);
    expect(ids(entryGroups(listOf({ waiting: [WAITING] }), NOW))).toEqual([['waiting', [WAITING.publicKeyId]]]);
  });

  it('are counted for the sidebar with the built-in one', () => {
    expect([entryCount(full), entryCount(NO_IDENTITIES)]).toEqual([6, 0]);
  });
});

describe('the filter', () => {
  const found = (text: string) => filterGroups(groups, text).flatMap((group) => group.entries.map(({ id }) => id));

  it.each([
    ['a topic', 'alarm', ['expired']],
    ['an environment', 'Production', ['production', TOKEN_KEY.id]],
    ['every word of several', 'weather production', ['production']],
    ['a Key ID', '8qj4', [TOKEN_KEY.id]],
    ['the file of a waiting key', 'push.key', [WAITING.publicKeyId]],
    ['a team', 'example weather ltd sandbox alarm', ['expired']],
  ])('finds %s', (_what, text, expected) => expect(found(text)).toEqual(expected));

  it('lets everything through when it is blank, and nothing that has only one of its words', () => {
    expect(found('  ')).toHaveLength(6);
    expect(found('alarm milk')).toEqual([]);
  });
});

describe('what is shown', () => {
  it('is what was selected, and when that is gone the first', () => {
    expect(shownEntry(groups, 'expired')?.id).toBe('expired');
    expect(shownEntry(groups, 'gone')?.id).toBe('sandbox');
  });

  it('is the built-in one only when it was selected', () => {
    const only = entryGroups(listOf({ builtIn: simulator }), NOW);
    expect(shownEntry(only, null)).toBeNull();
    expect(shownEntry(only, 'simulator')?.id).toBe('simulator');
  });
});

describe('the words of an entry', () => {
  const words = () =>
    groups
      .flatMap((group) => group.entries)
      .map((entry) => [entryTitle(entry), ...Object.values(entryNote(entry, NOW))]);

  it('are its topic, its environment and how long it lasts', () => {
    expect(words()).toEqual([
      ['com.example.weather', 'Sandbox', { text: '311 days left', tone: 'neutral' }],
      ['com.example.weather', 'Production', { text: '21 days left', tone: 'warn' }],
      ['com.example.alarm', 'Sandbox', { text: 'expired 4 May', tone: 'error' }],
      ['AuthKey_8QJ4T2M6ZD.p8', 'All topics', { text: 'no expiry', tone: 'neutral' }],
      ['Weather push', 'Request', { text: 'waits for Apple', tone: 'neutral' }],
      ['Simulator identity', 'Simulator', { text: 'made on first run', tone: 'neutral' }],
    ]);
  });

  it('begin with the name a person gave', () => {
    const [group] = entryGroups(listOf({ identities: [{ ...sandbox, name: 'Staging' }] }), NOW);
    expect(group?.entries.map(entryTitle)).toEqual(['Staging']);
  });
});
