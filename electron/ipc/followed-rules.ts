import { basename, dirname } from 'node:path';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import { parseRules, rulesTrouble } from '../../shared/simulator/rules-file.ts';
import { watchText } from '../simulator/rules-watch.ts';
import { readTextFile } from '../storage/text-file.ts';
import type { AskSimulator } from './ask-simulator.ts';

/** A rules file that a person chose, followed as it changes until another is chosen, or none, or the app quits. */
export type FollowedRules = {
  /** `problem`: why its present text is not in force; the one before it is. Null without a file. */
  readonly state: () => { readonly file: string; readonly problem: Problem | null } | null;
  /** Fails with `file-unreadable`, changing nothing; a text that cannot be used is followed all the same. */
  readonly follow: (path: string) => Promise<Result<null>>;
  readonly forget: () => Promise<void>;
  /** Puts them in force in a simulator that has just started. */
  readonly putInForce: () => Promise<void>;
};

export type FollowedRulesOptions = {
  readonly ask: AskSimulator;
  /** Told when the state has changed by itself. */
  readonly onChange: () => void;
};

type Followed = {
  readonly path: string;
  /** The last that could be used. */
  configuration: SimulatorConfiguration;
  problem: Problem | null;
  readonly stop: () => void;
};

export function createFollowedRules({ ask, onChange }: FollowedRulesOptions): FollowedRules {
  let followed: Followed | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();
  return {
    state: () => (followed === null ? null : { file: followed.path, problem: followed.problem }),
    follow: (path) => inTurn(() => follow(path)),
    forget: () => inTurn(forget),
    putInForce: () =>
      inTurn(async () => {
        if (followed === null) return;
        const taken = await configure(followed.configuration, followed.path);
        if (!taken.ok) followed.problem = taken.problem;
      }),
  };

  /** The file may change while it is being taken, and the simulator start meanwhile. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = lastTurn.then(work);
    lastTurn = done.catch(() => null);
    return done;
  }

  async function follow(path: string): Promise<Result<null>> {
    const text = await readTextFile(path);
    if (!text.ok) return text;
    await forget();
    const stop = watchText(path, text.value, (changed) => {
      void inTurn(async () => {
        if (followed?.stop !== stop) return;
        await take(followed, changed);
        onChange();
      });
    });
    followed = { path, configuration: DEFAULT_CONFIGURATION, problem: null, stop };
    await take(followed, text.value);
    return ok(null);
  }

  async function forget(): Promise<void> {
    if (followed === null) return;
    followed.stop();
    await configure(DEFAULT_CONFIGURATION, followed.path);
    followed = null;
  }

  /** `text`: null when it cannot be read any more. */
  async function take(into: Followed, text: string | null): Promise<void> {
    const { path } = into;
    const parsed: Result<SimulatorConfiguration> =
      text === null
        ? fail({ code: 'file-unreadable', file: path, trouble: 'missing' })
        : parseRules(basename(path), text);
    const taken = parsed.ok ? await configure(parsed.value, path) : parsed;
    into.problem = taken.ok ? null : taken.problem;
    if (parsed.ok && taken.ok) into.configuration = parsed.value;
    // In the journal too, where somebody looks who wonders why a rule does not apply.
    if (!taken.ok) await ask('unusableRules', { detail: rulesTrouble(taken.problem) });
  }

  /** Without a simulator that runs there is nothing to do yet. */
  async function configure(configuration: SimulatorConfiguration, path: string): Promise<Result<null>> {
    const answered = await ask('configure', { configuration, dir: dirname(path) });
    return answered.ok ? answered.value : ok(null);
  }
}
