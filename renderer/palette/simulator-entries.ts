import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { CLIENT_EXAMPLES } from '../../shared/simulator/client-examples.ts';
import { en } from '../messages/en.ts';
import { commandEntry } from './command-entry.ts';
import type { PaletteEntry, PaletteWorld } from './palette-entry.ts';

const texts = en.palette;
const { actions } = texts;

/** Starts it or stops it; while it starts, neither. */
export function runSimulatorEntries({ status }: SimulatorState): readonly PaletteEntry[] {
  if (status === 'starting') return [];
  const to = status === 'on' ? 'stop' : 'start';
  const title = to === 'stop' ? actions.stopSimulator : actions.startSimulator;
  return [
    { id: 'simulator-run', kind: 'action', title, words: actions.simulatorWords, act: { kind: 'simulator', to } },
  ];
}

/** What is done on the Simulator page, in its order. */
export function simulatorEntries({ simulator, receivedCount }: PaletteWorld): readonly PaletteEntry[] {
  const off = simulator.status === 'on' ? null : texts.simulatorOff;
  return [
    ...(['received', 'devices', 'faults'] as const).map((view) =>
      commandEntry(`show-${view}`, actions.simulatorView(VIEWS[view]), actions.simulatorViewWords[view]),
    ),
    commandEntry('export-ca', en.simulator.strip.exportCa, actions.exportCaWords, { note: texts.ofSimulator }),
    commandEntry('clear-received', en.simulator.list.clearName, actions.clearReceivedWords, {
      note: texts.ofSimulator,
      blocked: receivedCount === 0 ? texts.nothingReceived : null,
    }),
    commandEntry('register-device', en.simulatorDevices.registerName, actions.registerDeviceWords, {
      note: texts.ofSimulator,
      blocked: off,
    }),
    ...faultEntries(simulator),
    ...CLIENT_EXAMPLES.map((example) =>
      commandEntry(
        `copy-example-${example}`,
        actions.copyExample(en.simulatorExamples.names[example]),
        actions.copyExampleWords,
        { blocked: off },
      ),
    ),
  ];
}

const VIEWS = {
  received: en.simulator.list.received,
  devices: en.simulator.list.devices,
  faults: en.simulatorFaults.title,
} as const;

/** What is done in the panel of faults. */
function faultEntries(simulator: SimulatorState): readonly PaletteEntry[] {
  const { faultWords } = actions;
  const faults = en.simulatorFaults;
  const on = simulator.status === 'on' ? simulator : null;
  const rules = on?.rulesFile ? faults.rules.changeName : faults.rules.chooseName;
  const http2 = on?.open.http2 ?? 0;
  const entry = (name: Parameters<typeof commandEntry>[0], title: string, missing: string | null) =>
    commandEntry(name, title, faultWords, {
      note: texts.ofSimulator,
      blocked: on === null ? texts.simulatorOff : missing,
    });
  return [
    entry('arm-fault', actions.armFault, null),
    entry('disarm-faults', actions.disarmFaults, on?.armed === 0 ? texts.nothingArmed : null),
    entry('close-connections', faults.close, http2 + (on?.open.legacy ?? 0) === 0 ? faults.noneOpen : null),
    entry('send-goaway', faults.goaway, http2 === 0 ? faults.noHttp2Open : null),
    entry('choose-rules', rules, null),
    entry('forget-rules', actions.forgetRules, on?.rulesFile ? null : texts.noRules),
  ];
}
