import type { DragEvent, ReactNode } from 'react';
import { en } from '../messages/en.ts';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';
import './drop-zone.css';

export type DropZoneState =
  | { readonly kind: 'idle' }
  /** `count`: how many files hover over it. */
  | { readonly kind: 'dragging'; readonly count: number }
  /** `text`: what is being done, such as "Reading Push.p12…". */
  | { readonly kind: 'busy'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

type DropZoneProps = {
  readonly state?: DropZoneState;
  /** For a zone that takes drops itself. Leave it out where `useWindowDrop` takes them for the whole window. */
  readonly onFiles?: (files: File[]) => void;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A dashed area that says what may be dropped and what happens to it. */
export function DropZone({ state = { kind: 'idle' }, onFiles, className, children }: DropZoneProps) {
  const takeDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onFiles?.([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; a button beside it does the same
    <div
      className={classNames('drop-zone', className)}
      data-state={state.kind}
      onDrop={onFiles && takeDrop}
      onDragOver={onFiles && ((event) => event.preventDefault())}
    >
      {children}
      {state.kind === 'dragging' && <p className="drop-zone-over">{en.components.releaseToImport(state.count)}</p>}
      {state.kind === 'busy' && (
        <p className="drop-zone-line">
          <Spinner /> {state.text}
        </p>
      )}
      {state.kind === 'error' && (
        <p className="drop-zone-line" role="alert">
          {state.text}
        </p>
      )}
    </div>
  );
}
