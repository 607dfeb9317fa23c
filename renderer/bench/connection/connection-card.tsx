import { ChevronRight, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { stageName } from '../../../shared/messages/stage-text.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusDot } from '../../components/status-dot.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { shownTest, testBlock, testEnd } from '../selectors.ts';
import { useNow } from '../use-now.ts';
import { TargetControls } from './target-controls.tsx';
import { TargetNotices } from './target-notices.tsx';
import { timelineSteps } from './timeline-steps.ts';
import { TlsFactsView } from './tls-facts.tsx';
import { Transcript } from './transcript-card.tsx';
import './connection-card.css';

const texts = en.bench.connection;

/** How often the running stage's time is renewed, ms. */
const TICK = 100;

/** Where to, and whether it works: the target, the test, its stages, and what TLS agreed on. */
export function ConnectionCard({ credential }: { readonly credential: CredentialFacts }) {
  const { bench } = useBench();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const test = shownTest(bench);
  const report = test?.result.kind === 'report' ? test.result.report : null;
  const hasDetails = report !== null && bench.running === null && (report.tls !== null || report.ok);
  return (
    <Card
      title={texts.title}
      aside={
        <>
          {hasDetails && (
            <Button
              variant="quiet"
              size="compact"
              trailingIcon={<Icon of={ChevronRight} size={14} className="connection-details-chevron" />}
              aria-expanded={open}
              aria-controls={detailsId}
              onClick={() => setOpen(!open)}
            >
              {report.ok ? texts.tls.showAll : texts.tls.show}
            </Button>
          )}
          <TestStatus />
        </>
      }
      flush
    >
      <TargetNotices credential={credential} />
      <div className="connection-card-body">
        <TargetControls action={<TestButton />} />
        <Stages credential={credential} />
      </div>
      {/* A failed test shows its transcript on the page. */}
      <div id={detailsId} className="connection-details" hidden={!open || !hasDetails}>
        {report?.tls && <TlsFactsView tls={report.tls} />}
        {report?.ok && <Transcript transcript={report.transcript} />}
      </div>
    </Card>
  );
}

/** Starts the test; while it runs, a press cancels it (as Esc does). */
function TestButton() {
  const { bench, simulator, actions } = useBench();
  const block = testBlock(bench, simulator.state);
  const { running } = bench;
  return (
    <div className="connection-test">
      <Button
        busy={running !== null}
        disabled={running === null && block !== null}
        title={block === null ? undefined : texts.blocked[block]}
        onClick={() => actions.startTest()}
      >
        {texts.test}
      </Button>
      {running !== null && (
        <Button
          variant="quiet"
          icon={<Icon of={X} />}
          disabled={running.cancelling}
          aria-label={texts.cancelTest}
          title={texts.cancelTest}
          onClick={() => void actions.cancelTest()}
        />
      )}
    </div>
  );
}

function TestStatus() {
  const { bench } = useBench();
  if (bench.running !== null) {
    return (
      <p className="connection-status" data-tone="accent">
        <StatusDot tone="accent" /> {bench.running.cancelling ? texts.cancelling : texts.testing}
      </p>
    );
  }
  const test = shownTest(bench);
  if (test === null) return null;
  const end = testEnd(test);
  switch (end.kind) {
    case 'connected':
      return (
        <p className="connection-status" data-tone="ok">
          <StatusDot tone="ok" /> {texts.connected(end.ms)}
        </p>
      );
    case 'failed':
      return (
        <p className="connection-status" data-tone="error">
          <StatusDot tone="error" />{' '}
          {end.stage === null ? texts.failed : texts.failedAt(stageName(end.stage, end.credential), end.ms)}
        </p>
      );
    case 'cancelled':
      return (
        <p className="connection-status">
          <StatusDot tone="off" /> {texts.cancelled}
        </p>
      );
  }
}

function Stages({ credential }: { readonly credential: CredentialFacts }) {
  const { bench } = useBench();
  const { running, target } = bench;
  const now = useNow(TICK, running !== null);
  const test = shownTest(bench);
  const stages = running?.stages ?? (test?.result.kind === 'report' ? test.result.report.stages : []);
  const current = running?.current
    ? { stage: running.current.stage, elapsedMs: now.getTime() - running.current.since }
    : null;
  const protocol = running?.target.protocol ?? test?.target.protocol ?? target.protocol;
  return (
    <Timeline
      label={texts.stages.label}
      steps={timelineSteps({ protocol, stages, current, credential: credential.kind })}
    />
  );
}
