import { TriangleAlert } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import type { RowText } from './row-text.ts';
import './kind-chip.css';

const texts = en.simulator.list;

const LABELS = {
  http2: { short: texts.http2, long: texts.http2Name },
  legacy: { short: texts.legacy, long: texts.legacyName },
};

/** By which protocol it came; a warning sign for a problem. */
export function KindChip({ kind }: { readonly kind: RowText['kind'] }) {
  if (kind === 'problem') {
    return (
      <span className="kind-chip" data-kind="problem">
        <Icon of={TriangleAlert} size={14} />
      </span>
    );
  }
  const { short, long } = LABELS[kind];
  return (
    <span className="kind-chip" title={long}>
      <span aria-hidden="true">{short}</span>
      <span className="visually-hidden">{long}</span>
    </span>
  );
}
