import { stageName } from '../../../shared/messages/stage-text.ts';
import { appleEndpoint } from '../../../shared/wire/endpoints.ts';
import { type DotTone, StatusDot } from '../../components/status-dot.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { TestEntry } from '../bench-state.ts';
import { clockText } from '../clock-text.ts';
import { type TestEnd, testEnd } from '../selectors.ts';

const texts = en.bench.tests;

/** How many are shown. */
const SHOWN = 8;

/** The tests of this launch, newest first. */
export function LastTests() {
  const { bench, now } = useBench();
  return (
    <section className="panel-part" aria-label={texts.title}>
      <header className="panel-header">
        <h2>{texts.title}</h2>
      </header>
      <ol>
        {bench.tests.slice(0, SHOWN).map((test) => {
          const end = testEnd(test);
          return (
            <li key={test.testId} className="last-test">
              <StatusDot tone={toneOf(end)} />
              <div>
                <h3 className="last-test-title">{endText(end)}</h3>
                <p className="last-test-place">{placeText(test)}</p>
              </div>
              <span className="last-test-time">{clockText(test.at, now)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function toneOf(end: TestEnd): DotTone {
  if (end.kind === 'connected') return 'ok';
  return end.kind === 'failed' ? 'error' : 'off';
}

function endText(end: TestEnd): string {
  switch (end.kind) {
    case 'connected':
      return texts.connected(end.ms);
    case 'cancelled':
      return texts.cancelled;
    case 'failed':
      return end.stage === null ? texts.failed : texts.failedAt(stageName(end.stage, end.credential));
  }
}

function placeText({ target, result }: TestEntry): string {
  const name = target.kind === 'custom' ? target.host : en.bench.targets[target.kind];
  if (result.kind === 'report') return texts.place(name, result.report.target.port);
  if (target.kind === 'simulator') return texts.place(name, null);
  if (target.kind === 'custom') return texts.place(name, target.port);
  return texts.place(name, appleEndpoint(target.kind, target.protocol, target.port ?? undefined).port);
}
