import { Fragment } from 'react';

/** Shows a message, with what stands between `**` in bold. An unpaired `**` is shown as it is. */
export function Emphasis({ text }: { readonly text: string }) {
  const parts = text.split(/\*\*(.+?)\*\*/);
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
    index % 2 === 1 ? <strong key={index}>{part}</strong> : <Fragment key={index}>{part}</Fragment>,
  );
}
