import type { AppSide } from '../../shared/export-request/app-side.ts';
import { noProgram, PROGRAMS } from '../../shared/export-request/export-request.ts';
import { noProgramText } from '../bench/export-request/no-program-text.ts';
import { exportBlock, requestFactsOf } from '../bench/export-request/request-facts-of.ts';
import { blockText } from '../bench/result/block-text.ts';
import { chosenCredential } from '../bench/selectors.ts';
import { en } from '../messages/en.ts';
import { commandEntry } from './command-entry.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';

const texts = en.palette;

/** The views of the message, and what is done to its text. */
export function messageEntries({ bench, message }: PaletteWorld): readonly PaletteEntry[] {
  const { actions } = texts;
  const notReady = bench.stage === 'ready' ? null : texts.notReady;
  return [
    ...(['form', 'json', 'headers'] as const).map((tab) =>
      commandEntry(`show-${tab}`, actions.messageTab(en.bench.message.tabs[tab]), actions.messageTabWords, {
        blocked: notReady,
      }),
    ),
    commandEntry('format-json', actions.formatJson, actions.formatJsonWords, {
      blocked: notReady ?? (message.payload.ok ? null : texts.notJson),
    }),
  ];
}

/** The request as a program, as the Bench's own menu has it. */
export function copyEntries({ bench, message, simulator }: PaletteWorld): readonly PaletteEntry[] {
  const facts = requestFactsOf(bench, chosenCredential(bench), message, simulator);
  const block = bench.stage === 'ready' ? exportBlock(bench, message, simulator) : null;
  const missing = block === null ? texts.notReady : blockText(block);
  return PROGRAMS.map((program) => {
    const reason = facts === null ? null : noProgram(program, facts);
    const refused = reason === null ? null : noProgramText(program, reason);
    const title = texts.actions.copyAs(en.bench.exportRequest.programs[program]);
    const blocked = facts === null ? missing : refused;
    return commandEntry(`copy-as-${program}`, title, texts.actions.copyAsWords, { blocked });
  });
}

const APP_SIDES: readonly AppSide[] = ['swift', 'objective-c'];

/** Code of the app that is to receive the notification, from the same menu. */
export function appSideEntries({ bench }: PaletteWorld): readonly PaletteEntry[] {
  return APP_SIDES.map((side) =>
    commandEntry(
      `copy-as-${side}`,
      texts.actions.copyAs(en.bench.exportRequest.appSides[side]),
      texts.actions.appSideWords,
      { blocked: bench.stage === 'ready' ? null : texts.notReady },
    ),
  );
}
