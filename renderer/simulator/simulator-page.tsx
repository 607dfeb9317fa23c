import { useState } from 'react';
import { Segmented } from '../components/segmented.tsx';
import { en } from '../messages/en.ts';
import { Toolbar } from '../shell/toolbar.tsx';
import { DeviceDetail } from './devices/device-detail.tsx';
import { DeviceList } from './devices/device-list.tsx';
import { CopyExampleMenu } from './examples/copy-example-menu.tsx';
import { FaultsPanel } from './faults/faults-panel.tsx';
import './simulator-page.css';

const texts = en.simulator;

type View = 'received' | 'devices';

/** The local APNs: what arrived from any client, decoded; what it is to answer; its virtual devices. */
export function SimulatorPage() {
  const [view, setView] = useState<View>('received');
  const [deviceToken, setDeviceToken] = useState<string | null>(null);
  return (
    <div className="page">
      <Toolbar title={texts.title} actions={<CopyExampleMenu />} />
      <div className="simulator-columns">
        <section className="simulator-list" aria-label={texts.list.pane}>
          <Segmented
            label={texts.list.view}
            value={view}
            options={[
              { value: 'received', label: texts.list.received },
              { value: 'devices', label: texts.list.devices },
            ]}
            onChange={setView}
          />
          <div className="simulator-list-body">
            {view === 'devices' && <DeviceList selectedToken={deviceToken} onSelect={setDeviceToken} />}
          </div>
          <FaultsPanel selectedToken={null} />
        </section>
        <main className="simulator-detail">{view === 'devices' && <DeviceDetail token={deviceToken} />}</main>
      </div>
    </div>
  );
}
