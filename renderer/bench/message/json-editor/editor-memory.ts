import type { EditorState } from '@codemirror/state';

/** What an editor leaves behind while its tab is not shown: selection, folds and what can be undone. */
export type EditorMemory = {
  state: EditorState | null;
  /** What the editor asks of the page of the moment, since a remembered state goes on asking. */
  asks: { readonly onChange: (text: string) => void; readonly pushType: string };
};

/** The memory before there was an editor. */
export function newEditorMemory(): EditorMemory {
  return { state: null, asks: { onChange: () => {}, pushType: '' } };
}
