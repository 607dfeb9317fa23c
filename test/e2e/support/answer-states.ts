import { startSimulatorProcess } from './command-line.ts';
import type { State, StateWorld } from './states.ts';

const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

/** Aims at a simulator of its own, by the protocol. */
async function aimed({ bench, pushFiles, folder, serving }: StateWorld, protocol: 'http2' | 'legacy'): Promise<void> {
  const rules = protocol === 'legacy' ? [{ match: {}, answer: { legacyStatus: 8 } }] : [];
  const simulator = await serving(startSimulatorProcess(folder, rules));
  await bench.importPair(pushFiles);
  const port = protocol === 'http2' ? simulator.http2Port : simulator.legacyPort;
  await bench.aimAtCustom({ port, caFile: simulator.caFile }, protocol);
  await bench.field('Device token').fill(TOKEN);
}

/** Answers with their repair, their list and their details. */
export const ANSWER_STATES: readonly State[] = [
  {
    name: 'answer-repair',
    reach: async (world) => {
      const { bench } = world;
      await aimed(world, 'http2');
      await (await bench.send()).getByRole('button', { name: 'Nothing on the phone?' }).click();
      await bench.tab('Headers').click();
      await bench.field('Topic').fill('com.example.maps');
      await bench.send();
    },
  },
  {
    name: 'answer-details',
    reach: async (world) => {
      await aimed(world, 'http2');
      const row = await world.bench.send();
      await row.getByRole('button', { name: /^Details of/ }).click();
      await world.bench.dialog.waitFor();
    },
  },
  {
    name: 'answer-details-legacy',
    reach: async (world) => {
      await aimed(world, 'legacy');
      const row = await world.bench.send();
      await row.getByRole('button', { name: /^Details of/ }).click();
      await world.bench.dialog.waitFor();
    },
  },
];
