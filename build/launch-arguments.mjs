import { say } from './say.mjs';

/** Chromium's sandbox refuses to run as root; a person elsewhere never gets this switch, nor does any package. */
export const isRoot = () => process.getuid?.() === 0;

/** Gives the switches that Electron needs on this machine, and says why there are any. */
export function sandboxArguments() {
  if (!isRoot()) return [];
  say('running as root, where Chromium’s sandbox cannot work: starting with --no-sandbox');
  return ['--no-sandbox'];
}
