import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentOf,
  exactText,
  positionOf,
  textOf,
  textReplacement,
} from '../../../../../renderer/bench/message/json-editor/exact-text.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };

const MIXED = '{\r\n "a": 1,\r "b": "x\u2028y",\n\r\n "c": 2\n\r}\r\n';

function opened(text: string): EditorState {
  return EditorState.create({ doc: documentOf(text), extensions: [exactText(text), history()] });
}

/** The editor after one stretch of its text was typed over; offsets are the text's. */
function typed(state: EditorState, from: number, to: number, insert: string): EditorState {
  const text = textOf(state);
  return state.update({ changes: { from: positionOf(text, from), to: positionOf(text, to), insert } }).state;
}

function done(state: EditorState, command: typeof undo): EditorState {
  let after = state;
  command({ state, dispatch: (transaction: Transaction) => (after = transaction.state) });
  return after;
}

const anyText = fc
  .array(fc.constantFrom('\r\n', '\r', '\n', '\u2028', '\u2029', 'a', '"', '{', ' ', '🙂', '\ufeff', '\0'))
  .map((parts) => parts.join(''));

describe('the text of an editor', () => {
  it('is what it was opened with, whatever ends its lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textOf(opened(text))).toBe(text);
      }),
      RUNS,
    );
  });

  it('stays elsewhere as it was when it is edited at one place', () => {
    const at = MIXED.indexOf('1');
    expect(textOf(typed(opened(MIXED), at, at + 1, '23'))).toBe(MIXED.replace('1', '23'));
    expect(textOf(typed(opened(MIXED), at, at + 1, '2\n3'))).toBe(MIXED.replace('1', '2\r\n3'));
  });

  it('keeps every line end that no edit touched, through any row of edits, and comes back by undoing', () => {
    const edit = fc.record({
      from: fc.nat(),
      length: fc.nat(3),
      insert: fc.constantFrom('', 'x', '\n', 'ab\nc', '🙂'),
    });
    fc.assert(
      fc.property(anyText, fc.array(edit, { maxLength: 8 }), (text, edits) => {
        let state = opened(text);
        for (const { from, length, insert } of edits) {
          const before = textOf(state);
          const start = from % (state.doc.length + 1);
          const end = Math.min(state.doc.length, start + length);
          state = state.update({ changes: { from: start, to: end, insert } }).state;
          const after = textOf(state);
          expect(documentOf(after)).toBe(state.doc.toString());
          const head = state.doc.sliceString(0, start);
          expect(documentOf(before.slice(0, offsetOf(before, start)))).toBe(head);
          // A lone CR that comes to stand before a LF would be one line end with it.
          expect(after.startsWith(before.slice(0, offsetOf(before, start)).replace(/\r+$/, ''))).toBe(true);
          expect(after.endsWith(before.slice(offsetOf(before, end)))).toBe(true);
        }
        for (const _ of edits) state = done(state, undo);
        expect(textOf(state)).toBe(text);
      }),
      RUNS,
    );
  });

  it('takes over any other text to the byte, and gives the old one back', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const state = opened(text);
        const replacement = textReplacement(state, other);
        if (replacement === null) {
          expect(other).toBe(text);
          return;
        }
        const replaced = state.update(replacement).state;
        expect(textOf(replaced)).toBe(other);
        const back = done(replaced, undo);
        expect(textOf(back)).toBe(text);
        expect(textOf(done(back, redo))).toBe(other);
      }),
      RUNS,
    );
  });

  it('changes no more than what differs, so that a selection beside it stays', () => {
    const state = opened('{"a": 1, "b": 2}');
    const selected = state.update({ selection: { anchor: 14 } }).state;
    const replacement = textReplacement(selected, '{"a": 100, "b": 2}');
    expect(replacement?.changes).toEqual({ from: 7, to: 7, insert: '00' });
    expect(selected.update(replacement ?? {}).state.selection.main.head).toBe(16);
  });
});

/** Where a position of the editor lies in its text. */
function offsetOf(text: string, position: number): number {
  for (let offset = 0; offset <= text.length; offset += 1) if (positionOf(text, offset) === position) return offset;
  throw new Error(`no offset ${position}`);
}
