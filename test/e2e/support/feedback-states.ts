import { join } from 'node:path';
import { PAIR } from './beginnings.ts';
import { feedbackBytes, feedbackService } from './servers.ts';
import type { State, StateWorld } from './state.ts';
import { answerSaveDialog } from './system.ts';

/** When the first device of the lists lost its app, seconds: so long ago on every day. */
const GONE_SINCE = Math.floor(new Date().setHours(6, 0, 0, 0) / 1000) - 86_400;

/** Reads a list of a custom host's service on the Feedback page. */
async function read({ bench, serverFiles, serving }: StateWorld, list: Uint8Array): Promise<void> {
  const service = await serving(feedbackService(serverFiles, (socket) => socket.end(list)));
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });
  await bench.button('Read').click();
  await bench.gone.first().waitFor();
}

/** The Feedback page after a list was read, or as much of it as came. */
export const FEEDBACK_STATES: readonly State[] = [
  {
    name: 'feedback-retired',
    from: PAIR,
    reach: async ({ bench }) => {
      await bench.openFeedback();
      await bench.choice('Target', 'Production').click();
      await bench.button('Read').click();
      await bench.diagnosis.waitFor({ timeout: 30_000 });
    },
    back: ({ bench }) => bench.openBench(),
  },
  {
    name: 'feedback-error',
    from: PAIR,
    reach: async (world) => {
      // The third device's bytes do not all come.
      await read(world, feedbackBytes(3, GONE_SINCE).subarray(0, 100));
      await world.bench.diagnosis.waitFor();
    },
  },
  {
    name: 'feedback',
    from: PAIR,
    reach: async (world) => {
      await read(world, feedbackBytes(240, GONE_SINCE));
      await answerSaveDialog(world.bench.running.app, join(world.folder, 'gone.csv'));
      await world.bench.button('Export CSV').click();
      await world.bench.page.getByRole('main').getByText('Written to').waitFor();
    },
    back: ({ bench }) => bench.openBench(),
  },
];
