// npm run dev: builds again at every change; a changed window is loaded again, a changed main process started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { electronRuntime } from './electron-runtime.mjs';
import { RESULTS_OF } from './freshness.mjs';
import { sandboxArguments } from './launch-arguments.mjs';
import { prepare } from './prepare.mjs';
import { inProject, OUT, ROOT } from './project.mjs';
import { toolScript } from './run-command.mjs';
import { PlainError, runMain, say } from './say.mjs';

/** Vite writes the files of one build within this time. */
const SETTLE_MS = 300;

await runMain(async () => {
  await prepare('app');
  const builder = await startBuilder();
  const app = runningApp();
  const watchers = [onChange('main', app.restart), onChange('preload', app.restart), onChange('renderer', app.reload)];
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(builder, 'exit')]);
  for (const watcher of watchers) watcher.close();
  builder.kill();
  app.stop();
});

/** Starts Vite watching and waits until every part has been built once. */
async function startBuilder() {
  const results = RESULTS_OF.app.map((file) => inProject('out', file));
  for (const file of results) await rm(file, { force: true });
  const builder = spawn(process.execPath, [toolScript('vite'), 'build', '--watch'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PUSHBENCH_BUILD: 'app' },
  });
  while (!results.every(existsSync)) {
    if (builder.exitCode !== null) throw new PlainError('The builder ended before there was anything to start.');
    await pause(SETTLE_MS);
  }
  return builder;
}

/** The app, started again or its window loaded again when told. Its window is reached through the DevTools port. */
function runningApp() {
  const switches = sandboxArguments();
  let child;
  let devtools;

  const start = () => {
    const starting = spawn(electronRuntime().executable, [OUT, '--remote-debugging-port=0', ...switches], {
      stdio: ['inherit', 'inherit', 'pipe'],
    });
    child = starting;
    devtools = null;
    starting.stderr.on('data', (chunk) => {
      process.stderr.write(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(String(chunk))?.[1];
      if (address && child === starting) devtools = address;
    });
  };
  const stop = () => child.kill();
  const restart = async () => {
    say('starting the app again');
    if (child.exitCode === null && child.signalCode === null) {
      stop();
      await once(child, 'exit');
    }
    start();
  };
  const reload = async () => {
    const address = devtools;
    if (address === null) return;
    say('loading the window again');
    const { chromium } = await import('@playwright/test');
    const browser = await chromium.connectOverCDP(address);
    for (const page of browser.contexts().flatMap((context) => context.pages())) await page.reload();
    await browser.close();
  };
  start();
  return { stop, restart, reload };
}

/** Calls `then` once for each build that touched a folder of out/. A failure there is told and does not end the watching. */
function onChange(folder, then) {
  let timer;
  return watch(inProject('out', folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => then().catch((error) => say(error.message)), SETTLE_MS);
  });
}
