// npm test: prepares, checks, builds, packages and runs every test.
//   --only unit|e2e   only that part
import { rm } from 'node:fs/promises';
import { check } from './check.mjs';
import { runEndToEnd } from './e2e.mjs';
import { buildWhenStale } from './freshness.mjs';
import { packageApp } from './package.mjs';
import { prepare } from './prepare.mjs';
import { inProject } from './project.mjs';
import { runTool } from './run-command.mjs';
import { PlainError, runMain, say } from './say.mjs';
import { counted, playwrightCounts, vitestCounts, wording } from './test-counts.mjs';

const VITEST_REPORT = inProject('out', 'test', 'vitest.json');
const PLAYWRIGHT_REPORT = inProject('out', 'test', 'playwright.json');

const unit = () =>
  runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`]);

/** Each part gives an exit status; `counts` reads how many tests it ran. */
const PARTS = [
  { name: 'prepare', sets: ['unit', 'e2e'], run: () => prepare('tests') },
  { name: 'check', sets: [], run: check },
  { name: 'build', sets: ['unit', 'e2e'], run: buildAll },
  { name: 'unit', sets: ['unit'], run: unit, counts: () => vitestCounts(VITEST_REPORT) },
  { name: 'package', sets: ['e2e'], run: () => packageApp() },
  { name: 'e2e', sets: ['e2e'], run: () => runEndToEnd([]), counts: () => playwrightCounts(PLAYWRIGHT_REPORT) },
];

await runMain(async () => {
  await Promise.all([VITEST_REPORT, PLAYWRIGHT_REPORT].map((file) => rm(file, { force: true })));
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
