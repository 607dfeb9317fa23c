// npm run check: types, lint and format, unused code. All are run, whatever the first says.
import { prepare } from './prepare.mjs';
import { isStarted } from './project.mjs';
import { runTool } from './run-command.mjs';
import { runMain, say } from './say.mjs';

const CHECKS = [
  { name: 'types', tool: 'tsc', args: ['-b'] },
  { name: 'lint and format', tool: 'biome', args: ['check', '--error-on-warnings'] },
  { name: 'unused files, exports and dependencies', tool: 'knip', args: ['--no-progress'] },
];

/** Runs every check; gives 0 when all passed. */
export async function check() {
  const failed = [];
  for (const { name, tool, args } of CHECKS) {
    say(`checking ${name}`);
    if ((await runTool(tool, args)) !== 0) failed.push(name);
  }
  if (failed.length > 0) say(`failed: ${failed.join('; ')}`);
  return failed.length === 0 ? 0 : 1;
}

if (isStarted(import.meta.url))
  await runMain(async () => {
    await prepare('deps');
    return check();
  });
