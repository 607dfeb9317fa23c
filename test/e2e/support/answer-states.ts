import { ADDRESSED, pressEscape } from './beginnings.ts';
import { startSimulatorProcess } from './command-line.ts';
import type { Place, State, StateWorld } from './state.ts';

/** Aims at a simulator of its own, by the protocol. */
function aimed(protocol: 'http2' | 'legacy'): Place {
  const rules = protocol === 'legacy' ? [{ match: {}, answer: { legacyStatus: 8 } }] : [];
  return {
    from: ADDRESSED,
    reach: async ({ bench, folder, serving }) => {
      const simulator = await serving(startSimulatorProcess(folder, rules));
      const port = protocol === 'http2' ? simulator.http2Port : simulator.legacyPort;
      await bench.aimAtCustom({ port, caFile: simulator.caFile }, protocol);
    },
  };
}

async function details({ bench }: StateWorld): Promise<void> {
  const row = await bench.send();
  await row.getByRole('button', { name: /^Details of/ }).click();
  await bench.dialog.waitFor();
}

const HTTP2 = aimed('http2');

/** Answers with their details, their repair and their list. */
export const ANSWER_STATES: readonly State[] = [
  { name: 'answer-details', from: HTTP2, reach: details, back: pressEscape },
  {
    name: 'answer-repair',
    from: HTTP2,
    reach: async ({ bench }) => {
      await (await bench.send()).getByRole('button', { name: 'Nothing on the phone?' }).click();
      await bench.tab('Headers').click();
      await bench.field('Topic').fill('com.example.maps');
      await bench.send();
    },
  },
  { name: 'answer-details-legacy', from: aimed('legacy'), reach: details },
];
