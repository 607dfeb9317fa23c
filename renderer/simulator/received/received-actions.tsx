import { ArrowUp, Eraser } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusDot } from '../../components/status-dot.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useSimulator } from '../../shell/use-simulator.ts';
import type { ShownRow } from './received.ts';
import { useReceived } from './use-received.ts';
import './received-list.css';

const texts = en.simulator.list;

/** Beside the switch: whether the list is live or how much is new, and the way to empty it. */
export function ReceivedActions() {
  const { received, fresh, follow, clear } = useReceived();
  const { state } = useSimulator();
  useCommand('clear-received', () => (received.rows.length === 0 ? false : void clear()));
  return (
    <div className="received-actions">
      {received.rows.length > 0 && (
        <span className="received-count">{texts.count(received.rows.filter(isNotification).length)}</span>
      )}
      {fresh > 0 ? (
        <Button
          variant="link"
          icon={<Icon of={ArrowUp} size={12} />}
          aria-label={texts.freshName(fresh)}
          onClick={follow}
        >
          {texts.fresh(fresh)}
        </Button>
      ) : (
        state.status === 'on' && (
          <span className="received-live">
            <StatusDot tone="ok" />
            {texts.live}
          </span>
        )
      )}
      <Button
        variant="quiet"
        size="compact"
        className="received-clear"
        icon={<Icon of={Eraser} size={14} />}
        aria-label={texts.clearName}
        title={texts.clearName}
        disabled={received.rows.length === 0}
        onClick={() => void clear()}
      >
        {texts.clear}
      </Button>
    </div>
  );
}

function isNotification({ event }: ShownRow): boolean {
  return event.event === 'notification';
}
