import { PlainError } from './say.mjs';

const LEAST = [20, 19];

/** Throws a PlainError when the running Node is older than the oldest one that the tools accept (Vite 8 sets it). */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new PlainError(
    `Pushbench is built with Node ${LEAST.join('.')} or newer; this is Node ${version}. Install a newer Node and run the command again.`,
  );
}
