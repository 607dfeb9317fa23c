import { useState } from 'react';
import { type DraftView, setDraftField } from '../../../../shared/payload/draft.ts';
import { DEFAULT_IMAGE_KEY, renameImage, setImage, textAt } from '../../../../shared/payload/image-key.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { useMessage } from '../../message-context.ts';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer.image;

type ImageFieldProps = { readonly view: DraftView; readonly autoFocus: boolean };

/** The URL of an image under a key of the app's own, and the flag that lets the app attach it. */
export function ImageField({ view, autoFocus }: ImageFieldProps) {
  const { payload } = useMessage().draft;
  const { edit, set } = usePayloadEdit();
  const note = useFieldNote();
  /** Where a person put it, which need not look like an image's key. */
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  /** What was typed as a key and cannot be one: nothing, or a name that is taken. */
  const [unfitKey, setUnfitKey] = useState<string | null>(null);
  const { image, topKeys } = view;
  const isChosen = chosenKey !== null && (image === null || topKeys.includes(chosenKey));
  const key = isChosen ? chosenKey : (image?.key ?? DEFAULT_IMAGE_KEY);
  const changeUrl = (url: string) =>
    edit((text) => {
      const placed = setImage(text, { key, url });
      return url === '' ? placed : setDraftField(placed, 'mutableContent', true);
    });
  const changeKey = (typed: string) => {
    const isFit = typed !== '' && (typed === key || !topKeys.includes(typed));
    setUnfitKey(isFit ? null : typed);
    if (!isFit) return;
    setChosenKey(typed);
    edit((text) => renameImage(text, key, typed));
  };
  return (
    <div className="message-group">
      <TextField
        label={texts.url}
        value={textAt(payload, key)}
        placeholder="https://example.com/rain.png"
        onChange={changeUrl}
        note={texts.note}
        autoFocus={autoFocus && image === null}
      />
      <TextField
        label={texts.key}
        mono
        value={unfitKey ?? key}
        placeholder={DEFAULT_IMAGE_KEY}
        onChange={changeKey}
        error={unfitKey !== null && texts.unfitKey(unfitKey, key)}
      />
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
