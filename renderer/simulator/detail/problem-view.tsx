import type { ProblemEvent } from '../../../shared/simulator/journal.ts';
import { Button } from '../../components/button.tsx';
import { HowThisWorks } from '../../how-push-works/how-this-works.tsx';
import { paragraphOfClientProblem } from '../../how-push-works/paragraph-of.ts';
import { en } from '../../messages/en.ts';
import { ProblemLine } from '../problem-line.tsx';
import type { ShownRow } from '../received/received.ts';
import { commonName, timeText } from '../received/row-text.ts';
import { useReceived } from '../received/use-received.ts';
import { useCaExport } from '../use-ca-export.ts';
import { DetailHead } from './detail-head.tsx';
import './detail.css';

const texts = en.simulator.detail;

type ProblemViewProps = { readonly row: ShownRow; readonly event: ProblemEvent };

/** What a person should know about a client: what happened, and what to do. */
export function ProblemView({ row, event }: ProblemViewProps) {
  const { received } = useReceived();
  const title = en.simulator.problems[event.code];
  const subject = event.connection === null ? null : (received.clients.get(event.connection) ?? null);
  const note = event.connection === null ? '' : texts.connection(event.connection);
  return (
    <article className="received-detail" aria-label={title}>
      <DetailHead kind="problem" title={title} note={note} />
      <section className="detail-part" aria-labelledby="received-about">
        <h3 id="received-about" className="detail-part-title">
          {texts.about}
          <span className="detail-part-note">
            <time dateTime={row.time}>{timeText(row.time)}</time>
            {subject !== null && `, ${commonName(subject)}`}
          </span>
        </h3>
        <p className="problem-words">{event.message}</p>
        {event.code === 'ca-not-trusted' && <CaForClient />}
        <HowThisWorks paragraph={paragraphOfClientProblem(event.code)} />
      </section>
    </article>
  );
}

/** What the client is to be given. */
function CaForClient() {
  const { exportCa, written, problem } = useCaExport();
  return (
    <>
      <Button className="problem-action" onClick={() => void exportCa()}>
        {en.simulator.strip.exportCa}
      </Button>
      {written !== null && <p className="problem-words">{written}</p>}
      <ProblemLine problem={problem} />
    </>
  );
}
