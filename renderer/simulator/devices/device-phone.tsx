import { useMemo } from 'react';
import { appNameOf } from '../../../shared/preview/app-name.ts';
import type { Device } from '../../../shared/simulator/devices.ts';
import { en } from '../../messages/en.ts';
import { Phone } from '../../preview/phone.tsx';
import { Preview } from '../../preview/preview.tsx';
import { useReceived } from '../received/use-received.ts';
import { arrivalsOf, previewOfArrival } from './arrivals.ts';

const texts = en.simulatorDevices.phone;

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The phone with the latest notification that the device got, at the time it got it. */
export function DevicePhone({ device }: { readonly device: Device }) {
  const { rows } = useReceived().received;
  const { received, delivered, latest, behind } = useMemo(() => arrivalsOf(rows, device), [rows, device]);
  return (
    <section className="device-phone" aria-label={texts.label}>
      {latest === null ? (
        <figure className="preview">
          <div aria-hidden="true">
            <Phone
              view="lock-screen"
              now={new Date()}
              appName={appNameOf(device.topic)}
              badge={null}
              activityInIsland={false}
            >
              {null}
            </Phone>
          </div>
          <figcaption className="preview-caption">
            {received === 0 ? texts.empty : texts.allRefused(received)}
          </figcaption>
        </figure>
      ) : (
        <>
          <Preview
            preview={previewOfArrival(latest)}
            appName={appNameOf(device.topic)}
            app={device.topic}
            behind={behind}
            now={new Date(latest.time)}
            view="lock-screen"
          />
          <p className="device-phone-note type-tabular">
            {texts.latest(TIME.format(new Date(latest.time)))} {texts.counts(delivered, received - delivered)}
          </p>
        </>
      )}
    </section>
  );
}
