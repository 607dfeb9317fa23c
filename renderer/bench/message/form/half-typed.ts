import type { DraftView } from '../../../../shared/payload/draft.ts';
import { TEXTED_PARTS, type TextedPart, type TypedParts } from '../../../../shared/payload/typed-parts.ts';
import type { Protocol } from '../../../../shared/wire/endpoints.ts';
import type { MessageFacts } from '../../message-facts.ts';
import { extraParts, mainParts } from './form-parts.ts';
import { readPart, setPart, shownText } from './object-part.ts';

const NONE: readonly TextedPart[] = [];

/** The push type whose form is shown: the legacy protocol knows no push types, and sends alerts. */
export function formPushType({ defaults }: Pick<MessageFacts, 'defaults'>, protocol: Protocol): string {
  return protocol === 'http2' ? defaults.pushType.trim() : 'alert';
}

/** The parts of a message's form whose text is no object yet; none while the whole payload is no JSON, and no form shown. */
export function halfTypedIn(
  { draft, payload, defaults }: Pick<MessageFacts, 'draft' | 'payload' | 'defaults'>,
  protocol: Protocol,
): readonly TextedPart[] {
  if (!payload.ok) return NONE;
  return halfTyped(draft.payload, draft.typedParts, formPushType({ defaults }, protocol), payload.value);
}

/** The parts of a push type's form whose text is not an object yet, so that the payload goes with what it held last. */
export function halfTyped(
  payload: string,
  kept: TypedParts,
  pushType: string,
  view: Pick<DraftView, 'event'>,
): readonly TextedPart[] {
  const onForm: readonly string[] = [...mainParts(pushType, view), ...extraParts(pushType, view)];
  return TEXTED_PARTS.filter((part) => {
    // What was never typed is as the payload has it.
    if (kept[part] === undefined || !onForm.includes(part)) return false;
    const held = readPart(payload, part);
    return !held.beyond && !setPart(payload, part, shownText(held.text, kept[part])).ok;
  });
}
