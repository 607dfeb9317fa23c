import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
} from '@codemirror/autocomplete';
import { isolateHistory } from '@codemirror/commands';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { apsKeyText } from '../../../../shared/messages/aps-key-text.ts';
import type { KeyHolder } from '../../../../shared/payload/aps-keys.ts';
import { completePayload, keyAtOffset, type PayloadOption } from '../../../../shared/payload/complete-payload.ts';

/** What a key that goes with the push type is moved up in the list by, and one that does not is moved down. */
const BOOST = 40;

/** Offers the keys and values that Apple knows; `pushType` gives the type of the moment. */
export function completion(pushType: () => string) {
  return autocompletion({
    override: [(context) => source(context, pushType())],
    icons: false,
    // Enter takes what is marked as soon as it is: a list opens only behind a word that was begun.
    interactionDelay: 0,
  });
}

/** Says on the editor's box whether a list of completions is open or on its way, for those who do not see inside. */
export const listMark = EditorView.updateListener.of(({ state, view: { root } }) => {
  if (root instanceof ShadowRoot) root.host.toggleAttribute('data-list-open', completionStatus(state) !== null);
});

/** Help for the key under the pointer. */
export const keyHover = hoverTooltip(({ state }, position) => {
  const found = keyAtOffset(state.doc.toString(), position);
  if (found === null) return null;
  const dom = helpOf(found.holder, found.key);
  return dom === null ? null : { pos: found.from, end: found.to, above: true, create: () => ({ dom }) };
});

function source({ state, pos, explicit }: CompletionContext, pushType: string): CompletionResult | null {
  const found = completePayload(state.doc.toString(), pos, pushType);
  // By itself only once something was written; before that at a key's request.
  if (found === null || (!explicit && found.from === pos)) return null;
  const quoted = state.sliceDoc(found.from, found.from + 1) === '"';
  const from = quoted ? found.from + 1 : found.from;
  return { from, options: found.options.map((option) => asCompletion(option, pushType)), validFor: /^[\w-]*$/ };
}

function asCompletion({ label, holder, key, isKey, fit }: PayloadOption, pushType: string): Completion {
  return {
    label,
    boost: fit * BOOST,
    info: () => helpOf(holder, key),
    apply: (view) => write(view, label, pushType),
    type: isKey ? 'property' : 'enum',
  };
}

/** Worked out anew: the word may have grown since the list was made. */
function write(view: EditorView, label: string, pushType: string): void {
  const found = completePayload(view.state.doc.toString(), view.state.selection.main.head, pushType);
  const edit = found?.options.find((option) => option.label === label)?.edit;
  if (edit === undefined) return;
  const { from, to, insert, select } = edit;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: select.from, head: select.to },
    userEvent: 'input.complete',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  });
}

function helpOf(holder: KeyHolder, key: string): HTMLElement | null {
  const help = apsKeyText(holder, key);
  if (help === null) return null;
  const dom = document.createElement('div');
  dom.className = 'key-help';
  for (const [name, text] of Object.entries({ key, ...help })) {
    if (text === null) continue;
    const line = dom.appendChild(document.createElement('div'));
    line.className = `key-help-${name}`;
    line.textContent = text;
  }
  return dom;
}
