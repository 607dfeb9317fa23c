import { configDefaults, defineConfig } from 'vitest/config';
import { packageJson } from './build/project.mjs';

const proof = process.env.PUSHBENCH_PROOF === '1';

const ALL = 'test/{house,shared,electron,renderer,interop,bench,soak}/**/*.test.{ts,tsx}';

/** What measures time, or works as hard as the machine can: one file at a time, when all else is done. */
const ALONE = [
  'test/soak/**/*.test.ts',
  'test/electron/**/*hostile*.test.ts',
  'test/electron/credentials/{derivation-bound,large-files,reading-thread}.test.ts',
  'test/electron/apns/{http2-first-request,time-limits}.test.ts',
  'test/electron/simulator/{backlog,slow-clients,worker}.test.ts',
];

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
    projects: [
      {
        extends: true,
        test: { name: 'beside others', include: [ALL], exclude: [...configDefaults.exclude, ...ALONE], maxWorkers: 2 },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
