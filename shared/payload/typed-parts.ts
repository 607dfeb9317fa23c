import type { ObjectField } from './json-part.ts';

/** A part of the form that is a JSON object with a text of its own. */
export type TextedPart = ObjectField | 'customData';

export const TEXTED_PARTS = ['contentState', 'attributes', 'customData'] as const satisfies readonly TextedPart[];

/** A text as it was typed, and what the payload held then: it is shown for as long as the payload holds that. */
export type Typed = { readonly typed: string; readonly over: string | null };

/** The texts that are not what the payload holds, letter by letter: not an object yet, or written another way. */
export type TypedParts = Readonly<Partial<Record<TextedPart, Typed>>>;
