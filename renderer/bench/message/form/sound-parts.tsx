import type { DraftView } from '../../../../shared/payload/draft.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Slider } from '../../../components/slider.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { en } from '../../../messages/en.ts';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer.critical;
const STOPS = Array.from({ length: 21 }, (_, step) => step / 20);

type SoundPartsProps = { readonly view: Pick<DraftView, 'soundName' | 'soundCritical' | 'soundVolume'> };

/** The parts of a sound that is more than a name. */
export function SoundParts({ view: { soundName, soundCritical, soundVolume } }: SoundPartsProps) {
  const { set } = usePayloadEdit();
  const volume = soundVolume ?? 1;
  return (
    <div className="message-sound-parts">
      <TextField
        label={en.bench.message.soundName}
        labelPosition="hidden"
        value={soundName ?? ''}
        placeholder="default"
        onChange={(name) => set('soundName', name)}
      />
      <Slider
        label={texts.volume}
        value={volume}
        stops={[...new Set([...STOPS, volume])].sort((one, other) => one - other)}
        onChange={(value) => set('soundVolume', value)}
        format={texts.percent}
      />
      <Checkbox
        label={texts.critical}
        note={texts.criticalNote}
        checked={soundCritical === true}
        onChange={(checked) => set('soundCritical', checked)}
      />
    </div>
  );
}
