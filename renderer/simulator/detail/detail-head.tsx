import type { ReactNode } from 'react';
import { KindChip } from '../received/kind-chip.tsx';
import type { RowText } from '../received/row-text.ts';

type DetailHeadProps = {
  readonly kind: RowText['kind'];
  readonly title: string;
  readonly note: string;
  readonly actions?: ReactNode;
};

/** What the detail is of, and what can be done with it. */
export function DetailHead({ kind, title, note, actions }: DetailHeadProps) {
  return (
    <header className="detail-bar">
      <KindChip kind={kind} />
      <h2 className="detail-bar-title" title={title}>
        {title}
      </h2>
      <p className="detail-bar-note" title={note}>
        {note}
      </p>
      {actions && <div className="detail-bar-actions">{actions}</div>}
    </header>
  );
}
