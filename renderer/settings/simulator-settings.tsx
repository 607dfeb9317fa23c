import { useState } from 'react';
import { PORT } from '../../shared/settings/limits.ts';
import { Card } from '../components/card.tsx';
import { Checkbox } from '../components/checkbox.tsx';
import { NumberField } from '../components/number-field.tsx';
import { en } from '../messages/en.ts';
import { useSimulator } from '../shell/use-simulator.ts';
import { SettingsRow } from './settings-row.tsx';
import {
  PORT_FIELDS,
  type PortField,
  portError,
  readPorts,
  type TypedPorts,
  waitsForNextStart,
} from './simulator-ports.ts';
import { useSettings } from './use-settings.ts';

const texts = en.settings.simulator;

/** Where the built-in simulator listens and how strict it is. Ports are saved when all three fit together. */
export function SimulatorSettings() {
  const { settings, change } = useSettings();
  const { state } = useSimulator();
  const set = settings.simulator;
  const [typed, setTyped] = useState<TypedPorts>(set);
  const changePort = (field: PortField, value: number | null) => {
    const next = { ...typed, [field]: value };
    setTyped(next);
    const ports = readPorts(next);
    if (ports !== null) change({ simulator: { ...set, ...ports } });
  };
  return (
    <Card title={texts.title} footer={waitsForNextStart(set, state) && texts.nextStart}>
      <div className="settings-rows">
        {PORT_FIELDS.map((field) => (
          <SettingsRow key={field} label={texts.ports[field]} note={texts.portNotes[field]}>
            <NumberField
              label={texts.ports[field]}
              labelPosition="hidden"
              value={typed[field]}
              min={PORT.min}
              max={PORT.max}
              error={portError(typed, field)}
              onChange={(value) => changePort(field, value)}
            />
          </SettingsRow>
        ))}
        <Checkbox
          label={texts.strict}
          note={texts.strictNote}
          checked={set.strict}
          onChange={(strict) => change({ simulator: { ...set, strict } })}
        />
      </div>
    </Card>
  );
}
