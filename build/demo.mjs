// The demo journey: from two files to an accepted notification, in the real app with its own simulator.
// Started by npm start (where there is no display, or with --demo), which has prepared and built everything.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { _electron } from '@playwright/test';
import { JOURNEY, rest } from './demo-journey.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { isRoot, sandboxArguments } from './launch-arguments.mjs';
import { inProject, OUT } from './project.mjs';
import { PlainError, runMain } from './say.mjs';

const PICTURES = inProject('out', 'demo');
const START_MS = 60_000;
const STEP_MS = 30_000;
const WHOLE_MS = 180_000;

const tell = (text) => process.stdout.write(`${text}\n`);

const picture = (name) => join(PICTURES, `${name}.png`);

const firstLine = (error) => String(error.message).split('\n')[0];

await runMain(async () => {
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'pushbench-demo-'));
  const app = await launch(join(folder, 'user-data'));
  // Whatever hangs, the demo ends.
  const watchdog = setTimeout(() => app.process().kill('SIGKILL'), WHOLE_MS);
  try {
    await play(app, folder);
  } finally {
    clearTimeout(watchdog);
    await app.close().catch(() => app.process().kill('SIGKILL'));
    await rm(folder, { recursive: true, force: true });
  }
  tell(`Done. The pictures are in ${relative(process.cwd(), PICTURES) || PICTURES}.`);
});

async function launch(userData) {
  try {
    return await _electron.launch({
      executablePath: electronRuntime().executable,
      args: [OUT, `--user-data-dir=${userData}`, ...sandboxArguments()],
      chromiumSandbox: !isRoot(),
      timeout: START_MS,
    });
  } catch (error) {
    throw new PlainError(`The demo could not start the app: ${firstLine(error)}`);
  }
}

async function play(app, folder) {
  const page = await app.firstWindow({ timeout: START_MS });
  page.setDefaultTimeout(STEP_MS);
  const world = { app, page, folder };
  for (const [index, step] of JOURNEY.entries()) {
    const number = index + 1;
    tell(`${number}. ${step.says}`);
    try {
      tell(`   ${await step.run(world)}`);
      await rest(page);
      await page.screenshot({ path: picture(`${String(number).padStart(2, '0')}-${step.name}`) });
      await step.after?.(world);
    } catch (error) {
      await page.screenshot({ path: picture('failed'), timeout: 5_000 }).catch(() => {});
      throw new PlainError(
        `The demo stopped at step ${number} (${step.says}): ${firstLine(error)} See out/demo/failed.png.`,
      );
    }
  }
}
