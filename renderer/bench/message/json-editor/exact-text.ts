import { invertedEffects, isolateHistory } from '@codemirror/commands';
import {
  Annotation,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import {
  changedLineEnds,
  keptApart,
  type LineChange,
  type LineEnds,
  lineEndsOf,
  plainOffset,
  withLineEnds,
  withPlainEnds,
} from './line-ends.ts';
import { textChange } from './text-change.ts';

/** The text of an editor to the byte: its document, and beside it the line ends that CodeMirror knows nothing of. */

const setLineEnds = StateEffect.define<LineEnds>();

const fromOutside = Annotation.define<boolean>();

const lineEnds = StateField.define<LineEnds>({
  create: () => lineEndsOf(''),
  update: (ends, transaction) => {
    const set = transaction.effects.filter((effect) => effect.is(setLineEnds)).at(-1);
    if (set !== undefined) return set.value;
    if (!transaction.docChanged) return ends;
    const { newDoc } = transaction;
    return keptApart(changedLineEnds(ends, lineChanges(transaction)), (line) => newDoc.line(line + 1).length === 0);
  },
});

/** Keeps the line ends of a text as they are, also when a change of theirs is undone. */
export function exactText(text: string): Extension {
  return [
    lineEnds.init(() => lineEndsOf(text)),
    invertedEffects.of(({ startState, state }) => {
      const before = startState.field(lineEnds);
      return before === state.field(lineEnds) ? [] : [setLineEnds.of(before)];
    }),
  ];
}

/** A document for a text; goes with `exactText` of the same text. */
export const documentOf = withPlainEnds;

/** The text of an editor, byte for byte as it was opened but for what was edited. */
export function textOf(state: EditorState): string {
  return withLineEnds(state.doc.toString(), state.field(lineEnds));
}

/** Where an offset of `text`, the editor's own, lies in its document. */
export const positionOf = plainOffset;

/** What makes the editor's text another: the smallest change, which can be undone by itself; null when it is so already. */
export function textReplacement(state: EditorState, text: string): TransactionSpec | null {
  if (textOf(state) === text) return null;
  const changes = textChange(state.doc.toString(), withPlainEnds(text));
  return {
    ...(changes === null ? {} : { changes }),
    effects: setLineEnds.of(lineEndsOf(text)),
    annotations: [fromOutside.of(true), isolateHistory.of('full')],
  };
}

/** Whether a change came from elsewhere and is known there. */
export function isFromOutside(transaction: Transaction): boolean {
  return transaction.annotation(fromOutside) === true;
}

function lineChanges({ startState, changes }: Transaction): readonly LineChange[] {
  const list: LineChange[] = [];
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    const before = startState.doc.lineAt(from).number - 1;
    list.push({ before, removed: startState.doc.lineAt(to).number - 1 - before, added: inserted.lines - 1 });
  }, true);
  return list;
}
