// npm run test:e2e [-- PLAYWRIGHT ARGUMENTS]: the end-to-end tests on the packaged app, packaged first when stale.

import { buildWhenStale } from './freshness.mjs';
import { packageApp } from './package.mjs';
import { prepare } from './prepare.mjs';
import { isStarted } from './project.mjs';
import { toolScript } from './run-command.mjs';
import { runMain } from './say.mjs';
import { runWithDisplay } from './virtual-display.mjs';

/** Runs Playwright on the packaged app, whose program the tests find in PUSHBENCH_PACKAGED. Gives its exit status. */
export async function runEndToEnd(args, environment = {}) {
  const executable = await packageApp();
  // Some tests drive the command line as a process, or have it play the server.
  await buildWhenStale('cli');
  return runWithDisplay([toolScript('playwright'), 'test', ...args], {
    env: { ...process.env, PUSHBENCH_PACKAGED: executable, ...environment },
  });
}

if (isStarted(import.meta.url))
  await runMain(async () => {
    await prepare('tests');
    return runEndToEnd(process.argv.slice(2));
  });
