import { type ReactNode, type RefObject, useId } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type FormDialogProps = {
  readonly title: string;
  /** What the button that gives it up says. */
  readonly cancel: string;
  /** What the button that sends the form off says; Enter in a field does the same. */
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** What has the focus at first; by default the cross. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly formClass?: string;
  /** What stands below the form, such as why it was not taken. */
  readonly below?: ReactNode;
  /** The fields. */
  readonly children: ReactNode;
};

/** A dialog that asks for something and then does it, or is given up. What is typed is judged by `onSubmit` alone. */
export function FormDialog({
  title,
  cancel,
  confirm,
  onClose,
  onSubmit,
  initialFocus,
  formClass,
  below,
  children,
}: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      {...(initialFocus !== undefined && { initialFocus })}
      footer={
        <>
          <Button size="footer" onClick={onClose}>
            {cancel}
          </Button>
          <Button size="footer" variant="primary" type="submit" form={form}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={formClass}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        noValidate
      >
        {children}
      </form>
      {below}
    </Dialog>
  );
}
