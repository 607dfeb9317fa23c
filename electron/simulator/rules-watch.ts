import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Editors save in several steps, often onto another name that is then renamed; after the last one it is quiet. */
const QUIET_MS = 50;
/** Where a folder cannot be watched (some network drives), the file is looked at so often. */
const POLL_MS = 1_000;

/**
 * Calls `onText` whenever the text of a file has changed and is whole again, with null when the file cannot be read.
 * Its folder is watched instead of the file, which saving may replace by another. Returns what ends the watch.
 */
export function watchText(file: string, initial: string, onText: (text: string | null) => void): () => void {
  let known: string | null = initial;
  /** What was read last: a text is told when it is read once more, since a saving may have been under way. */
  let read: string | null = initial;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  let reading: Promise<void> = Promise.resolve();
  const stopWatching = watchFolder(file, changed);
  return () => {
    isOver = true;
    if (timer !== null) clearTimeout(timer);
    stopWatching();
  };

  function changed(): void {
    if (isOver) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(look);
    }, QUIET_MS);
  }

  async function look(): Promise<void> {
    const text = await readFile(file, 'utf8').catch(() => null);
    const isWhole = text === read;
    read = text;
    if (isOver || text === known) return;
    if (!isWhole) {
      changed();
      return;
    }
    known = text;
    onText(text);
  }
}

function watchFolder(file: string, changed: () => void): () => void {
  const poll = (): (() => void) => {
    const timer = setInterval(changed, POLL_MS);
    timer.unref();
    return () => clearInterval(timer);
  };
  let watcher: FSWatcher;
  try {
    watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(file)) changed();
    });
  } catch {
    return poll();
  }
  let stopPolling = (): void => undefined;
  watcher.on('error', () => {
    watcher.close();
    stopPolling = poll();
  });
  return () => {
    watcher.close();
    stopPolling();
  };
}
