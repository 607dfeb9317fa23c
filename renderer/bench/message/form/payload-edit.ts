import { useMemo } from 'react';
import { setDraftField } from '../../../../shared/payload/draft.ts';
import type { DraftField, DraftValue } from '../../../../shared/payload/draft-fields.ts';
import { useBench } from '../../bench-context.ts';

/** How the form changes the one text; the functions stay the same. */
export type PayloadEdit = {
  /** Sets a field of the payload; what comes to nothing takes it out. */
  readonly set: (field: DraftField, value: DraftValue | null) => void;
  readonly edit: (change: (text: string) => string) => void;
};

/** The ways to change the payload from a field of the form. */
export function usePayloadEdit(): PayloadEdit {
  const { newest, dispatch } = useBench();
  return useMemo(() => {
    const edit = (change: (text: string) => string) =>
      dispatch({ type: 'payload-changed', payload: change(newest().message.draft.payload) });
    return { set: (field, value) => edit((text) => setDraftField(text, field, value)), edit };
  }, [newest, dispatch]);
}
