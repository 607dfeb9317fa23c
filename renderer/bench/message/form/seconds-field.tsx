import { memo } from 'react';
import { NumberField } from '../../../components/number-field.tsx';
import { en } from '../../../messages/en.ts';
import { useFieldNote } from '../../lint/field-findings.tsx';
import { usePayloadEdit } from './payload-edit.ts';

const texts = en.bench.composer;
const LOCAL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
/** Dates of JavaScript end 100 million days after 1970. */
const LAST_SECOND = 8_640_000_000_000;

type SecondsFieldProps = {
  readonly part: 'timestamp' | 'staleDate' | 'dismissalDate';
  readonly value: number | null;
  readonly isBeyond: boolean;
  readonly disabled?: boolean;
};

/** A time of a Live Activity in UNIX seconds, with the local time that it is. */
export const SecondsField = memo(function SecondsField({
  part,
  value: seconds,
  isBeyond,
  disabled = false,
}: SecondsFieldProps) {
  const { set } = usePayloadEdit();
  const fieldNote = useFieldNote();
  const isWrong = seconds !== null && !(Number.isInteger(seconds) && seconds >= 0);
  const usual = isBeyond ? en.bench.message.beyond : localTime(seconds);
  const note = fieldNote(part, disabled ? undefined : usual);
  return (
    <NumberField
      label={texts.fields[part]}
      value={seconds}
      onChange={(value) => set(part, value)}
      min={0}
      step={60}
      width={152}
      disabled={disabled}
      placeholder={disabled ? texts.atEachSend : ''}
      note={note}
      error={isWrong ? texts.secondsTrouble : undefined}
    />
  );
});

function localTime(seconds: number | null): string {
  return seconds === null || seconds > LAST_SECOND ? texts.seconds : `${texts.seconds} ${LOCAL.format(seconds * 1000)}`;
}
