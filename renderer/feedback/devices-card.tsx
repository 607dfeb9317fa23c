import { Check, Download, TriangleAlert } from 'lucide-react';
import { MAX_CLIPBOARD_LENGTH } from '../../shared/ipc/limits.ts';
import { numberText } from '../../shared/messages/quantity-text.ts';
import { FindingCard } from '../bench/import/finding-card.tsx';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icon.tsx';
import { Select } from '../components/select.tsx';
import { useCopy } from '../components/use-copy.ts';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { DeviceTable } from './device-table.tsx';
import { type FeedbackReading, shownReading } from './feedback-state.ts';
import { deviceLines, deviceLinesLength, readingName } from './reading-text.ts';
import { useFeedback } from './use-feedback.ts';

const texts = en.feedback.list;

/** What was read: one list at a time, and the way to the earlier ones. */
export function DevicesCard() {
  const { feedback, dispatch } = useFeedback();
  const { readings } = feedback;
  const shown = shownReading(feedback);
  if (shown === null) {
    return (
      <Card title={texts.title}>
        <p className="feedback-empty">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card
      title={
        <>
          {texts.title} <span className="feedback-count type-tabular">{numberText(shown.devices.length)}</span>
        </>
      }
      aside={shown.devices.length > 0 && <ListActions reading={shown} />}
      footer={<ListFooter reading={shown} />}
      flush
    >
      <div className="feedback-readings">
        <Select
          label={texts.reading}
          value={shown.readId}
          options={readings.map((each) => ({ value: each.readId, label: readingName(each) }))}
          onChange={(readId) => dispatch({ type: 'reading-chosen', readId })}
        />
      </div>
      {shown.problem !== null && (
        <p className="target-notice" data-tone="warn">
          <Icon of={TriangleAlert} /> {en.feedback.brokeOff}
        </p>
      )}
      {shown.devices.length === 0 ? (
        <EmptyList ofSimulator={shown.endpoint.kind === 'simulator'} />
      ) : (
        // Another list begins at its top.
        <DeviceTable key={shown.readId} devices={shown.devices} />
      )}
    </Card>
  );
}

function EmptyList({ ofSimulator }: { readonly ofSimulator: boolean }) {
  const { state } = useSimulator();
  const waiting = state.status === 'on' ? state.feedbackWaiting : 0;
  const next = waiting > 0 ? en.feedback.waitThere(waiting) : en.feedback.emptySimulator;
  return (
    <p className="feedback-empty-list">
      {en.feedback.empty} {ofSimulator && next}
    </p>
  );
}

function ListActions({ reading }: { readonly reading: FeedbackReading }) {
  const { actions } = useFeedback();
  const { devices } = reading;
  const [, copy] = useCopy();
  const tooLong = deviceLinesLength(devices) > MAX_CLIPBOARD_LENGTH;
  const exportCsv = () => void actions.exportCsv(reading);
  useCommand('export-csv', exportCsv);
  useCommand('copy-devices', () => (tooLong ? false : void copy(deviceLines(devices))));
  return (
    <>
      {tooLong ? (
        <span className="feedback-status">{texts.tooLong}</span>
      ) : (
        <CopyButton text={deviceLines(devices)} label={texts.copyName}>
          {texts.copy}
        </CopyButton>
      )}
      <Button
        variant="quiet"
        size="compact"
        icon={<Icon of={Download} size={14} />}
        aria-label={texts.exportName}
        onClick={exportCsv}
      >
        {texts.exportCsv}
      </Button>
    </>
  );
}

/** What became of the export; before it, how long the list is kept. */
function ListFooter({ reading: { exported, devices } }: { readonly reading: FeedbackReading }) {
  if (exported?.kind === 'failed') {
    return <FindingCard finding={{ severity: 'error', problem: exported.problem, files: [] }} />;
  }
  if (exported?.kind === 'written') {
    const { path } = exported.file;
    return (
      <div className="feedback-written">
        <Icon of={Check} className="feedback-written-mark" />
        <p>
          {texts.written} <span className="type-mono">{path}</span>
        </p>
        <CopyButton text={path} label={texts.copyPath} />
      </div>
    );
  }
  return devices.length === 0 ? null : texts.kept;
}
