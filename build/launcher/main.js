// Stands where Electron's own default_app.asar would: starts the app folder named on the command line.
// An ES module whose top-level await holds `ready` back until the app's own top level has run;
// Electron needs that for registerSchemesAsPrivileged.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);

// Switches come first (Playwright puts --inspect and --remote-debugging-port there); -r takes a file.
while (args[0]?.startsWith('-')) {
  const option = args.shift();
  if (option === '-r' || option === '--require') require(resolve(args.shift()));
}

const [folder] = args;
if (folder === undefined) {
  process.stderr.write('Name the folder of the app to start: electron FOLDER\n');
  app.exit(2);
} else {
  const path = resolve(folder);
  const { name, productName, version, main } = require(join(path, 'package.json'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(path);
  await import(pathToFileURL(join(path, main)).href);
}
