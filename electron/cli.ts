import { exit } from 'node:process';
import type { EndSignal } from './cli/io.ts';
import { runCli } from './cli/run.ts';

const ended = new AbortController();

/** The first signal ends the command in an orderly way, a second one at once. */
function onSignal(signal: EndSignal): void {
  if (ended.signal.aborted) exit(signal === 'SIGINT' ? 130 : 143);
  ended.abort(signal);
}

process.on('SIGINT', () => onSignal('SIGINT'));
process.on('SIGTERM', () => onSignal('SIGTERM'));

const { stdin, stdout, stderr, env, argv } = process;
exit(
  await runCli(argv.slice(2), {
    ...{ stdin, stdout, stderr, env },
    cwd: process.cwd(),
    now: () => new Date(),
    signal: ended.signal,
  }),
);
