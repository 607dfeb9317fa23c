import { Radio } from 'lucide-react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useSimulator } from '../shell/use-simulator.ts';
import { CopyExampleMenu } from './examples/copy-example-menu.tsx';
import './empty-detail.css';

const texts = en.simulator;

/** Before anything arrived: what will appear, and the one step to it. */
export function EmptyDetail() {
  const { state, start } = useSimulator();
  const on = state.status === 'on' ? state : null;
  return (
    <div className="simulator-empty">
      <span className="simulator-empty-icon">
        <Icon of={Radio} size={20} />
      </span>
      <h2 className="type-page-title">{on === null ? texts.empty.offTitle : texts.empty.onTitle}</h2>
      <p className="simulator-empty-text">
        {on === null ? texts.empty.off : texts.empty.on(on.host, on.http2Port, on.legacyPort)}
      </p>
      {on === null ? (
        <Button
          variant="primary"
          size="footer"
          busy={state.status === 'starting'}
          aria-label={texts.startName}
          onClick={() => void start()}
        >
          {texts.startName}
        </Button>
      ) : (
        <CopyExampleMenu />
      )}
    </div>
  );
}
