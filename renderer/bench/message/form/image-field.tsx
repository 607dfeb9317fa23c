import { useState } from 'react';
import type { DraftView } from '../../../../shared/payload/draft.ts';
import { setDraftField } from '../../../../shared/payload/draft.ts';
import { DEFAULT_IMAGE_KEY, renameImage, setImage } from '../../../../shared/payload/image-key.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer.image;

type ImageFieldProps = { readonly view: DraftView; readonly autoFocus: boolean };

/** The URL of an image under a key of the app's own, and the flag that lets the app attach it. */
export function ImageField({ view, autoFocus }: ImageFieldProps) {
  const { edit, set } = usePayloadEdit();
  const note = useFieldNote();
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const { image } = view;
  const key = typedKey ?? image?.key ?? DEFAULT_IMAGE_KEY;
  // An address under another key than the one that is typed is no image of this field.
  const url = image?.key === key || typedKey === null ? (image?.url ?? '') : '';
  const changeUrl = (typed: string) =>
    edit((text) => {
      const placed = setImage(text, { key: key === '' ? DEFAULT_IMAGE_KEY : key, url: typed });
      return typed === '' ? placed : setDraftField(placed, 'mutableContent', true);
    });
  const changeKey = (typed: string) => {
    const renamed = image !== null && typed !== '';
    setTypedKey(renamed ? null : typed);
    if (renamed) edit((text) => renameImage(text, image.key, typed));
  };
  return (
    <div className="message-group">
      <TextField
        label={texts.url}
        value={url}
        placeholder="https://example.com/rain.png"
        onChange={changeUrl}
        note={texts.note}
        autoFocus={autoFocus && image === null}
      />
      <TextField label={texts.key} mono value={key} placeholder={DEFAULT_IMAGE_KEY} onChange={changeKey} />
      <div className="message-flag">
        <Checkbox
          label={texts.mutable}
          checked={view.mutableContent === true}
          onChange={(checked) => set('mutableContent', checked)}
          note={note('image')}
        />
      </div>
    </div>
  );
}
