import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { PORT } from '../../shared/settings/limits.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { en } from '../messages/en.ts';
import { checkNumber } from './number-check.ts';

const texts = en.settings.simulator;

export const PORT_FIELDS = ['http2Port', 'legacyPort', 'feedbackPort'] as const;
export type PortField = (typeof PORT_FIELDS)[number];

/** The three ports as typed; null for an empty field. */
export type TypedPorts = Readonly<Record<PortField, number | null>>;

/** What to tell beside a port's field, null when it fits. Each of the three needs one of its own. */
export function portError(ports: TypedPorts, field: PortField): string | null {
  const outside = checkNumber(ports[field], PORT);
  if (outside !== null) return outside;
  const other = PORT_FIELDS.find((each) => each !== field && ports[each] === ports[field]);
  return other === undefined ? null : texts.portTaken(texts.ports[other]);
}

/** The ports to save, null while one of them does not fit. */
export function readPorts(ports: TypedPorts): Readonly<Record<PortField, number>> | null {
  const { http2Port, legacyPort, feedbackPort } = ports;
  if (http2Port === null || legacyPort === null || feedbackPort === null) return null;
  if (PORT_FIELDS.some((field) => portError(ports, field) !== null)) return null;
  return { http2Port, legacyPort, feedbackPort };
}

/** Whether what is set is not yet what runs. A port that was busy at the start, so that another was taken, is no change. */
export function waitsForNextStart(set: Settings['simulator'], state: SimulatorState): boolean {
  if (state.status !== 'on') return false;
  if (state.strict !== set.strict) return true;
  return PORT_FIELDS.some((field) => state[field] !== set[field] && !state.busyPorts.includes(set[field]));
}
