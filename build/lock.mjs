import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

const LOOK_AGAIN_MS = 500;

/** Runs `work` while holding the lock folder; a second run waits until the first is done or its process is gone. */
export async function withLock(folder, work) {
  let told = false;
  while (!(await take(folder))) {
    if (!(await holderLives(folder))) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) say('another run is preparing the same thing; waiting for it…');
    told = true;
    await pause(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(folder, 'pid'), String(process.pid));
  return true;
}

async function holderLives(folder) {
  // Between mkdir and the written pid there is a moment in which the file is not there yet.
  for (let look = 0; look < 4; look++) {
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => '0'));
    if (pid > 0) return isRunning(pid);
    await pause(LOOK_AGAIN_MS);
  }
  return false;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
