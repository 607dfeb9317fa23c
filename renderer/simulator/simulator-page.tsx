import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Segmented } from '../components/segmented.tsx';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { Toolbar } from '../shell/toolbar.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { NotificationView } from './detail/notification-view.tsx';
import { ProblemView } from './detail/problem-view.tsx';
import { DeviceDetail } from './devices/device-detail.tsx';
import { DeviceList } from './devices/device-list.tsx';
import { EmptyDetail } from './empty-detail.tsx';
import { CopyExampleMenu } from './examples/copy-example-menu.tsx';
import { FaultsPanel } from './faults/faults-panel.tsx';
import { ReceivedActions } from './received/received-actions.tsx';
import { ReceivedList } from './received/received-list.tsx';
import { useFollowReceived } from './received/use-follow-received.ts';
import { useReceived } from './received/use-received.ts';
import { StatusStrip } from './status-strip.tsx';
import './simulator-page.css';

const texts = en.simulator;

type View = 'received' | 'devices';

/** The local APNs: what arrived from any client, decoded; what it is to answer; its virtual devices. */
export function SimulatorPage() {
  const [view, setView] = useState<View>('received');
  const [deviceToken, setDeviceToken] = useState<string | null>(null);
  const { selected } = useReceived();
  useFollowReceived();
  useCommand('show-received', () => setView('received'));
  useCommand('show-devices', () => setView('devices'));
  const event = selected?.event;
  const token = event?.event === 'notification' && event.token !== '' ? event.token : null;
  return (
    <div className="page simulator">
      <Toolbar
        title={texts.title}
        actions={
          <>
            <CopyExampleMenu />
            <StartStop />
          </>
        }
      />
      <StatusStrip />
      <div className="simulator-columns">
        <section className="simulator-list" aria-label={texts.list.pane}>
          <div className="simulator-list-head">
            <Segmented
              label={texts.list.view}
              value={view}
              options={[
                { value: 'received', label: texts.list.received },
                { value: 'devices', label: texts.list.devices },
              ]}
              onChange={setView}
            />
            {view === 'received' && <ReceivedActions />}
          </div>
          <div className="simulator-list-body">
            {view === 'received' ? (
              <ReceivedList />
            ) : (
              <DeviceList selectedToken={deviceToken} onSelect={setDeviceToken} />
            )}
          </div>
          <FaultsPanel selectedToken={view === 'received' ? token : deviceToken} />
        </section>
        <main className="simulator-detail">
          {view === 'received' ? <ReceivedDetail /> : <DeviceDetail token={deviceToken} />}
        </main>
      </div>
    </div>
  );
}

function StartStop() {
  const { state, start, stop } = useSimulator();
  return state.status === 'on' ? (
    <Button icon={<Icon of={Square} size={14} />} aria-label={texts.stopName} onClick={() => void stop()}>
      {texts.stop}
    </Button>
  ) : (
    <Button
      icon={<Icon of={Play} size={14} />}
      busy={state.status === 'starting'}
      aria-label={texts.startName}
      onClick={() => void start()}
    >
      {texts.start}
    </Button>
  );
}

/** Another entry is another detail: what was marked or opened in the one before does not carry over. */
function ReceivedDetail() {
  const { received, selected } = useReceived();
  if (received.rows.length === 0) return <EmptyDetail />;
  if (selected === null) return <p className="simulator-choose">{texts.empty.choose}</p>;
  const { event, sequence } = selected;
  return event.event === 'notification' ? (
    <NotificationView key={sequence} row={selected} event={event} />
  ) : (
    <ProblemView key={sequence} row={selected} event={event} />
  );
}
