import { Popover } from '@base-ui/react/popover';
import { Button } from '../components/button.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from './commands.tsx';
import { simulatorStatus, simulatorTrouble } from './simulator-status.ts';
import { useSimulator } from './use-simulator.ts';

const texts = en.app.simulator;

/** What the pill's pop-up holds: addresses, what arrived, what went wrong, and the one action that fits. */
export function SimulatorDetails() {
  const { state, start, stop } = useSimulator();
  const runCommand = useRunCommand();
  const trouble = simulatorTrouble(state);
  return (
    <>
      <Popover.Title className="simulator-details-title">{simulatorStatus(state).text}</Popover.Title>
      {state.status === 'on' && (
        <dl className="simulator-facts">
          <Fact name={texts.http2} value={`${state.host}:${state.http2Port}`} />
          <Fact name={texts.legacy} value={`${state.host}:${state.legacyPort}`} />
          <Fact name={texts.received} value={String(state.received)} />
        </dl>
      )}
      {state.status === 'on' && state.busyPorts.length > 0 && (
        <p className="simulator-details-text">{texts.otherPort(state.busyPorts)}</p>
      )}
      {state.status === 'off' && <p className="simulator-details-text">{trouble ?? texts.offExplained}</p>}
      <div className="simulator-details-actions">
        {state.status === 'on' && (
          <Button size="compact" onClick={() => void stop()}>
            {texts.stop}
          </Button>
        )}
        {state.status === 'off' && (
          <Button size="compact" variant="primary" onClick={() => void start()}>
            {trouble === null ? texts.startLong : texts.tryAgain}
          </Button>
        )}
        <Popover.Close render={<Button variant="link" onClick={() => runCommand('simulator')} />}>
          {texts.open}
        </Popover.Close>
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="simulator-fact">
      <dt>{name}</dt>
      <dd className="type-mono">{value}</dd>
    </div>
  );
}
