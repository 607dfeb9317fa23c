import { memo, useState } from 'react';
import type { DraftView } from '../../../shared/payload/draft.ts';
import { setDraftField } from '../../../shared/payload/draft.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useFieldNote } from '../lint/field-findings.tsx';
import { usePayloadEdit } from './form/payload-edit.ts';
import { SoundParts } from './form/sound-parts.tsx';

const texts = en.bench.message;

type SoundChoice = 'none' | 'default' | 'other' | 'critical' | 'beyond';

type SoundView = Pick<DraftView, 'sound' | 'soundForm' | 'soundName' | 'soundCritical' | 'soundVolume'>;

/** No sound, the system's, a file of the app by its name, or that of a critical alert with its volume. */
export const SoundField = memo(function SoundField(view: SoundView) {
  const { set, edit } = usePayloadEdit();
  const note = useFieldNote();
  const [naming, setNaming] = useState(false);
  const choice = choiceOf(view, naming);
  const choose = (next: SoundChoice) => {
    setNaming(next === 'other');
    if (next === 'none') set('sound', null);
    if (next === 'default') set('sound', 'default');
    if (next === 'other' && view.soundForm === 'object') set('sound', view.soundName);
    if (next === 'critical' && view.soundForm !== 'object') edit((text) => withCritical(text, view.sound));
  };
  return (
    <div className="message-sound">
      <Select
        label={texts.fields.sound}
        value={choice}
        options={[
          { value: 'none', label: texts.sounds.none },
          { value: 'default', label: texts.sounds.default },
          { value: 'other', label: texts.sounds.other },
          { value: 'critical', label: texts.sounds.critical },
          ...(choice === 'beyond' ? [{ value: 'beyond' as const, label: texts.soundBeyond, disabled: true }] : []),
        ]}
        width={152}
        note={note('sound')}
        onChange={choose}
      />
      {choice === 'other' && (
        <TextField
          label={texts.soundName}
          labelPosition="hidden"
          value={view.sound === 'default' ? '' : (view.sound ?? '')}
          placeholder="chime.caf"
          onChange={(name) => set('sound', name === '' ? null : name)}
        />
      )}
      {choice === 'critical' && <SoundParts view={view} />}
    </div>
  );
});

function withCritical(text: string, name: string | null): string {
  const named = setDraftField(text, 'sound', name ?? 'default');
  return setDraftField(setDraftField(named, 'soundCritical', true), 'soundVolume', 1);
}

function choiceOf({ sound, soundForm }: SoundView, naming: boolean): SoundChoice {
  if (soundForm === 'object') return 'critical';
  if (naming) return 'other';
  if (soundForm === 'other') return 'beyond';
  if (sound === null) return 'none';
  return sound === 'default' ? 'default' : 'other';
}
