import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import type { WritingState } from './use-file-writing.ts';

const texts = en.bench.exporting;

type WritingFooterProps = {
  readonly state: WritingState<unknown>;
  /** Whether the form has troubles. */
  readonly blocked: boolean;
  readonly onCancel: () => void;
  readonly onReplace: () => void;
  /** The id of the form that the main button submits; without one it calls `onSave`. */
  readonly form?: string;
  readonly onSave?: () => void;
};

/** The buttons of a dialog that writes files: give up, write over what is in the way, choose the folder and write. */
export function WritingFooter({ state, blocked, onCancel, onReplace, form, onSave }: WritingFooterProps) {
  return (
    <>
      <Button size="footer" onClick={onCancel}>
        {texts.cancel}
      </Button>
      {state.kind === 'exists' && (
        <Button variant="danger" size="footer" disabled={blocked} onClick={onReplace}>
          {texts.replace}
        </Button>
      )}
      <Button
        variant="primary"
        size="footer"
        busy={state.kind === 'writing'}
        aria-label={texts.saveName}
        type={form === undefined ? 'button' : 'submit'}
        form={form}
        onClick={onSave}
      >
        {texts.save}
      </Button>
    </>
  );
}
