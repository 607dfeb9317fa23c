// npm run pictures: makes docs/pictures from the packaged app (test/e2e/pictures/*.spec.ts).
import { runEndToEnd } from './e2e.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await prepare('tests');
  return runEndToEnd(process.argv.slice(2), { PUSHBENCH_PICTURES: '1' });
});
