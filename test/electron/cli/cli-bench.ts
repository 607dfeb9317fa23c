import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { CliIo } from '../../../electron/cli/io.ts';
import { runCli } from '../../../electron/cli/run.ts';

export type Ran = {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of stdout, which must all be JSON. */
  readonly lines: readonly unknown[];
};

export type Start = {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly now?: () => Date;
};

/** A command that runs; `interrupt` is what Ctrl-C does. */
export type Running = {
  readonly ended: Promise<Ran>;
  readonly interrupt: () => void;
  readonly stdout: PassThrough;
  /** Resolves when stderr has text that fits. */
  readonly note: (fits: RegExp) => Promise<void>;
  /** Resolves with the first JSON line that fits. */
  readonly line: (fits: (line: unknown) => boolean) => Promise<unknown>;
};

/** Starts `pushbench` in this process, with a world of its own. */
export function start(argv: readonly string[], { stdin, env = {}, cwd = process.cwd(), now }: Start = {}): Running {
  const ended = new AbortController();
  const input = new PassThrough();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  if (stdin === undefined) input.end();
  else input.end(stdin);
  let out = '';
  let err = '';
  const looking = new Set<() => void>();
  stdout.on('data', (chunk) => {
    out += chunk;
    for (const look of [...looking]) look();
  });
  stderr.on('data', (chunk) => {
    err += chunk;
    for (const look of [...looking]) look();
  });
  const io: CliIo = { stdin: input, stdout, stderr, env, cwd, now: now ?? (() => new Date()), signal: ended.signal };
  return {
    stdout,
    interrupt: () => ended.abort('SIGINT'),
    ended: runCli(argv, io).then((status) => ({
      status,
      stdout: out,
      stderr: err,
      get lines() {
        return jsonLines(out);
      },
    })),
    note: (fits) =>
      new Promise((found) => {
        const look = (): void => {
          if (!fits.test(err)) return;
          looking.delete(look);
          found();
        };
        looking.add(look);
        look();
      }),
    line: (fits) =>
      new Promise((found) => {
        const look = (): void => {
          const complete = out.slice(0, out.lastIndexOf('\n') + 1);
          const line = jsonLines(complete).find(fits);
          if (line === undefined) return;
          looking.delete(look);
          found(line);
        };
        looking.add(look);
        look();
      }),
  };
}

/** Runs `pushbench` to its end. */
export function run(argv: readonly string[], options: Start = {}): Promise<Ran> {
  return start(argv, options).ended;
}

/** A folder that is gone when the test is over. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pushbench-cli-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** What JSON holds at a path; undefined where the path ends early. */
export function pick(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return (inner as Readonly<Record<string | number, unknown>>)[step];
  }, value);
}
