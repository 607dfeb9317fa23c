import { onPath, run } from './run-command.mjs';
import { PlainError } from './say.mjs';
import { hasDisplay } from './system-packages.mjs';

/** Wide enough for the 1280 x 820 window and its frame. */
const SCREEN = '-screen 0 1400x900x24';

/** Runs a node script where windows can be shown: on the display there is, else on a virtual one of its own. */
export function runWithDisplay(args, options) {
  if (hasDisplay()) return run(process.execPath, args, options);
  if (!onPath('xvfb-run')) throw new PlainError('There is no display here, and no xvfb-run to make a virtual one.');
  return run('xvfb-run', ['-a', '-s', SCREEN, process.execPath, ...args], options);
}
