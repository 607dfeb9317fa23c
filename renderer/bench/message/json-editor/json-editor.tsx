import type { Diagnostic } from '@codemirror/lint';
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { EditorMemory } from './editor-memory.ts';
import { PayloadEditor } from './editor-view.ts';

/** What others do with the editor; offsets are those of the text as it is sent. */
export type JsonEditorHandle = { readonly select: (from: number, to: number) => void };

type JsonEditorProps = {
  readonly ref?: Ref<JsonEditorHandle>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with the whole text, for those who do not see the marks. */
  readonly error: string | undefined;
  /** null leaves the marks that are there, each with what it marks. */
  readonly diagnostics: readonly Diagnostic[] | null;
  /** The push type that the message goes out with; its keys are offered first. */
  readonly pushType: string;
  readonly memory: EditorMemory;
};

/** An editor for a payload's text. It holds the text itself, and follows `value` where that was changed elsewhere. */
export function JsonEditor({ ref, label, value, onChange, error, diagnostics, pushType, memory }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<PayloadEditor>(null);
  const latest = useRef(value);

  useLayoutEffect(() => {
    latest.current = value;
    memory.asks = { onChange, pushType };
  });
  useLayoutEffect(() => {
    if (host.current === null) return;
    // A button or a key may focus the box from outside, as it would a field; what is inside has the focus then. The box
    // has no tabindex of its own: a negative one keeps Tab out of all that is inside.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open', delegatesFocus: true });
    // The first part that takes the focus is the one that scrolls.
    const focusText = () => {
      if (root.activeElement?.classList.contains('cm-scroller')) editor.current?.focus();
    };
    root.addEventListener('focusin', focusText);
    const made = new PayloadEditor(root, latest.current, memory);
    editor.current = made;
    return () => {
      root.removeEventListener('focusin', focusText);
      made.destroy();
    };
  }, [memory]);
  // Before anything else can be typed: what was typed is in `value` already, so nothing of it is taken back.
  useLayoutEffect(() => editor.current?.show(value), [value]);
  useLayoutEffect(() => {
    if (diagnostics !== null) editor.current?.mark(diagnostics);
  }, [diagnostics]);
  useLayoutEffect(
    () =>
      editor.current?.describe({
        'aria-label': label,
        ...(error === undefined ? {} : { 'aria-invalid': 'true', 'aria-description': error }),
      }),
    [label, error],
  );
  useImperativeHandle(ref, () => ({ select: (from, to) => editor.current?.select(from, to) }), []);

  return <div ref={host} className="json-editor" />;
}
