import { noProgram, PROGRAMS } from '../../shared/export-request/export-request.ts';
import type { Identity, IdentityList } from '../../shared/identity/identity.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Bench, TargetForm } from '../bench/bench-state.ts';
import { noProgramText } from '../bench/export-request/no-program-text.ts';
import { exportBlock, requestFactsOf } from '../bench/export-request/request-facts-of.ts';
import type { MessageFacts } from '../bench/message-facts.ts';
import { blockText } from '../bench/result/block-text.ts';
import { shortToken } from '../bench/result/short-token.ts';
import { chosenCredential, sendBlock, testBlock } from '../bench/selectors.ts';
import type { Shortcut } from '../components/shortcut.ts';
import { PARAGRAPHS, type Paragraph } from '../how-push-works/paragraphs.ts';
import { type Entry, entryGroups, entryNote, entryTitle } from '../identities/identity-entries.ts';
import { en } from '../messages/en.ts';
import type { CommandName } from '../shell/commands.tsx';
import { SHORTCUTS } from '../shell/keyboard.ts';
import type { Section } from '../shell/sidebar.tsx';
import type { Findable } from './ranking.ts';

const texts = en.palette;

/** What an entry does. */
export type PaletteAct =
  | { readonly kind: 'command'; readonly command: CommandName }
  | { readonly kind: 'simulator'; readonly to: 'start' | 'stop' }
  | { readonly kind: 'target'; readonly target: TargetForm['kind'] }
  | { readonly kind: 'theme'; readonly theme: Settings['theme'] }
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'demo' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph };

export type PaletteEntry = Findable & {
  readonly id: string;
  readonly kind: keyof typeof texts.kinds;
  readonly shortcut?: Shortcut;
  /** Why it cannot be done now; absent when it can. */
  readonly blocked?: string;
  readonly act: PaletteAct;
};

/** What the entries follow from. */
export type PaletteWorld = {
  readonly bench: Bench;
  readonly message: MessageFacts;
  readonly simulator: SimulatorState;
  readonly identities: IdentityList;
  readonly theme: Settings['theme'];
  readonly now: Date;
};

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
    ...themeEntries(world.theme),
    ...explanationEntries(),
  ];
}

function command(
  name: CommandName,
  title: string,
  words: string,
  more: { readonly shortcut?: Shortcut; readonly blocked?: string | null } = {},
): PaletteEntry {
  const { shortcut, blocked } = more;
  return {
    ...{ id: name, kind: 'action', title, words, act: { kind: 'command', command: name } },
    ...(shortcut !== undefined && { shortcut }),
    ...(typeof blocked === 'string' && { blocked }),
  };
}

function workEntries({ bench, message, simulator }: PaletteWorld): readonly PaletteEntry[] {
  const { actions } = texts;
  const credential = chosenCredential(bench);
  const exportable = credential?.kind === 'certificate' && credential.hasPrivateKey;
  return [
    command('send', actions.send, actions.sendWords, {
      shortcut: SHORTCUTS.send,
      blocked: sendTrouble(bench, message, simulator),
    }),
    command('test-connection', actions.test, actions.testWords, {
      shortcut: SHORTCUTS['test-connection'],
      blocked: testTrouble(bench, simulator),
    }),
    command('choose-files', actions.import, actions.importWords, { shortcut: SHORTCUTS['choose-files'] }),
    command('export', actions.export, actions.exportWords, {
      shortcut: SHORTCUTS.export,
      blocked: exportable ? null : texts.noCertificate,
    }),
    command('create-request', actions.createRequest, actions.createRequestWords),
    command('new-bench', actions.newBench, actions.newBenchWords, { shortcut: SHORTCUTS['new-bench'] }),
    command('toggle-inspector', actions.inspector, actions.inspectorWords, {
      shortcut: SHORTCUTS['toggle-inspector'],
      blocked: bench.stage === 'ready' ? null : texts.notReady,
    }),
  ];
}

function sendTrouble(bench: Bench, message: MessageFacts, simulator: SimulatorState): string | null {
  if (bench.stage !== 'ready') return texts.notReady;
  const block = sendBlock(bench, message, simulator);
  return block === null ? null : blockText(block);
}

function testTrouble(bench: Bench, simulator: SimulatorState): string | null {
  if (bench.stage !== 'ready') return texts.notReady;
  if (bench.running !== null) return texts.testing;
  const block = testBlock(bench, simulator);
  return block === null ? null : en.bench.connection.blocked[block];
}

/** The request as a program, as the Bench's own menu has it. */
function copyEntries({ bench, message, simulator }: PaletteWorld): readonly PaletteEntry[] {
  const facts = requestFactsOf(bench, chosenCredential(bench), message, simulator);
  const block = bench.stage === 'ready' ? exportBlock(bench, message, simulator) : null;
  const missing = block === null ? texts.notReady : blockText(block);
  return PROGRAMS.map((program) => {
    const reason = facts === null ? null : noProgram(program, facts);
    const refused = reason === null ? null : noProgramText(program, reason);
    const title = texts.actions.copyAs(en.bench.exportRequest.programs[program]);
    const blocked = facts === null ? missing : refused;
    return command(`copy-as-${program}`, title, texts.actions.copyAsWords, { blocked });
  });
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

/** So many tokens are offered, the last sent to first. */
const RECENT_TOKENS = 5;

function tokenEntries({ sends }: Bench): readonly PaletteEntry[] {
  const tokens = [...new Set(sends.map(({ token }) => token))].slice(0, RECENT_TOKENS);
  return tokens.map((token) => ({
    id: `token-${token}`,
    kind: 'token',
    title: texts.token(shortToken(token)),
    words: `${texts.tokenWords} ${token}`,
    act: { kind: 'token', token },
  }));
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

/** Where the Bench does not aim yet. */
function targetEntries({ target }: Bench): readonly PaletteEntry[] {
  const others = (['simulator', 'sandbox', 'production', 'custom'] as const).filter((kind) => kind !== target.kind);
  return others.map((kind) => ({
    id: `target-${kind}`,
    kind: 'action',
    title: texts.actions.target(en.bench.targets[kind]),
    words: texts.actions.targetWords,
    act: { kind: 'target', target: kind },
  }));
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
