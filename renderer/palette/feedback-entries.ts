import { shownReading } from '../feedback/feedback-state.ts';
import { readBlock, readingCredentials } from '../feedback/feedback-target.ts';
import { en } from '../messages/en.ts';
import { commandEntry } from './command-entry.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';

const texts = en.palette;
const { actions } = texts;

/** What is done on the Feedback page. */
export function feedbackEntries(world: PaletteWorld): readonly PaletteEntry[] {
  const shown = shownReading(world.feedback);
  const blocked = shown === null || shown.devices.length === 0 ? texts.nothingRead : null;
  return [
    commandEntry('read-feedback', actions.readFeedback, actions.readFeedbackWords, { blocked: readTrouble(world) }),
    commandEntry('copy-devices', en.feedback.list.copyName, actions.devicesWords, { note: texts.ofFeedback, blocked }),
    commandEntry('export-csv', en.feedback.list.exportName, actions.devicesWords, { note: texts.ofFeedback, blocked }),
  ];
}

function readTrouble({ bench, feedback, simulator }: PaletteWorld): string | null {
  if (feedback.running !== null) return texts.reading;
  const block = readBlock(feedback.form, readingCredentials(bench, feedback.form).credential, simulator);
  return block === null ? null : en.feedback.blocked[block];
}
