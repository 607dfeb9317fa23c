import { defineConfig } from 'vitest/config';
import { packageJson } from './build/project.mjs';

// A file of its own: Vitest would take the renderer as its root from vite.config.ts.
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageJson().version) },
  test: {
    include: ['test/{shared,electron,renderer,interop}/**/*.test.{ts,tsx}'],
    environment: 'node',
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
