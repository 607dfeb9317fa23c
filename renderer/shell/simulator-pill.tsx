import { Popover } from '@base-ui/react/popover';
import { Button } from '../components/button.tsx';
import { Spinner } from '../components/spinner.tsx';
import { StatusDot } from '../components/status-dot.tsx';
import { en } from '../messages/en.ts';
import { SimulatorDetails } from './simulator-details.tsx';
import { simulatorStatus } from './simulator-status.ts';
import { useSimulator } from './use-simulator.ts';
import '../components/popup.css';
import './simulator-pill.css';

/** Whether the simulator runs and on which port; pressed, it tells more and offers to stop or start it. */
export function SimulatorPill() {
  const { state, start } = useSimulator();
  const { tone, text, port } = simulatorStatus(state);
  return (
    <div className="simulator-pill">
      <Popover.Root>
        <Popover.Trigger className="simulator-pill-trigger">
          {state.status === 'starting' ? <Spinner size={10} /> : <StatusDot tone={tone} />}
          <span className="simulator-pill-text">{text}</span>
          {port !== null && <span className="simulator-pill-port">{port}</span>}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className="popup-place" side="top" align="start" sideOffset={8}>
            <Popover.Popup className="popup simulator-details">
              <SimulatorDetails />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {state.status === 'off' && (
        <Button
          variant="link"
          className="simulator-pill-start"
          aria-label={en.app.simulator.startLong}
          onClick={() => void start()}
        >
          {en.app.simulator.start}
        </Button>
      )}
    </div>
  );
}
