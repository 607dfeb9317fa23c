import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readPath } from '../credentials/read-paths.ts';
import type { CommandContext } from './context.ts';
import { escapeControls } from './print.ts';

export type PassphraseOptions = { readonly passphraseFile?: readonly string[] };

/** Passphrases as they were given: for one file by its name, and for whichever needs one. */
export type GivenPassphrases = {
  readonly byFile: ReadonlyMap<string, string>;
  readonly forAny: readonly string[];
};

/** The variable that may hold a passphrase. */
const VARIABLE = 'PUSHBENCH_PASSPHRASE';

/** Reads what `--passphrase-file` and the environment give. `files`: the credential files as they were named. */
export async function readGivenPassphrases(
  { passphraseFile = [] }: PassphraseOptions,
  files: readonly string[],
  { io }: CommandContext,
): Promise<Result<GivenPassphrases>> {
  const byFile = new Map<string, string>();
  const forAny: string[] = [];
  for (const given of passphraseFile) {
    const { file, path } = splitNamed(given, files);
    const read = await readPassphraseFile(path, io.cwd);
    if (!read.ok) return read;
    if (file === null) forAny.push(read.value);
    else byFile.set(file, read.value);
  }
  const fromEnvironment = io.env[VARIABLE];
  if (forAny.length === 0 && fromEnvironment !== undefined) forAny.push(fromEnvironment);
  return ok({ byFile, forAny });
}

/** Reads a passphrase from a file: UTF-8, without the one line end that editors add. */
export async function readPassphraseFile(path: string, cwd: string): Promise<Result<string>> {
  const file = await readPath(resolve(cwd, path));
  if (!file.ok) return file;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.value.bytes);
    return ok(text.replace(/\r?\n$/, ''));
  } catch {
    return fail({ code: 'usage', detail: `${path} is not UTF-8 text, so it holds no passphrase` });
  }
}

/** Whether a person is there to be asked. */
export function canAsk({ io }: CommandContext): boolean {
  return io.stdin.isTTY === true;
}

/** Asks for the passphrase of a file on the terminal, without showing what is typed. Null when none was typed. */
export function askPassphrase(name: string, { io, signal, interrupt }: CommandContext): Promise<string | null> {
  io.stderr.write(`Passphrase for ${escapeControls(name)}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: io.stdin, output: unseen, terminal: true, historySize: 0 });
  return new Promise((answer) => {
    let answered = false;
    const end = (passphrase: string | null): void => {
      if (answered) return;
      answered = true;
      signal.removeEventListener('abort', cancel);
      terminal.close();
      io.stderr.write('\n');
      answer(passphrase);
    };
    const cancel = (): void => end(null);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    terminal.once('line', end);
    terminal.once('SIGINT', interrupt);
    terminal.once('close', cancel);
  });
}

/** `NAME=F` when NAME is one of the credential files, else a path with whatever signs it has. */
function splitNamed(given: string, files: readonly string[]): { readonly file: string | null; readonly path: string } {
  for (const file of files) {
    for (const name of [file, basename(file)]) {
      if (given.startsWith(`${name}=`)) return { file: basename(file), path: given.slice(name.length + 1) };
    }
  }
  return { file: null, path: given };
}
