import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { JournalEvent, ReadyFacts } from '../../shared/simulator/journal.ts';
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import { EXIT } from './exit-status.ts';
import { Expectation } from './expectation.ts';
import { FindingLines } from './finding-lines.ts';
import { followRules, readRulesFile } from './rules-option.ts';

export type SimulateOptions = {
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly feedbackPort: number;
  readonly host: string;
  readonly dir?: string;
  readonly rules?: string;
  readonly strict?: boolean;
  readonly readyFile?: string;
  readonly expect?: number;
  /** Milliseconds. */
  readonly timeout?: number;
};

/** How long `--expect` waits when no `--timeout` is given. */
const DEFAULT_WAIT_MS = 60_000;

/** Runs the simulator until a signal, or until the expected notifications came; tells what happens as JSON lines. */
export async function simulate(options: SimulateOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out } = context;
  if (options.timeout !== undefined && options.expect === undefined) {
    return fail({ code: 'usage', detail: '--timeout goes with --expect' });
  }
  const rules = await readRulesFile(options.rules, context);
  if (!rules.ok) return rules;

  const expectation = new Expectation(options.expect ?? null, options.timeout ?? DEFAULT_WAIT_MS);
  // Events may come before the line that says "ready", which is promised to be the first.
  let early: JournalEvent[] | null = [];
  const findings = new FindingLines((event) => out.data(event));
  const tell = (event: JournalEvent): void => {
    out.data(event);
    findings.see(event);
    expectation.see(event);
  };
  const started = await startSimulator({
    ...{ host: options.host, http2Port: options.http2Port, legacyPort: options.legacyPort },
    ...{ feedbackPort: options.feedbackPort, portFallback: false, rules: [], now: io.now },
    ...{ configuration: rules.value.configuration, configurationDir: rules.value.dir, strict: options.strict === true },
    dir: options.dir === undefined ? null : resolve(io.cwd, options.dir),
    backlog: backlogOf(io.stdout),
    onEvent: (event) => (early === null ? tell(event) : void early.push(event)),
  });
  if (!started.ok) return started;
  const running = started.value;
  const stopFollowing = followRules(running, rules.value, context);
  try {
    const announced = await announce(running, options, context);
    if (!announced.ok) return announced;
    for (const event of early.splice(0)) tell(event);
    early = null;
    const problem = await expectation.end(context.signal);
    return problem === null ? ok(EXIT.ok) : fail(problem);
  } finally {
    stopFollowing();
    expectation.stop();
    await running.stop();
  }
}

/** Tells when the reader of the lines is behind: what it has not read would pile up as fast as clients send. */
function backlogOf(stdout: CommandContext['io']['stdout']): () => Promise<void> | null {
  let draining: Promise<void> | null = null;
  return () => {
    if (!stdout.writableNeedDrain) return null;
    draining ??= once(stdout, 'drain').then(forget, forget);
    return draining;
  };

  function forget(): void {
    draining = null;
  }
}

async function announce(
  { ready }: RunningSimulator,
  { readyFile, host }: SimulateOptions,
  { io, out }: CommandContext,
): Promise<Result<null>> {
  const line = { event: 'ready', ...ready };
  out.data(line);
  for (const words of readyWords(ready, host)) out.note(words);
  if (readyFile === undefined) return ok(null);
  const problem = await writeReadyFile(resolve(io.cwd, readyFile), `${JSON.stringify(line)}\n`);
  return problem === null ? ok(null) : fail(problem);
}

function readyWords({ http2Port, legacyPort, feedbackPort, ca, demo }: ReadyFacts, host: string): readonly string[] {
  const name = host === '127.0.0.1' ? 'localhost' : host;
  return [
    `Simulator on ${host}: HTTP/2 ${http2Port}, legacy ${legacyPort}, feedback ${feedbackPort}. Ctrl-C stops it.`,
    'In another terminal:',
    `  pushbench send --host ${name} --port ${http2Port} --ca ${quoted(ca)} \\`,
    `    --credential ${quoted(demo.cer)} --credential ${quoted(demo.p12)} --passphrase-file ${quoted(demo.passphraseFile)} \\`,
    `    --token ${demo.token} --alert 'Hello'`,
  ];
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Written beside and renamed: whoever waits for the file finds it whole. */
async function writeReadyFile(path: string, text: string): Promise<Problem | null> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, text, { mode: 0o600 });
    await rename(beside, path);
    return null;
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return { code: 'file-unwritable', file: path, trouble };
  }
}
