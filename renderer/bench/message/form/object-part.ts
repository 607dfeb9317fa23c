import type { Draft } from '../../../../shared/ipc/channels.ts';
import { readCustomData, setCustomData } from '../../../../shared/payload/custom-data.ts';
import { readObject, setObject } from '../../../../shared/payload/json-part.ts';
import type { TextedPart, Typed } from '../../../../shared/payload/typed-parts.ts';

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

type PartsText = Pick<Draft, 'payload' | 'typedParts'>;

/** A message after something was typed into a part: in the payload once it is an object, and as it was typed until then. */
export function typeInto({ payload, typedParts }: PartsText, part: TextedPart, typed: string): PartsText {
  const changed = setPart(payload, part, typed);
  const next = changed.ok ? changed.value : payload;
  const over = readPart(next, part).text;
  const { [part]: _, ...others } = typedParts;
  // What the payload holds letter by letter need not be kept twice.
  return { payload: next, typedParts: typed === (over ?? '') ? others : { ...others, [part]: { typed, over } } };
}
