import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Everything built lives here and nowhere else. */
export const OUT = join(ROOT, 'out');

/** Gives a path inside the project. */
export const inProject = (...parts) => join(ROOT, ...parts);

/** Gives package.json, read anew (a few milliseconds at most). */
export const packageJson = () => JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

/** Gives the parsed JSON of a file, or null when the file is absent or not JSON. */
export function readJson(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Gives the lowercase hex SHA-256 of the parts, each set off from the next. */
export function fingerprint(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Tells whether the module with this `import.meta.url` is the script that node was started with. */
export const isStarted = (url) => process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);
