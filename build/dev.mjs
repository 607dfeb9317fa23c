// npm run dev: builds again at every change; a changed window is loaded again, a changed main process started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { electronRuntime } from './electron-runtime.mjs';
import { sandboxArguments } from './launch-arguments.mjs';
import { prepare } from './prepare.mjs';
import { inProject, ROOT } from './project.mjs';
import { toolScript } from './run-command.mjs';
import { runMain, say } from './say.mjs';

/** Vite writes the files of one build within this time. */
const SETTLE_MS = 300;

await runMain(async () => {
  await prepare('app');
  const builder = spawn(process.execPath, [toolScript('vite'), 'build', '--watch'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PUSHBENCH_BUILD: 'app' },
  });
  const switches = sandboxArguments();
  let app = null;
  await firstBuild(builder);
  start();
  onChange('main', restart);
  onChange('preload', restart);
  onChange('renderer', reload);
  await once(process, 'SIGINT');
  builder.kill();
  app.process.kill();

  function start() {
    const child = spawn(electronRuntime().executable, [ROOT, '--remote-debugging-port=0', ...switches], {
      stdio: ['inherit', 'inherit', 'pipe'],
    });
    app = { process: child, devtools: null };
    const current = app;
    child.stderr.on('data', (chunk) => {
      process.stderr.write(chunk);
      current.devtools ??= /DevTools listening on (ws:\S+)/.exec(String(chunk))?.[1] ?? null;
    });
  }

  async function restart() {
    if (app.process.exitCode === null) {
      app.process.kill();
      await once(app.process, 'exit');
    }
    say('starting the app again');
    start();
  }

  async function reload() {
    if (app.devtools === null) return;
    const { chromium } = await import('@playwright/test');
    const browser = await chromium.connectOverCDP(app.devtools);
    for (const page of browser.contexts().flatMap((context) => context.pages())) await page.reload();
    await browser.close();
  }
});

/** Waits until the three parts have been built once; a failed first build ends with the builder. */
async function firstBuild(builder) {
  const results = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html'].map((file) => inProject('out', file));
  while (!results.every(existsSync)) {
    if (builder.exitCode !== null) throw new Error('the builder ended');
    await pause(SETTLE_MS);
  }
}

/** Calls `then` once for each build that touched a folder of out/. */
function onChange(folder, then) {
  let timer;
  watch(inProject('out', folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(then, SETTLE_MS);
  });
}
