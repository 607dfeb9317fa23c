import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { PARAGRAPHS } from '../how-push-works/paragraphs.ts';
import { type Entry, entryGroups, entryNote, entryTitle } from '../identities/identity-entries.ts';
import { en } from '../messages/en.ts';
import { SHORTCUTS } from '../shell/keyboard.ts';
import type { Section } from '../shell/sidebar.tsx';
import { copyEntries, targetEntries, templateEntries, tokenEntries, workEntries } from './bench-entries.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';

const texts = en.palette;

/** All that can be run, in the order in which it is shown while nothing is typed. */
export function paletteEntries(world: PaletteWorld): readonly PaletteEntry[] {
  const work = workEntries(world);
  return [
    // What can be done comes first, so that Enter alone does something.
    ...work.filter(({ blocked }) => blocked === undefined),
    ...work.filter(({ blocked }) => blocked !== undefined),
    ...simulatorEntries(world.simulator),
    ...identityEntries(world),
    ...tokenEntries(world.bench),
    ...SECTIONS.map(sectionEntry),
    ...copyEntries(world),
    ...targetEntries(world.bench),
    ...templateEntries(world),
    ...themeEntries(world.theme),
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

function simulatorEntries({ status }: SimulatorState): readonly PaletteEntry[] {
  if (status === 'starting') return [];
  const to = status === 'on' ? 'stop' : 'start';
  const title = to === 'stop' ? texts.actions.stopSimulator : texts.actions.startSimulator;
  return [
    { id: 'simulator-run', kind: 'action', title, words: texts.actions.simulatorWords, act: { kind: 'simulator', to } },
  ];
}

function themeEntries(current: Settings['theme']): readonly PaletteEntry[] {
  const others = (['system', 'light', 'dark'] as const).filter((theme) => theme !== current);
  return others.map((theme) => ({
    id: `theme-${theme}`,
    kind: 'action',
    title: texts.actions.theme(en.settings.themes[theme]),
    words: texts.actions.themeWords,
    act: { kind: 'theme', theme },
  }));
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
