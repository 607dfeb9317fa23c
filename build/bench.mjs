// npm run bench: ours beside others, in one go; `-- legacy` measures only the rows that are named so.
import { buildWhenStale } from './freshness.mjs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { run } from './run-command.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await prepare('tests');
  await buildWhenStale('bench');
  return run(process.execPath, [inProject('out', 'bench', 'main.js'), ...process.argv.slice(2)]);
});
