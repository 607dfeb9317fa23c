import { readCustomData, setCustomData } from '../../../../shared/payload/custom-data.ts';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { type ObjectField, readObject, setObject } from '../../../../shared/payload/json-part.ts';
import { extraParts, mainParts } from './form-parts.ts';

/** A part of the form that is a JSON object with a text of its own. */
export type TextedPart = ObjectField | 'customData';

/** A text as it was typed, and what the payload held then: it is shown for as long as the payload holds that. */
export type Typed = { readonly typed: string; readonly over: string | null };

export type TypedParts = Readonly<Partial<Record<TextedPart, Typed>>>;

const TEXTED: readonly TextedPart[] = ['contentState', 'attributes', 'customData'];

/** What the payload holds of a part. */
export function readPart(payload: string, part: TextedPart) {
  return part === 'customData' ? readCustomData(payload) : readObject(payload, part);
}

/** The payload with a part as typed, or why that cannot be. */
export function setPart(payload: string, part: TextedPart, typed: string) {
  return part === 'customData' ? setCustomData(payload, typed) : setObject(payload, part, typed);
}

/** The text that a part shows: what was typed, until the payload is changed elsewhere. */
export function shownText(held: string | null, kept: Typed | undefined): string {
  return kept !== undefined && kept.over === held ? kept.typed : (held ?? '');
}

/** The parts of a push type's form whose text is not an object yet, so that the payload goes with what it held last. */
export function halfTyped(
  payload: string,
  kept: TypedParts,
  pushType: string,
  view: Pick<DraftView, 'event'>,
): readonly TextedPart[] {
  const onForm: readonly string[] = [...mainParts(pushType, view), ...extraParts(pushType, view)];
  return TEXTED.filter((part) => {
    // What was never typed is as the payload has it.
    if (kept[part] === undefined || !onForm.includes(part)) return false;
    const held = readPart(payload, part);
    return !held.beyond && !setPart(payload, part, shownText(held.text, kept[part])).ok;
  });
}
