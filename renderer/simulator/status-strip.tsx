import { Share } from 'lucide-react';
import { problemText } from '../../shared/messages/problem-text.ts';
import { useNow } from '../bench/use-now.ts';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { Emphasis } from '../components/emphasis.tsx';
import { Icon } from '../components/icon.tsx';
import { Spinner } from '../components/spinner.tsx';
import { StatusDot } from '../components/status-dot.tsx';
import { en } from '../messages/en.ts';
import { useSettings } from '../settings/use-settings.ts';
import { useCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { ProblemLine } from './problem-line.tsx';
import { portFacts, stripState, withFreePort } from './strip-text.ts';
import { useCaExport } from './use-ca-export.ts';
import './status-strip.css';

const texts = en.simulator.strip;

/** How often "for 12 min" is looked at, ms. */
const LOOK_EVERY = 15_000;

/** Whether the simulator runs, since when and on which ports; what to do when it does not. */
export function StatusStrip() {
  const { state } = useSimulator();
  const { settings } = useSettings();
  const now = useNow(LOOK_EVERY);
  const { exportCa, written, problem } = useCaExport();
  const { tone, title, note } = stripState(state, now);
  useCommand('export-ca', () => void exportCa());
  return (
    <section className="strip" aria-label={texts.label}>
      <div className="strip-row">
        <div className="strip-state">
          {state.status === 'starting' ? <Spinner size={10} /> : <StatusDot tone={tone} />}
          <div className="strip-words">
            <p className="strip-title">
              <span>{title}</span>
              {state.status === 'on' && state.strict && <Chip title={texts.strictMeaning}>{texts.strict}</Chip>}
            </p>
            {note !== null && <p className="strip-note">{note}</p>}
          </div>
        </div>
        <ul className="strip-ports" aria-label={texts.ports}>
          {portFacts(state, settings.simulator).map(({ name, port, title: service, fact }) => (
            <li key={name} className="strip-port" data-closed={state.status !== 'on' || undefined}>
              <span className="strip-number">{port}</span>
              <span className="strip-words">
                <span className="strip-service">{service}</span>
                <span className="strip-note">{fact}</span>
              </span>
            </li>
          ))}
        </ul>
        <Button
          className="strip-export"
          icon={<Icon of={Share} />}
          aria-label={texts.exportCa}
          title={texts.exportCa}
          onClick={() => void exportCa()}
        >
          {texts.exportCa}
        </Button>
      </div>
      <Trouble />
      {written !== null && <p className="strip-more">{written}</p>}
      {problem !== null && (
        <div className="strip-more">
          <ProblemLine problem={problem} />
        </div>
      )}
    </section>
  );
}

/** Why it did not start, and the ways on. */
function Trouble() {
  const { state, start } = useSimulator();
  const { settings, change, written } = useSettings();
  if (state.status !== 'off' || state.problem === null) return null;
  const { happened, cause } = problemText(state.problem);
  const free = withFreePort(state, settings.simulator);
  const takeFree = async () => {
    if (free === null) return;
    change({ simulator: free.settings });
    // The main process starts it by what it has on disk.
    await written();
    await start();
  };
  return (
    <div className="strip-more" role="alert">
      <p>
        <Emphasis text={`${happened} ${cause ?? ''}`} />
      </p>
      <div className="strip-more-actions">
        {free !== null && (
          <Button size="compact" variant="primary" onClick={() => void takeFree()}>
            {texts.takePort(free.port)}
          </Button>
        )}
        <Button size="compact" onClick={() => void start()}>
          {texts.tryAgain}
        </Button>
      </div>
    </div>
  );
}
