// npm test: prepares, checks, builds, packages and runs every test.
//   --only unit|e2e   only that part
import { rm } from 'node:fs/promises';
import { check } from './check.mjs';
import { runEndToEnd } from './e2e.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { buildWhenStale } from './freshness.mjs';
import { packageApp } from './package.mjs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { run, runTool, toolScript } from './run-command.mjs';
import { PlainError, runMain, say } from './say.mjs';
import { counted, playwrightCounts, vitestCounts, wording } from './test-counts.mjs';

const VITEST_REPORT = inProject('out', 'test', 'vitest.json');
const ELECTRON_REPORT = inProject('out', 'test', 'vitest-electron.json');
const PLAYWRIGHT_REPORT = inProject('out', 'test', 'playwright.json');

const reportingTo = (file) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];

const unit = () => runTool('vitest', reportingTo(VITEST_REPORT));

/**
 * The readers of credentials once more, on Electron's own Node and its BoringSSL: what the app reads files with.
 * It runs as Node does, without a display; vitest.config.ts says which of them need not run twice.
 */
function unitInElectron() {
  const runtime = electronRuntime();
  if (runtime === null)
    throw new PlainError('There is no Electron to run the credential tests in; npm start gets one.');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', PUSHBENCH_IN_ELECTRON: '1' };
  const args = [toolScript('vitest'), ...reportingTo(ELECTRON_REPORT), 'test/electron/credentials'];
  return run(runtime.executable, args, { env });
}

/** Each part gives an exit status; `counts` reads how many tests it ran. */
const PARTS = [
  { name: 'prepare', sets: ['unit', 'e2e'], run: () => prepare('tests') },
  { name: 'check', sets: [], run: check },
  { name: 'build', sets: ['unit', 'e2e'], run: buildAll },
  { name: 'unit', sets: ['unit'], run: unit, counts: () => vitestCounts(VITEST_REPORT) },
  {
    name: 'unit in Electron',
    sets: ['unit'],
    run: unitInElectron,
    counts: () => vitestCounts(ELECTRON_REPORT),
  },
  { name: 'package', sets: ['e2e'], run: () => packageApp() },
  { name: 'e2e', sets: ['e2e'], run: () => runEndToEnd([]), counts: () => playwrightCounts(PLAYWRIGHT_REPORT) },
];

await runMain(async () => {
  await Promise.all([VITEST_REPORT, ELECTRON_REPORT, PLAYWRIGHT_REPORT].map((file) => rm(file, { force: true })));
  const done = [];
  for (const part of partsFor(process.argv.slice(2))) done.push(await runPart(part));
  const total = counted(done);
  say(`took ${done.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`);
  process.stdout.write(`${wording(total)}\n`);
  return done.every((part) => part.passed) ? 0 : 1;
});

function partsFor(args) {
  const at = args.indexOf('--only');
  if (at < 0) return PARTS;
  const only = args[at + 1];
  if (only !== 'unit' && only !== 'e2e') throw new PlainError('--only takes unit or e2e.');
  return PARTS.filter((part) => part.sets.includes(only));
}

/** Runs a part to its end, whatever happens in it: the parts after it still tell something. */
async function runPart({ name, run, counts }) {
  say(`test: ${name}`);
  const started = performance.now();
  const passed = await succeeds(run);
  return { name, passed, seconds: (performance.now() - started) / 1000, counts: counts?.() ?? null };
}

async function succeeds(run) {
  try {
    const status = await run();
    return typeof status !== 'number' || status === 0;
  } catch (error) {
    say(error instanceof PlainError ? error.message : String(error.stack));
    return false;
  }
}

/** The unit tests run the built command line too. */
async function buildAll() {
  await buildWhenStale('cli');
  await buildWhenStale('app');
}
