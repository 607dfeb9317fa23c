import { Fragment } from 'react';
import { boldParts } from '../../shared/messages/text-form.ts';

/** Shows a message, with what stands between `**` in bold. */
export function Emphasis({ text }: { readonly text: string }) {
  return boldParts(text).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
    part.bold ? <strong key={index}>{part.text}</strong> : <Fragment key={index}>{part.text}</Fragment>,
  );
}
