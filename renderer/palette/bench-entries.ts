import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Bench } from '../bench/bench-state.ts';
import type { MessageFacts } from '../bench/message-facts.ts';
import { isSending, newestAnswer } from '../bench/newest-answer.ts';
import { blockText } from '../bench/result/block-text.ts';
import { shortToken } from '../bench/result/short-token.ts';
import { chosenCredential, testBlock } from '../bench/selectors.ts';
import { sendBlock } from '../bench/send-block.ts';
import { appOf } from '../bench/templates/app-of.ts';
import { templateGroups } from '../bench/templates/template-entries.ts';
import { en } from '../messages/en.ts';
import { SHORTCUTS } from '../shell/keyboard.ts';
import { commandEntry as command } from './command-entry.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';

const texts = en.palette;

/** What is done on the Bench, in its order. */
export function workEntries({ bench, message, simulator }: PaletteWorld): readonly PaletteEntry[] {
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
    ...(['templates', 'save-template', 'open-notification'] as const).map((name) =>
      command(name, actions.ofTemplates[name], actions.ofTemplatesWords[name], {
        blocked: bench.stage === 'ready' ? null : texts.notReady,
      }),
    ),
    command('new-bench', actions.newBench, actions.newBenchWords, { shortcut: SHORTCUTS['new-bench'] }),
    command('toggle-inspector', actions.inspector, actions.inspectorWords, {
      shortcut: SHORTCUTS['toggle-inspector'],
      blocked: bench.stage === 'ready' ? null : texts.notReady,
    }),
    ...answerEntries(bench),
  ];
}

function answerEntries(bench: Bench): readonly PaletteEntry[] {
  const { actions } = texts;
  const missing = newestAnswer(bench) === null ? texts.nothingAnswered : null;
  return [
    command('show-details', actions.newestDetails, actions.newestDetailsWords, { blocked: missing }),
    command('send-again', en.bench.results.details.sendAgain, actions.sendAgainWords, {
      blocked: missing ?? (isSending(bench) ? texts.sending : null),
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

/** So many tokens are offered, the last sent to first. */
const RECENT_TOKENS = 5;

/** The tokens of this run, to be sent to again. */
export function tokenEntries({ sends }: Bench): readonly PaletteEntry[] {
  const tokens = [...new Set(sends.filter(({ forgotten }) => !forgotten).map(({ token }) => token))].slice(
    0,
    RECENT_TOKENS,
  );
  return tokens.map((token) => ({
    id: `token-${token}`,
    kind: 'token',
    title: texts.token(shortToken(token)),
    words: `${texts.tokenWords} ${token}`,
    act: { kind: 'token', token },
  }));
}

/** What can be used as the message, what the person saved for the credential in use first. */
export function templateEntries({ bench, message, templates, now }: PaletteWorld): readonly PaletteEntry[] {
  const credential = chosenCredential(bench);
  if (credential === null) return [];
  const groups = templateGroups(templates.templates, credential, { bundleId: appOf(message.topic, credential), now });
  return groups.flatMap(({ entries }) =>
    entries.map(({ id, template, saved, purpose, covered }) => ({
      id: `template-${id}`,
      kind: 'template',
      title: texts.template(template.name),
      note: covered
        ? (saved?.credentialName ?? template.headers.pushType)
        : en.bench.templates.notCovered[credential.kind],
      words: `${texts.templateWords} ${template.headers.pushType} ${purpose}`,
      act: { kind: 'template', template },
    })),
  );
}

/** Where the Bench does not aim yet. */
export function targetEntries({ target }: Bench): readonly PaletteEntry[] {
  const others = (['simulator', 'sandbox', 'production', 'custom'] as const).filter((kind) => kind !== target.kind);
  return others.map((kind) => ({
    id: `target-${kind}`,
    kind: 'action',
    title: texts.actions.target(en.bench.targets[kind]),
    words: texts.actions.targetWords,
    act: { kind: 'target', target: kind },
  }));
}
