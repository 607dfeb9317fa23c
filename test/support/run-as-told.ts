import { spawn, spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandOutput, runCommand } from './simulator.ts';

/**
 * Does in a folder what the first lines of a program say: saves it under its name and runs the commands; but installs
 * nothing. A text that says nothing is pasted into a shell.
 */
export function runAsTold(text: string, folder: string): Promise<CommandOutput> {
  return runCommand('sh', ['-c', commandsIn(text, folder)]);
}

/** Whether `answerOnTerminal` can be had here: util-linux's script, not the BSD one. */
export const hasTerminals = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux');

/** The same on a terminal of its own, where the first question for a passphrase is answered. */
export async function answerOnTerminal(
  text: string,
  folder: string,
  answer: string,
): Promise<{ readonly status: number | null; readonly said: string }> {
  const file = join(folder, 'on-terminal.sh');
  writeFileSync(file, commandsIn(text, folder));
  const terminal = spawn('script', ['-qefc', `sh ${file}`, '/dev/null'], { stdio: 'pipe', timeout: 60_000 });
  let said = '';
  let isAnswered = false;
  terminal.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
    if (isAnswered || !/pass ?phrase.*: ?$/i.test(said)) return;
    isAnswered = true;
    terminal.stdin.write(`${answer}\n`);
  });
  const status = await new Promise<number | null>((done, refuse) => {
    terminal.once('error', refuse);
    terminal.once('close', done);
  });
  return { status, said };
}

/** Saves a program and gives the commands that run it. Debian's own programs come first: python3 has its packages. */
function commandsIn(text: string, folder: string): string {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '<?php');
  const [, mark = '', name] = /^(\/\/|#) .*Save it as ([\w.]+);/.exec(first) ?? [];
  const start = `PATH="/usr/bin:$PATH"; cd '${folder}' && `;
  if (name === undefined) return start + text;
  writeFileSync(join(folder, name), text);
  symlinkSync(join(import.meta.dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  const code = rest.findIndex((line) => !line.startsWith(`${mark} `));
  const told = rest.slice(0, code).map((line) => line.slice(mark.length + 1));
  return start + told.filter((line) => !/^(npm|pip) install/.test(line)).join(' && ');
}
