import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from '@playwright/test';
import type { LaunchOptions } from './running-app.ts';

/** A GNOME Keyring of the test's own, on a message bus of its own. */
export type Keyring = {
  /** What an app is started with to use it. */
  readonly launch: Pick<LaunchOptions, 'args' | 'env'>;
  readonly close: () => Promise<void>;
};

/** Whether this machine has the keyring; `build/system-packages.mjs` installs it where it can. */
export const hasKeyring =
  process.platform === 'linux' && ['dbus-daemon', 'gnome-keyring-daemon'].every((program) => isOnPath(program));

/** Starts the bus and the keyring, and opens the keyring. */
export async function startKeyring(): Promise<Keyring> {
  const home = await mkdtemp(join(tmpdir(), 'pushbench-keyring-'));
  // The bus too: a keyring that it starts for an app finds the one that runs by them.
  const folders = { HOME: home, XDG_RUNTIME_DIR: home };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...folders },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(bus.stdout, 'data');
  const env = { ...folders, DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
  const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('the keyring of a test');
  await expect.poll(() => existsSync(join(home, 'keyring', 'control'))).toBe(true);
  return {
    launch: { args: ['--password-store=gnome-libsecret'], env: { ...env, XDG_CURRENT_DESKTOP: 'GNOME' } },
    close: async () => {
      await end(daemon);
      await end(bus);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
