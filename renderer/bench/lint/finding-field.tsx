import { type ReactNode, useEffect, useRef } from 'react';
import { useBench } from '../bench-context.ts';
import type { ShownField } from './finding-places.ts';
import './lint.css';

type FindingFieldProps = { readonly field: ShownField; readonly children: ReactNode };

/** A field that a finding of the send bar's list leads to: it takes the focus when it is asked for. */
export function FindingField({ field, children }: FindingFieldProps) {
  const { shownFinding } = useBench();
  const home = useRef<HTMLDivElement>(null);
  const isAsked = shownFinding.asked?.field === field;
  useEffect(() => {
    if (!isAsked) return;
    home.current?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus();
    shownFinding.reached();
  }, [isAsked, shownFinding]);
  return (
    <div ref={home} className="lint-field">
      {children}
    </div>
  );
}
