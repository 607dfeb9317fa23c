import { classNames } from '../../components/class-names.ts';
import { Spinner } from '../../components/spinner.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { importsUnderWay, type Reading } from '../reading.ts';
import { CancelReading } from './cancel-reading.tsx';
import './reading-line.css';

/** The files that are being read, with a way to give it up; nothing when none are. */
export function ReadingLine({ className }: { readonly className: string }) {
  const { bench, actions } = useBench();
  return importsUnderWay(bench.reading).map((reading) => (
    <p key={reading.readingId} className={classNames('reading-line', className)}>
      <Spinner /> {words(reading)}
      {reading.names.length > 0 && (
        <CancelReading
          names={reading.names}
          cancelling={reading.cancelling}
          onCancel={() => void actions.cancelReading(reading.readingId)}
        />
      )}
    </p>
  ));
}

function words({ names, cancelling }: Reading): string {
  return cancelling ? en.bench.empty.cancelling : en.bench.empty.reading(names);
}
