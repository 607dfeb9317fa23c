// npm run proof: the unit, property and integration tests once more, with the counts that are too long for `npm test`.
import { buildWhenStale } from './freshness.mjs';
import { prepare } from './prepare.mjs';
import { runTool } from './run-command.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await prepare('tests');
  // Some tests run the built command line and the built worker.
  await buildWhenStale('cli');
  await buildWhenStale('app');
  return runTool('vitest', ['run', ...process.argv.slice(2)], { env: { ...process.env, PUSHBENCH_PROOF: '1' } });
});
