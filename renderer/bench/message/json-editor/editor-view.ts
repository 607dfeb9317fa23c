import { closeCompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, diagnosticCount, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { completion, keyHover, listMark } from './completion.ts';
import type { EditorMemory } from './editor-memory.ts';
import { documentOf, exactText, isFromOutside, positionOf, textOf, textReplacement } from './exact-text.ts';
import { replacing } from './replacing.ts';
import { theme } from './theme.ts';

/** What a draft may hold; no payload comes near it. */
const MAX_LENGTH = 1_000_000;

/** Keys that mean something to the whole window (sending, the tabs, closing), which the editor leaves alone. */
const APP_KEYS: ReadonlySet<string> = new Set(['Mod-Enter', 'Mod-[', 'Mod-]', 'Escape']);

/** A CodeMirror editor for one payload text, in a shadow root: there its style sheets need no leave of the page's policy. */
export class PayloadEditor {
  readonly #view: EditorView;
  readonly #memory: EditorMemory;

  /** @param memory where it goes on from, and what it leaves behind */
  constructor(parent: ShadowRoot, text: string, memory: EditorMemory) {
    const state = memory.state ?? firstState(text, memory);
    this.#memory = memory;
    this.#view = new EditorView({ state, parent, root: parent });
    this.show(text);
  }

  /** Takes over a text that was changed elsewhere; what is the same stays selected, folded and to be undone. */
  show(text: string): void {
    const replacement = textReplacement(this.#view.state, text);
    if (replacement !== null) this.#view.dispatch(replacement);
  }

  /** Marks places of the text that it shows. */
  mark(diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0 && diagnosticCount(this.#view.state) === 0) return;
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Names and describes the text box. */
  describe(attributes: Readonly<Record<string, string>>): void {
    this.#view.dispatch({
      effects: ATTRIBUTES.reconfigure(EditorView.contentAttributes.of({ ...attributes })),
    });
  }

  focus(): void {
    this.#view.focus();
  }

  /** Selects a stretch of the text and goes there. */
  select(from: number, to: number): void {
    const text = textOf(this.#view.state);
    this.#view.dispatch({
      selection: { anchor: positionOf(text, from), head: positionOf(text, to) },
      scrollIntoView: true,
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#memory.state = this.#view.state;
    this.#view.destroy();
  }
}

/** Holds what the text box is called and described by. */
const ATTRIBUTES = new Compartment();

function firstState(text: string, memory: EditorMemory): EditorState {
  return EditorState.create({
    doc: documentOf(text),
    extensions: [
      exactText(text),
      history(),
      json(),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      lineNumbers(),
      foldGutter(),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      completion(() => memory.asks.pushType),
      listMark,
      keyHover,
      // Tab is not among the keys: it leads on, as everywhere.
      keymap.of([
        { key: 'Escape', run: closeCompletion },
        { key: 'F8', run: nextDiagnostic },
        { key: 'Shift-F8', run: previousDiagnostic },
        ...completionKeymap,
        ...foldKeymap,
        ...historyKeymap,
        ...defaultKeymap.filter(({ key }) => !APP_KEYS.has(key ?? '')),
      ]),
      replacing,
      theme,
      ATTRIBUTES.of([]),
      EditorState.changeFilter.of(
        (transaction) => transaction.newDoc.length <= MAX_LENGTH || isFromOutside(transaction),
      ),
      EditorView.updateListener.of(({ docChanged, state: now, transactions }) => {
        if (docChanged && !transactions.every(isFromOutside)) memory.asks.onChange(textOf(now));
      }),
    ],
  });
}
