import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours by the app's tokens, which reach into the shadow root; test/renderer/styles holds their contrast. */
const COLOURS = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--accent-text)' },
    { tag: tags.string, color: 'var(--ok)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
    { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--text-2)' },
    { tag: tags.invalid, color: 'var(--err)' },
  ]),
);

const underline = (colour: string) => ({
  backgroundImage: 'none',
  paddingBottom: '0',
  textDecoration: `underline wavy ${colour}`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});

const POPUP = {
  border: '1px solid var(--border)',
  borderRadius: '8px',
  background: 'var(--surface)',
  boxShadow: 'var(--shadow-popup)',
  color: 'var(--text)',
};

/** The editor's look: that of a text field of several lines, in the app's mono type. */
export const theme = [
  COLOURS,
  EditorView.theme({
    '&': {
      minHeight: '212px',
      maxHeight: '480px',
      borderRadius: '5px',
      background: 'var(--surface)',
      color: 'var(--text)',
    },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { font: '400 11.5px / 18px var(--mono)', fontVariantLigatures: 'none', overflow: 'auto' },
    '.cm-content': { padding: '4px 0', caretColor: 'var(--text)', userSelect: 'text' },
    '.cm-line': { padding: '0 8px 0 4px' },
    '.cm-gutters': { border: 'none', background: 'transparent', color: 'var(--text-3)', userSelect: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { minWidth: '26px', padding: '0 2px 0 8px' },
    '.cm-foldGutter .cm-gutterElement': { width: '14px', textAlign: 'center', cursor: 'default' },
    '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
    '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { background: 'var(--inset)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
      background: 'light-dark(#c9d7fb, #34477f)',
    },
    '&.cm-focused .cm-matchingBracket': { background: 'var(--selected)', outline: '1px solid var(--control-strong)' },
    '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--err-soft)' },
    '.cm-foldPlaceholder': {
      padding: '0 4px',
      border: '1px solid var(--control)',
      background: 'var(--hover)',
      color: 'var(--text-2)',
    },
    '.cm-specialChar': { color: 'var(--err)' },
    '.cm-lintRange-error': underline('var(--err-solid)'),
    '.cm-lintRange-warning': underline('var(--warn-solid)'),
    '.cm-lintRange-active': { background: 'var(--hover)' },
    '.cm-lintPoint::after': { bottom: '0', borderBottomColor: 'var(--err-solid)' },
    '.cm-tooltip': { ...POPUP, zIndex: '20', overflow: 'hidden' },
    '.cm-diagnostic': {
      maxWidth: '420px',
      padding: '6px 10px',
      font: '400 12px / 16px var(--font)',
      borderLeft: 'none',
    },
    '.cm-diagnosticAction': {
      margin: '4px 12px 0 0',
      padding: '0',
      background: 'none',
      color: 'var(--accent-text)',
      font: '500 12px / 16px var(--font)',
      border: 'none',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': {
      maxHeight: '196px',
      padding: '4px',
      font: '400 11.5px / 18px var(--mono)',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', borderRadius: '4px' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      background: 'var(--accent)',
      color: 'var(--on-accent)',
    },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-tooltip.cm-completionInfo': { margin: '0 4px', padding: '0' },
    '.key-help': {
      maxWidth: '300px',
      padding: '8px 10px',
      font: '400 12px / 16px var(--font)',
      color: 'var(--text-2)',
    },
    '.key-help-key': { font: '500 11.5px / 18px var(--mono)', color: 'var(--text)' },
    '.key-help-holds, .key-help-pushTypes': { marginTop: '4px', color: 'var(--text-3)' },
    '::selection': { background: 'light-dark(#c9d7fb, #34477f)' },
    '::-webkit-scrollbar': { width: '10px', height: '10px' },
    '::-webkit-scrollbar-corner': { background: 'none' },
    '::-webkit-scrollbar-thumb': {
      border: '2px solid transparent',
      borderRadius: '5px',
      background: 'var(--control) content-box',
    },
  }),
];
