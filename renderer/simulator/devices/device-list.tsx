import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useBench } from '../../bench/bench-context.ts';
import { shortToken } from '../../bench/result/short-token.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ListBox } from '../../components/list-box.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useSimulator } from '../../shell/use-simulator.ts';
import { ProblemLine } from '../problem-line.tsx';
import { deviceState } from './device-text.ts';
import { RegisterDialog } from './register-dialog.tsx';
import { useDevices } from './use-devices.ts';
import './devices.css';

const texts = en.simulatorDevices;

type DeviceListProps = {
  readonly selectedToken: string | null;
  readonly onSelect: (token: string | null) => void;
};

/** The virtual devices, in the list pane. */
export function DeviceList({ selectedToken, onSelect }: DeviceListProps) {
  const { state } = useSimulator();
  const { devices, problem } = useDevices();
  const { now } = useBench();
  const [registering, setRegistering] = useState(false);
  useCommand('register-device', () => (state.status === 'on' ? setRegistering(true) : false));
  return (
    <div className="device-list">
      <div className="device-list-head">
        <Button
          size="compact"
          icon={<Icon of={Plus} size={14} />}
          disabled={state.status !== 'on'}
          aria-label={texts.registerName}
          onClick={() => setRegistering(true)}
        >
          {texts.register}
        </Button>
      </div>
      {devices.length === 0 && <p className="device-list-empty">{state.status === 'on' ? texts.none : texts.off}</p>}
      <ProblemLine problem={problem} />
      {devices.length > 0 && (
        <ListBox
          label={texts.list}
          groups={[
            {
              id: 'devices',
              label: texts.count(devices.length),
              options: devices.map((device) => ({
                id: device.token,
                content: (
                  <span className="device-row">
                    <span className="device-row-token type-mono">{shortToken(device.token)}</span>
                    <span className="device-row-note">
                      {device.topic} · {texts.environments[device.environment]}
                    </span>
                    <span className="device-row-state" data-tone={deviceState(device, now).tone}>
                      {deviceState(device, now).text}
                    </span>
                  </span>
                ),
              })),
            },
          ]}
          selectedId={selectedToken}
          onSelect={onSelect}
        />
      )}
      {registering && state.status === 'on' && (
        <RegisterDialog topic={state.topic} onRegistered={onSelect} onClose={() => setRegistering(false)} />
      )}
    </div>
  );
}
