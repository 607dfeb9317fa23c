import { Smartphone } from 'lucide-react';
import type { Device } from '../../../shared/simulator/devices.ts';
import { useBench } from '../../bench/bench-context.ts';
import { shortToken } from '../../bench/result/short-token.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { ProblemLine } from '../problem-line.tsx';
import { DevicePhone } from './device-phone.tsx';
import { deviceState } from './device-text.ts';
import { useDevices } from './use-devices.ts';
import { useTokenInBench } from './use-token-in-bench.ts';
import './devices.css';

const texts = en.simulatorDevices;

/** A virtual device, as its phone would look; null: none is chosen. Fills the detail pane. */
export function DeviceDetail({ token }: { readonly token: string | null }) {
  const { devices } = useDevices();
  const device = devices.find((each) => each.token === token);
  if (device === undefined) return <p className="device-detail-none">{devices.length > 0 && texts.choose}</p>;
  return <Detail key={device.token} device={device} />;
}

function Detail({ device }: { readonly device: Device }) {
  const { problem } = useDevices();
  const { now } = useBench();
  const state = deviceState(device, now);
  return (
    <div className="device-detail">
      <header className="device-head">
        <IconTile of={Smartphone} />
        <h2 className="device-head-title type-mono">{shortToken(device.token)}</h2>
        <Chip>{texts.environments[device.environment]}</Chip>
        <Chip tone={state.tone}>{state.text}</Chip>
      </header>
      <DeviceActions device={device} />
      <ProblemLine problem={problem} />
      {device.uninstalledAt !== null && <p className="device-note">{texts.uninstalledNote}</p>}
      {device.expiredAt !== null && <p className="device-note">{texts.expiredNote}</p>}
      <div className="device-columns">
        <DevicePhone device={device} />
        <Card
          title={texts.device}
          aside={
            <CopyButton text={device.token} label={texts.copyToken}>
              {texts.copyToken}
            </CopyButton>
          }
        >
          <dl className="device-facts">
            <dt>{texts.token}</dt>
            <dd className="type-mono">{device.token}</dd>
            <dt>{texts.topic}</dt>
            <dd className="type-mono">{device.topic}</dd>
            <dt>{texts.environment}</dt>
            <dd>{texts.environments[device.environment]}</dd>
          </dl>
        </Card>
      </div>
    </div>
  );
}

function DeviceActions({ device }: { readonly device: Device }) {
  const { token, topic, environment, uninstalledAt, expiredAt } = device;
  const { register, uninstall, remove } = useDevices();
  const announce = useAnnounce();
  const putInBench = useTokenInBench();
  const say = async (request: Promise<boolean>, done: string) => {
    if (await request) announce(done);
  };
  return (
    <div className="device-actions">
      <Button variant="primary" onClick={() => void putInBench(token)}>
        {texts.use}
      </Button>
      {uninstalledAt === null && expiredAt === null ? (
        <Button onClick={() => void say(uninstall(token), texts.uninstalled)}>{texts.uninstall}</Button>
      ) : (
        <Button onClick={() => void say(register({ token, topic, environment }), texts.registered(shortToken(token)))}>
          {texts.registerAgain}
        </Button>
      )}
      <Button variant="danger" onClick={() => void say(remove(token), texts.removed)}>
        {texts.remove}
      </Button>
    </div>
  );
}
