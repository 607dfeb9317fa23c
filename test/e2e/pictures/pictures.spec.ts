import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../support/app.ts';
import { PROJECT } from '../support/command-line.ts';
import { PREVIEW_PICTURES } from '../support/preview-states.ts';
import { reachFromLaunch } from '../support/state.ts';
import { STATES } from '../support/states.ts';
import { atRest } from '../support/system.ts';

/** Makes docs/pictures from the packaged app: every screen and state that is built. Run by `npm run pictures`. */

const FOLDER = join(PROJECT, 'docs', 'pictures');

const LOOKS = [
  { suffix: '', colorScheme: 'light', width: 1280, height: 820 },
  { suffix: '-dark', colorScheme: 'dark', width: 1280, height: 820 },
  { suffix: '-960x640', colorScheme: 'light', width: 960, height: 640 },
] as const;

test.beforeAll(() => mkdir(FOLDER, { recursive: true }));

// The clock of a phone in pictures; the day stays today's, by which the certificates are made.
test.beforeEach(({ bench }) => bench.page.clock.setFixedTime(new Date().setHours(9, 41, 0, 0)));

for (const state of [...STATES, ...PREVIEW_PICTURES]) {
  test(state.name, async ({ bench, pushFiles, threeCredentials, serverFiles, folder, serving }) => {
    await reachFromLaunch(state, { bench, pushFiles, threeCredentials, serverFiles, folder, serving });
    // Away from what it pressed, so that nothing is shown as hovered.
    await bench.page.mouse.move(640, 4);
    for (const { suffix, colorScheme, width, height } of LOOKS) {
      await bench.page.emulateMedia({ colorScheme });
      await bench.resize(width, height);
      await atRest(bench.page);
      await bench.page.screenshot({ path: join(FOLDER, `${state.name}${suffix}.png`) });
    }
  });
}
