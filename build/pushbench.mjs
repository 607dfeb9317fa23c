// npm run -s pushbench -- COMMAND …: the command line from a checkout, built first when it is stale.
import { buildWhenStale } from './freshness.mjs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { run } from './run-command.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await prepare('deps');
  await buildWhenStale('cli');
  // npm changes to the project's folder; relative paths mean the folder that the person is in.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [inProject('out', 'cli.js'), ...process.argv.slice(2)], { cwd });
});
