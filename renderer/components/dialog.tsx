import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { en } from '../messages/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './dialog.css';

type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  readonly width?: number;
  /** What has the focus at first; by default the cross. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children?: ReactNode;
};

/** A dialog over the page; Esc, the cross or a press beside it closes it. Focus returns to where it was. */
export function Dialog({
  open,
  title,
  description,
  onClose,
  footer,
  width = 480,
  initialFocus,
  children,
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="dialog-backdrop" />
        <BaseDialog.Popup className="dialog" style={{ width }} initialFocus={initialFocus}>
          <header className="dialog-header">
            <BaseDialog.Title className="dialog-title">{title}</BaseDialog.Title>
            <BaseDialog.Close
              render={
                <Button
                  variant="quiet"
                  size="compact"
                  icon={<Icon of={X} />}
                  aria-label={en.components.close}
                  title={en.components.close}
                />
              }
            />
          </header>
          <div className="dialog-body">
            {description && (
              <BaseDialog.Description className="dialog-description">{description}</BaseDialog.Description>
            )}
            {children}
          </div>
          {footer && <footer className="dialog-footer">{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Whether a dialog is open anywhere: the keys of the page rest meanwhile. */
export function isDialogOpen(): boolean {
  return document.querySelector('.dialog') !== null;
}
