import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { ResultRow } from './result-row.tsx';
import './results-list.css';

const texts = en.bench.results;

/** What APNs answered, newest first; the newest tells how long it took, the others when. */
export function ResultsList() {
  const { bench } = useBench();
  return (
    <section className="results" aria-label={texts.title}>
      <header className="panel-header">
        <h2>{texts.title}</h2>
      </header>
      {bench.sends.length === 0 ? (
        <p className="panel-empty">{texts.none}</p>
      ) : (
        <ol>
          {bench.sends.map((send, index) => (
            <li key={send.sendId} className="result-row">
              <ResultRow send={send} newest={index === 0} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
