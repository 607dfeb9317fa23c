import { defineConfig } from 'vitest/config';
import { packageJson } from './build/project.mjs';

const proof = process.env.PUSHBENCH_PROOF === '1';

// A file of its own: Vitest would take the renderer as its root from vite.config.ts.
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageJson().version) },
  test: {
    include: ['test/{house,shared,electron,renderer,interop,bench,soak}/**/*.test.{ts,tsx}'],
    environment: 'node',
    retry: 0,
    // `npm run proof` raises the counts of property tests tenfold and more.
    testTimeout: proof ? 600_000 : 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
