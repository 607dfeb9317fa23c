import { X } from 'lucide-react';
import { memo, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { readDraft, setDraftField } from '../../../../shared/payload/draft.ts';
import type { DraftField } from '../../../../shared/payload/draft-fields.ts';
import { setImage } from '../../../../shared/payload/image-key.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import type { Extra } from './form-parts.ts';
import { usePayloadEdit } from './payload-edit.ts';

const LOCALISED = ['titleLocKey', 'titleLocArgs', 'subtitleLocKey', 'subtitleLocArgs', 'locKey', 'locArgs'] as const;

type ExtraRowProps = {
  readonly extra: Extra;
  /** Whether it was added by its chip, and not by the payload. */
  readonly byHand: boolean;
  readonly onRemoved: (extra: Extra) => void;
  readonly children: ReactNode;
};

/** One of the added parts, with a button that takes it out again. */
export function ExtraRow({ extra, byHand, onRemoved, children }: ExtraRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useFirstControlFocus(row, byHand);
  return (
    <div ref={row} className="message-extra">
      {children}
      <RemoveButton extra={extra} onRemoved={onRemoved} />
    </div>
  );
}

const RemoveButton = memo(function RemoveButton({ extra, onRemoved }: Pick<ExtraRowProps, 'extra' | 'onRemoved'>) {
  const { dispatch } = useBench();
  const { edit } = usePayloadEdit();
  const name = en.bench.message.removeName(en.bench.composer.extras[extra]);
  const remove = () => {
    if (extra === 'customData') dispatch({ type: 'part-typed', part: extra, typed: '' });
    else edit((text) => withoutExtra(text, extra));
    onRemoved(extra);
  };
  return <Button variant="quiet" icon={<Icon of={X} size={14} />} aria-label={name} title={name} onClick={remove} />;
});

/** Its chip had the focus and is gone; a field that took it already keeps it. */
function useFirstControlFocus(row: RefObject<HTMLDivElement | null>, byHand: boolean): void {
  const atFirst = useRef(byHand);
  useLayoutEffect(() => {
    if (!atFirst.current || document.activeElement !== document.body) return;
    row.current?.querySelector<HTMLElement>('[role="checkbox"], [role="combobox"], input, textarea')?.focus();
  }, [row]);
}

function withoutExtra(text: string, extra: Exclude<Extra, 'customData'>): string {
  switch (extra) {
    case 'localised':
      return withoutFields(text, LOCALISED);
    case 'image':
      return withoutImage(text);
    default:
      return withoutFields(text, [extra]);
  }
}

function withoutFields(text: string, fields: readonly DraftField[]): string {
  return fields.reduce((whole, field) => setDraftField(whole, field, null), text);
}

function withoutImage(text: string): string {
  const view = readDraft(text);
  const image = view.ok ? view.value.image : null;
  const flagless = setDraftField(text, 'mutableContent', null);
  return image === null ? flagless : setImage(flagless, { ...image, url: '' });
}
