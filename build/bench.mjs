// npm run bench: every test/bench/*.bench.mjs in turn.
import { existsSync, readdirSync } from 'node:fs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { run } from './run-command.mjs';
import { runMain, say } from './say.mjs';

await runMain(async () => {
  const folder = inProject('test', 'bench');
  const benches = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.mjs')) : [];
  if (benches.length === 0) {
    say('there are no benchmarks yet; they will be test/bench/*.bench.mjs');
    return 0;
  }
  await prepare('tests');
  let failed = 0;
  for (const bench of benches.sort()) {
    say(bench);
    if ((await run(process.execPath, [inProject('test', 'bench', bench), ...process.argv.slice(2)])) !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
});
