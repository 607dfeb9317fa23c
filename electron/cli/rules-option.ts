import { dirname, resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import { parseRules, rulesTrouble } from '../../shared/simulator/rules-file.ts';
import { watchText } from '../simulator/rules-watch.ts';
import type { SimulatorHandle } from '../simulator/simulator.ts';
import type { CommandContext } from './context.ts';
import { readInput } from './read-input.ts';

/** What `--rules` named. */
export type RulesOption = {
  readonly configuration: SimulatorConfiguration;
  /** Where paths in the file begin. */
  readonly dir: string;
  /** The file to follow, with the text it had; null without one, and for stdin. */
  readonly source: { readonly path: string; readonly file: string; readonly text: string } | null;
};

/** Reads the rules file, `-` being stdin. Fails with `file-unreadable` or `rules-invalid`. */
export async function readRulesFile(file: string | undefined, context: CommandContext): Promise<Result<RulesOption>> {
  const { cwd } = context.io;
  if (file === undefined) return ok({ configuration: DEFAULT_CONFIGURATION, dir: cwd, source: null });
  const bytes = await readInput(file, context);
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value);
  const parsed = parseRules(file, text);
  if (!parsed.ok) return parsed;
  if (file === '-') return ok({ configuration: parsed.value, dir: cwd, source: null });
  const path = resolve(cwd, file);
  return ok({ configuration: parsed.value, dir: dirname(path), source: { path, file, text } });
}

/** Follows the changes of a rules file; one that cannot be used is told, and changes nothing. Returns what ends it. */
export function followRules(
  running: SimulatorHandle,
  { source, dir }: RulesOption,
  { out }: CommandContext,
): () => void {
  if (source === null) return () => undefined;
  const { file } = source;
  let turn: Promise<void> = Promise.resolve();
  return watchText(source.path, source.text, (text) => {
    turn = turn.then(() => take(text));
  });

  async function take(text: string | null): Promise<void> {
    if (text === null) {
      running.noteUnusableRules(`${file} cannot be read`);
      return;
    }
    const parsed = parseRules(file, text);
    const taken = parsed.ok ? await running.configure(parsed.value, dir) : parsed;
    if (taken.ok) out.note(`Rules read again from ${file}.`);
    else running.noteUnusableRules(rulesTrouble(taken.problem));
  }
}
