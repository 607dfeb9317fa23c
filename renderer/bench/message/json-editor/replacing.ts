import { EditorView } from '@codemirror/view';

const REPLACES: ReadonlySet<string> = new Set(['insertText', 'deleteContentBackward', 'deleteContentForward']);

/**
 * What is typed over a selection takes its place in the state at once. The browser would first do it in the page, join lines
 * there and carry their look over in `style` attributes, which the page's policy refuses and tells of.
 */
export const replacing = EditorView.domEventHandlers({
  beforeinput: ({ data, inputType, isComposing }, view) => {
    const range = selectedRange(view);
    if (!REPLACES.has(inputType) || isComposing || range === null || range.from === range.to) return false;
    const isInsert = inputType === 'insertText';
    const insert = view.state.toText(isInsert ? (data ?? '') : '');
    view.dispatch({
      changes: { ...range, insert },
      selection: { anchor: range.from + insert.length },
      userEvent: isInsert ? 'input.type' : 'delete.selection',
      scrollIntoView: true,
    });
    return true;
  },
});

/** What is selected on the page: a selection that was made a moment ago is not in the state yet. */
function selectedRange(view: EditorView): { readonly from: number; readonly to: number } | null {
  const selection = hasSelection(view.root) ? view.root.getSelection() : null;
  if (selection?.anchorNode == null || selection.focusNode === null) return null;
  const anchor = view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  const focus = view.posAtDOM(selection.focusNode, selection.focusOffset);
  return { from: Math.min(anchor, focus), to: Math.max(anchor, focus) };
}

type HasSelection = { getSelection: () => Selection | null };

/** Chromium's shadow roots have the selection inside of them, which the document's does not tell. */
function hasSelection(root: object): root is HasSelection {
  return 'getSelection' in root && typeof root.getSelection === 'function';
}
