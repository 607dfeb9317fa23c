import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const PROJECT = join(import.meta.dirname, '..', '..', '..');
const CLI = join(PROJECT, 'out', 'cli.js');

export type Ended = {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** The built command line as a process of its own. */
export type CommandLine = {
  readonly child: ChildProcessWithoutNullStreams;
  /** Its lines of standard output so far. */
  readonly lines: readonly string[];
  /** The first line, past or future, that holds this text. */
  readonly line: (containing: string) => Promise<string>;
  readonly ended: Promise<Ended>;
};

/** Starts `node out/cli.js ARGS`. */
export function startCommand(args: readonly string[], options: { readonly cwd?: string } = {}): CommandLine {
  const env = { ...process.env };
  delete env.PUSHBENCH_PASSPHRASE;
  return follow(spawn(process.execPath, [CLI, ...args], { ...options, env }));
}

/** Runs `node out/cli.js ARGS` to its end. */
export const runCommand = (args: readonly string[], options: { readonly cwd?: string } = {}): Promise<Ended> =>
  startCommand(args, options).ended;

/** Follows a process that prints lines. */
export function follow(child: ChildProcessWithoutNullStreams): CommandLine {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of [...waiting]) look();
  });
  const ended = once(child, 'close').then(([status, signal]) => ({ status, signal, stdout: lines.join('\n'), stderr }));
  return { child, lines, line, ended };

  function line(containing: string): Promise<string> {
    const { promise, look } = search(() => lines.find((each) => each.includes(containing)));
    waiting.add(look);
    look();
    return Promise.race([
      promise,
      ended.then(() => Promise.reject(new Error(`It ended without a line with ${containing}: ${stderr}`))),
    ]);
  }
}

function search(find: () => string | undefined): { readonly promise: Promise<string>; readonly look: () => void } {
  let look = (): void => {};
  const promise = new Promise<string>((resolve) => {
    look = () => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
  });
  return { promise, look: () => look() };
}

/** A `pushbench simulate` of the test's own on free ports. */
export type SimulatorProcess = {
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly caFile: string;
  readonly demo: {
    readonly cer: string;
    readonly p12: string;
    readonly passphraseFile: string;
    readonly token: string;
  };
  readonly command: CommandLine;
  readonly close: () => Promise<void>;
};

/** Starts a simulator with rules (the form of cli.md) and its files in `folder`. */
export async function startSimulatorProcess(folder: string, rules: readonly object[] = []): Promise<SimulatorProcess> {
  const rulesFile = join(folder, 'rules.json');
  writeFileSync(rulesFile, JSON.stringify({ rules }));
  const ports = ['--http2-port', '0', '--legacy-port', '0', '--feedback-port', '0'];
  const command = startCommand(['simulate', ...ports, '--dir', join(folder, 'simulator'), '--rules', rulesFile]);
  const { http2Port, legacyPort, ca, demo } = JSON.parse(await command.line('"ready"'));
  const close = async (): Promise<void> => {
    command.child.kill('SIGTERM');
    await command.ended;
  };
  return { http2Port, legacyPort, caFile: ca, demo, command, close };
}
