import { memo } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import { useMessageHead } from '../../message-context.ts';
import { SecondsField } from './seconds-field.tsx';

const texts = en.bench.composer;

type TimestampFieldProps = { readonly value: number | null; readonly isBeyond: boolean };

/** The time by which iOS orders a Live Activity's pushes: that of each send, or one of the person's own. */
export const TimestampField = memo(function TimestampField({ value, isBeyond }: TimestampFieldProps) {
  const { dispatch } = useBench();
  const { freshTimestamp } = useMessageHead().draft;
  return (
    <>
      <SecondsField part="timestamp" value={value} isBeyond={isBeyond} disabled={freshTimestamp} />
      <div className="message-flag">
        <Checkbox
          label={texts.freshTimestamp}
          note={texts.freshNote}
          checked={freshTimestamp}
          onChange={(checked) => dispatch({ type: 'fresh-timestamp-changed', freshTimestamp: checked })}
        />
      </div>
    </>
  );
});
