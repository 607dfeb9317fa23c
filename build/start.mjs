// npm start: the app from this checkout. Without a display (or with --demo) it plays the demo journey.
import { electronRuntime } from './electron-runtime.mjs';
import { buildWhenStale } from './freshness.mjs';
import { sandboxArguments } from './launch-arguments.mjs';
import { prepare } from './prepare.mjs';
import { inProject, OUT } from './project.mjs';
import { run } from './run-command.mjs';
import { runMain, say } from './say.mjs';
import { hasDisplay } from './system-packages.mjs';
import { runWithDisplay } from './virtual-display.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  await prepare('app');
  await buildWhenStale('app');
  if (!hasDisplay())
    say(
      'there is no display here (DISPLAY is not set): playing the demo journey on a virtual one, pictures in out/demo',
    );
  if (!hasDisplay() || args.includes('--demo')) return runWithDisplay([inProject('build', 'demo.mjs')]);
  const { executable, version } = electronRuntime();
  say(`starting Pushbench on Electron ${version}`);
  return run(executable, [OUT, ...sandboxArguments(), ...args]);
});
