import type { DraftView } from '../../../../shared/payload/draft.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.tsx';
import { SecondsField } from './seconds-field.tsx';

const texts = en.bench.composer;

/** The time by which iOS orders a Live Activity's pushes: that of each send, or one of the person's own. */
export function TimestampField({ view }: { readonly view: DraftView }) {
  const { bench, dispatch } = useBench();
  const { freshTimestamp } = bench.message;
  return (
    <>
      <SecondsField part="timestamp" view={view} disabled={freshTimestamp} />
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
}
