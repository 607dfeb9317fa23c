import { setDraftField } from '../../../../shared/payload/draft.ts';
import type { DraftField, DraftValue } from '../../../../shared/payload/draft-fields.ts';
import { useBench } from '../../bench-context.tsx';

/** Sets a field of the payload; what comes to nothing takes it out. */
export type SetField = (field: DraftField, value: DraftValue | null) => void;

/** How the form changes the one text. */
export function usePayloadEdit(): {
  readonly set: SetField;
  readonly edit: (change: (text: string) => string) => void;
} {
  const { bench, dispatch } = useBench();
  const edit = (change: (text: string) => string) =>
    dispatch({ type: 'payload-changed', payload: change(bench.message.payload) });
  return { set: (field, value) => edit((text) => setDraftField(text, field, value)), edit };
}
