import { defineConfig } from '@playwright/test';

// `pictures` makes docs/pictures and is asked for by name (`npm run pictures`); it is no part of a test run.
const wantsPictures = process.env.PUSHBENCH_PICTURES === '1';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/test/playwright',
  // One window at a time: on two cores a second worker gains nothing, and focus belongs to one window.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test/playwright.json' }]],
  projects: wantsPictures
    ? [{ name: 'pictures', testMatch: 'pictures/**/*.spec.ts' }]
    : [{ name: 'app', testMatch: '**/*.spec.ts', testIgnore: 'pictures/**' }],
});
