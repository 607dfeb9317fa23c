import { PARAGRAPHS } from '../how-push-works/paragraphs.ts';
import { type Entry, entryGroups, entryNote, entryTitle } from '../identities/identity-entries.ts';
import { en } from '../messages/en.ts';
import { SHORTCUTS } from '../shell/keyboard.ts';
import type { Section } from '../shell/sidebar.tsx';
import { targetEntries, templateEntries, tokenEntries, workEntries } from './bench-entries.ts';
import { feedbackEntries } from './feedback-entries.ts';
import { appSideEntries, copyEntries, messageEntries } from './message-entries.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';
import { settingsEntries } from './settings-entries.ts';
import { runSimulatorEntries, simulatorEntries } from './simulator-entries.ts';

const texts = en.palette;

/** All that can be run, in the order in which it is shown while nothing is typed. */
export function paletteEntries(world: PaletteWorld): readonly PaletteEntry[] {
  const work = workEntries(world);
  return [
    // What can be done comes first, so that Enter alone does something.
    ...work.filter(({ blocked }) => blocked === undefined),
    ...work.filter(({ blocked }) => blocked !== undefined),
    ...runSimulatorEntries(world.simulator),
    ...identityEntries(world),
    ...tokenEntries(world.bench),
    ...SECTIONS.map(sectionEntry),
    ...messageEntries(world),
    ...copyEntries(world),
    ...appSideEntries(world),
    ...targetEntries(world.bench),
    ...templateEntries(world),
    ...simulatorEntries(world),
    ...feedbackEntries(world),
    ...settingsEntries(world.settings),
    ...explanationEntries(),
  ];
}

/** What can be used in the Bench as it is; a key that waits for its certificate cannot. */
function identityEntries({ identities, now }: PaletteWorld): readonly PaletteEntry[] {
  return entryGroups(identities, now).flatMap(({ entries }) => entries.flatMap((entry) => identityEntry(entry, now)));
}

function identityEntry(entry: Entry, now: Date): readonly PaletteEntry[] {
  if (entry.kind === 'waiting') return [];
  const { identity } = entry;
  return [
    {
      id: `identity-${entry.id}`,
      kind: 'identity',
      title: texts.identity(entryTitle(entry)),
      note: entryNote(entry, now).kind,
      words: [texts.identityWords, identity.facts.teamId, identity.facts.commonName].filter(Boolean).join(' '),
      act: entry.kind === 'built-in' ? { kind: 'demo' } : { kind: 'identity', identity },
    },
  ];
}

const SECTIONS: readonly Section[] = ['bench', 'identities', 'simulator', 'feedback', 'settings'];

function sectionEntry(section: Section): PaletteEntry {
  return {
    id: section,
    kind: 'section',
    title: texts.section(en.app.section[section]),
    words: texts.sectionWords,
    shortcut: SHORTCUTS[section],
    act: { kind: 'command', command: section },
  };
}

function explanationEntries(): readonly PaletteEntry[] {
  const words = texts.howPushWorksWords;
  return [
    {
      id: 'how-push-works',
      kind: 'section',
      title: texts.howPushWorks,
      words,
      act: { kind: 'command', command: 'how-push-works' },
    },
    ...PARAGRAPHS.map(
      (paragraph): PaletteEntry => ({
        id: `paragraph-${paragraph}`,
        kind: 'paragraph',
        title: en.howPushWorks.paragraphs[paragraph].title,
        words,
        act: { kind: 'paragraph', paragraph },
      }),
    ),
  ];
}
