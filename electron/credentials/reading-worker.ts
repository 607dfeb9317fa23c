import { parentPort } from 'node:worker_threads';
import type { FileToRead } from './file-reader.ts';
import { readCredentialFile } from './read-file.ts';

/**
 * The script of the reading thread; started by `reading-thread.ts`. One file at a time: the host sends the next when
 * it has the answer. Keys go back as `KeyObject`s, which another thread can be handed but no process.
 */
parentPort?.on('message', async ({ name, bytes, passphrase }: FileToRead) => {
  parentPort?.postMessage(await readCredentialFile(name, bytes, passphrase));
});
