import { Laptop, Lock, Merge, Radio } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { SHORTCUTS } from '../../shell/keyboard.ts';
import { useBench } from '../bench-context.ts';
import { FileDrawing } from './file-drawing.tsx';
import { FindingCard } from './finding-card.tsx';
import { ReadingLine } from './reading-line.tsx';
import './empty-bench.css';

const texts = en.bench.empty;
const PROMISE_ICONS = [Laptop, Merge, Lock];

/** The first thing a person sees: what to drop, how else to begin, and what happens to the files. */
export function EmptyBench() {
  const { dragging, bench, dispatch, actions, simulator } = useBench();
  const busy = bench.reading.length > 0;
  const preparing = bench.reading.some((each) => each.names.length === 0) || simulator.state.status === 'starting';
  return (
    <div className="empty-bench">
      <DropZone
        state={dragging === null ? { kind: 'idle' } : { kind: 'dragging', count: dragging }}
        className="empty-bench-zone"
      >
        <FileDrawing />
        <h2 data-stage-heading tabIndex={-1} className="empty-bench-title type-drop-title">
          {texts.title}
        </h2>
        <p className="empty-bench-hint">
          {texts.hintBefore}
          <strong>{texts.hintFormats[0]}</strong>
          {texts.hintBetween}
          <strong>{texts.hintFormats[1]}</strong>
          {texts.hintAfter}
        </p>
        <div className="empty-bench-buttons">
          <Button
            variant="primary"
            size="footer"
            shortcut={SHORTCUTS['choose-files']}
            aria-label={texts.chooseName}
            onClick={actions.chooseFiles}
          >
            {texts.choose}
          </Button>
          <Button
            size="footer"
            icon={<Icon of={Radio} />}
            busy={busy && preparing}
            onClick={() => void actions.trySimulator()}
          >
            {texts.trySimulator}
          </Button>
        </div>
        <ReadingLine className="empty-bench-reading" />
      </DropZone>
      {bench.refused.map((finding, index) => (
        <FindingCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be refused twice
          key={index}
          finding={finding}
          onDismiss={() => dispatch({ type: 'refusal-dismissed' })}
        />
      ))}
      <ul className="empty-bench-promises">
        {texts.promises.map(({ lead, text }, index) => (
          <li key={lead} className="empty-bench-promise">
            <Icon of={PROMISE_ICONS[index] ?? Lock} />
            <p>
              <strong>{lead}</strong> {text}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
