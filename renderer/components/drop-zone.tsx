import type { ReactNode } from 'react';
import { en } from '../messages/en.ts';
import { classNames } from './class-names.ts';
import './drop-zone.css';

export type DropZoneState =
  | { readonly kind: 'idle' }
  /** `count`: how many files hover over it. */
  | { readonly kind: 'dragging'; readonly count: number }
  | { readonly kind: 'error'; readonly text: string };

type DropZoneProps = {
  readonly state?: DropZoneState;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A dashed area that says what may be dropped and what happens to it; `useWindowDrop` takes the drops. */
export function DropZone({ state = { kind: 'idle' }, className, children }: DropZoneProps) {
  return (
    <div className={classNames('drop-zone', className)} data-state={state.kind}>
      {children}
      {state.kind === 'dragging' && <p className="drop-zone-over">{en.components.releaseToImport(state.count)}</p>}
      {state.kind === 'error' && (
        <p className="drop-zone-line" role="alert">
          {state.text}
        </p>
      )}
    </div>
  );
}
