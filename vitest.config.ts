import { configDefaults, defineConfig } from 'vitest/config';
import { packageJson } from './build/project.mjs';

const proof = process.env.PUSHBENCH_PROOF === '1';
const inElectron = process.env.PUSHBENCH_IN_ELECTRON === '1';

const ALL = 'test/{house,shared,electron,renderer,interop,bench,soak}/**/*.test.{ts,tsx}';

/** What measures the memory or the processor time of its process, which is therefore of its own. */
const OWN_PROCESS = [
  'test/electron/**/*hostile*.test.ts',
  'test/electron/credentials/{derivation-bound,large-files}.test.ts',
];

/** What measures time as it passes, or provokes a race: one file at a time, when all else is done. */
const ALONE = [
  'test/soak/{faults,soak}.test.ts',
  'test/electron/credentials/reading-thread.test.ts',
  'test/electron/apns/{http2-first-request,time-limits}.test.ts',
  'test/electron/simulator/{backlog,slow-clients,worker}.test.ts',
];

/**
 * What proves little about the runtime, and runs in Node only: what bounds the work by counting, the thread (end-to-end
 * tests read slow files in the app's own), the commands that a person runs, and bookkeeping.
 */
const NOT_OF_THE_RUNTIME = [
  'test/electron/credentials/{large-files,reading-thread,file-reader,read-paths}.test.ts',
  'test/electron/credentials/{openssl-recipe-run,import-tray-at-hand,pick-credential}.test.ts',
];
const exclude = [...configDefaults.exclude, ...(inElectron ? NOT_OF_THE_RUNTIME : [])];

/** One more than the cores of the smallest machine: many tests wait for other programs, or for silence. */
const WORKERS = 3;

// A file of its own: Vitest would take the renderer as its root from vite.config.ts.
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageJson().version) },
  test: {
    environment: 'node',
    retry: 0,
    // `npm run proof` raises the counts of property tests tenfold and more.
    testTimeout: proof ? 600_000 : 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    setupFiles: ['test/support/after-each-file.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'beside others',
          include: [ALL],
          exclude: [...exclude, ...OWN_PROCESS, ...ALONE],
          maxWorkers: WORKERS,
          // A file finds the modules of those before it, which saves loading them again: none may change their state.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'in a process of its own', include: OWN_PROCESS, exclude, maxWorkers: WORKERS },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          exclude,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
