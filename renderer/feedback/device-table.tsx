import { useRef } from 'react';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import { useRowWindow } from '../components/row-window.ts';
import { en } from '../messages/en.ts';
import { localMoment } from './reading-text.ts';

const texts = en.feedback.list;

/** As `.device-table` has it. */
const ROW_HEIGHT = 28;

/** Devices and since when the app is gone from each; only the rows that are seen are drawn. */
export function DeviceTable({ devices }: { readonly devices: readonly GoneDevice[] }) {
  const root = useRef<HTMLElement>(null);
  const { first, end } = useRowWindow(root, ROW_HEIGHT, devices.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which the keyboard must be able to do
    <section ref={root} className="device-table-scroll" aria-label={texts.region} tabIndex={0}>
      <table className="device-table" aria-rowcount={devices.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{texts.token}</th>
            <th scope="col" className="device-table-time">
              {texts.gone}
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {devices.slice(first, end).map(({ token, timestamp }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in a list that does not change
            <tr key={first + index} aria-rowindex={first + index + 2}>
              <td className="type-mono" title={token}>
                {token}
              </td>
              <td className="device-table-time type-tabular" title={timestamp}>
                {localMoment(timestamp)}
              </td>
            </tr>
          ))}
          <Gap rows={devices.length - end} />
        </tbody>
      </table>
    </section>
  );
}

/** The place of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows === 0) return null;
  return (
    <tr>
      <td colSpan={2} aria-hidden="true" style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  );
}
