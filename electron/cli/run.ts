import { createHash } from 'node:crypto';
import { CommanderError } from 'commander';
import { fail, ok } from '../../shared/result.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';
import type { CliIo } from './io.ts';
import { Printer } from './print.ts';
import { createProgram } from './program.ts';

/** Put in by the build; absent where the source runs unbuilt. */
declare const __APP_VERSION__: string | undefined;

/** These print JSON lines whether asked for or not. */
const ALWAYS_JSON = ['simulate', 'feedback'];

/** Runs `pushbench` with the arguments after its name; gives the exit status and never throws. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const stop = new AbortController();
  const forward = (): void => stop.abort(io.signal.reason);
  if (io.signal.aborted) forward();
  io.signal.addEventListener('abort', forward, { once: true });
  const name = argv[0] ?? '';
  const out = new Printer(io, wantsJson(argv), () => stop.abort('closed'));
  const context: CommandContext = { io, out, signal: stop.signal, interrupt: () => stop.abort('SIGINT') };

  let end = await attempt(argv, context);
  await out.flush();
  const failure = out.failure === null ? null : fileTrouble(out.failure);
  if (failure !== null) end = fail({ code: 'file-unwritable', file: 'stdout', trouble: failure });
  if (!end.ok) {
    out.problem(end.problem);
    // Lines of JSON are for machines; whoever started it by hand reads the words.
    if (out.json && (ALWAYS_JSON.includes(name) || failure !== null)) out.problemWords(end.problem);
  }
  await out.flush();
  io.signal.removeEventListener('abort', forward);
  return statusOf(end, name, stop.signal);
}

async function attempt(argv: readonly string[], context: CommandContext): Promise<CommandEnd> {
  let end: CommandEnd | null = null;
  try {
    const program = createProgram(version(), context, (ended) => {
      end = ended;
    });
    for (const command of [program, ...program.commands]) {
      command.configureOutput({
        writeOut: (text) => context.out.raw(text, 'stdout'),
        // What commander says about wrong usage is told as a problem.
        writeErr: () => undefined,
        getOutHelpWidth: () => Math.min(context.io.stdout.columns ?? 100, 120),
      });
    }
    if (argv.length === 0)
      return fail({ code: 'usage', detail: 'no command: inspect, convert, csr, test, send or simulate' });
    await program.parseAsync(argv, { from: 'user' });
    return end ?? ok(EXIT.ok);
  } catch (error) {
    return error instanceof CommanderError ? usageEnd(error) : bug(error);
  }
}

function usageEnd(error: CommanderError): CommandEnd {
  if (error.exitCode === 0) return ok(EXIT.ok);
  const detail = error.message
    .replace(/^error: /, '')
    .replace(/\n/g, ' ')
    .replaceAll("'", '');
  return fail({ code: 'usage', detail });
}

/** The same fault has the same reference, so that reports of it find each other; what it says stays here. */
function bug(error: unknown): CommandEnd {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return fail({ code: 'bug', reference: createHash('sha256').update(trace).digest('hex').slice(0, 8) });
}

function statusOf(end: CommandEnd, command: string, signal: AbortSignal): number {
  const status = end.ok ? end.value : exitStatusOf(end.problem);
  // The simulator is meant to be stopped by a signal.
  if (command === 'simulate' || status === EXIT.bug) return status;
  if (signal.reason === 'SIGINT') return EXIT.interrupted;
  return signal.reason === 'SIGTERM' ? EXIT.terminated : status;
}

function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return ALWAYS_JSON.includes(argv[0] ?? '') || argv.slice(0, end === -1 ? undefined : end).includes('--json');
}

function version(): string {
  return typeof __APP_VERSION__ === 'undefined' ? '0.0.0' : __APP_VERSION__;
}
