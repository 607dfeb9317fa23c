// npm run drawings: writes docs/how-push-works.md and its drawings from the window's own (renderer/how-push-works).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runnerImport } from 'vite';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { runMain, say } from './say.mjs';

/** The style sheets with the colours of the drawings. */
const SHEETS = ['renderer/styles/tokens.css', 'renderer/frame/hex-view.css'];

await runMain(async () => {
  await prepare('deps');
  const { module } = await runnerImport(inProject('renderer', 'how-push-works', 'docs-files.tsx'));
  const sheets = await Promise.all(SHEETS.map((sheet) => readFile(inProject(sheet), 'utf8')));
  for (const [path, text] of module.docsFiles(sheets)) {
    const file = inProject('docs', ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    say(`wrote docs/${path}`);
  }
  return 0;
});
