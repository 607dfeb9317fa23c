// npm run bench: ours beside others, in one go; `-- legacy` measures only the rows that are named so.
import { buildWhenStale } from './freshness.mjs';
import { packageApp } from './package.mjs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { runMain } from './say.mjs';
import { runWithDisplay } from './virtual-display.mjs';

await runMain(async () => {
  await prepare('tests');
  // Typing is measured in it.
  const executable = await packageApp();
  await buildWhenStale('bench');
  return runWithDisplay([inProject('out', 'bench', 'main.js'), ...process.argv.slice(2)], {
    env: { ...process.env, PUSHBENCH_PACKAGED: executable },
  });
});
