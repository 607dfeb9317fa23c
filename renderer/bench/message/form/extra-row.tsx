import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { setCustomData } from '../../../../shared/payload/custom-data.ts';
import { readDraft, setDraftField } from '../../../../shared/payload/draft.ts';
import type { DraftField } from '../../../../shared/payload/draft-fields.ts';
import { setImage } from '../../../../shared/payload/image-key.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { en } from '../../../messages/en.ts';
import type { Extra } from './form-parts.ts';
import { usePayloadEdit } from './payload-edit.ts';

const LOCALISED = ['titleLocKey', 'titleLocArgs', 'subtitleLocKey', 'subtitleLocArgs', 'locKey', 'locArgs'] as const;

type ExtraRowProps = { readonly extra: Extra; readonly onRemoved: () => void; readonly children: ReactNode };

/** One of the added parts, with a button that takes it out again. */
export function ExtraRow({ extra, onRemoved, children }: ExtraRowProps) {
  const { edit } = usePayloadEdit();
  const name = en.bench.message.removeName(en.bench.composer.extras[extra]);
  const remove = () => {
    edit((text) => withoutExtra(text, extra));
    onRemoved();
  };
  return (
    <div className="message-extra">
      {children}
      <Button variant="quiet" icon={<Icon of={X} size={14} />} aria-label={name} title={name} onClick={remove} />
    </div>
  );
}

function withoutExtra(text: string, extra: Extra): string {
  switch (extra) {
    case 'localised':
      return withoutFields(text, LOCALISED);
    case 'image':
      return withoutImage(text);
    case 'customData': {
      const emptied = setCustomData(text, '');
      return emptied.ok ? emptied.value : text;
    }
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
