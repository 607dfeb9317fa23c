import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportState } from '../../shared/credential/credential.ts';
import { ok } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import type { HandlersOf } from './handler.ts';
import type { SimulatorControl } from './simulator-control.ts';

export type SimulatorChannel = 'simulator:start' | 'simulator:stop' | 'simulator:state' | 'simulator:try';

export type SimulatorSources = {
  readonly simulator: SimulatorControl;
  readonly tray: ImportTray;
  readonly now: () => Date;
};

/** Starting, stopping and trying the built-in simulator. */
export function simulatorHandlers({ simulator, tray, now }: SimulatorSources): HandlersOf<SimulatorChannel> {
  return {
    'simulator:start': async () => {
      const started = await simulator.start();
      return started.ok ? ok(simulator.state()) : started;
    },
    'simulator:stop': async () => {
      await simulator.stop();
      return ok(simulator.state());
    },
    'simulator:state': () => ok(simulator.state()),
    'simulator:try': async () => {
      const started = await simulator.start();
      if (!started.ok) return started;
      const { demo } = started.value.ready;
      const imported = await importDemo(tray, demo, now);
      return ok({ simulator: simulator.state(), imported, token: demo.token });
    },
  };
}

type Demo = RunningSimulator['ready']['demo'];

/** The way a person's own files take, passphrase included, so that the demo proves the real path. */
async function importDemo(tray: ImportTray, demo: Demo, now: () => Date): Promise<ImportState> {
  const before = new Set(tray.state(now()).files.map(({ fileId }) => fileId));
  const paths = [demo.cer, demo.p12];
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })));
  const added = await tray.add(files, now());
  // Only what was added now: a locked Push.p12 of the person's own is not tried with the demo's passphrase.
  const locked = added.files.find(({ fileId, state }) => state.kind === 'locked' && !before.has(fileId));
  if (locked === undefined) return added;
  return tray.unlock(locked.fileId, await passphraseIn(demo.passphraseFile), now());
}

/** As everywhere: UTF-8, one final newline is not part of it. */
async function passphraseIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
}
