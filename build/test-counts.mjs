import { readJson } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Reads how many tests Vitest ran from its JSON report; null when there is none. @returns {Counts | null} */
export function vitestCounts(file) {
  const report = readJson(file);
  if (report === null) return null;
  const files = report.testResults ?? [];
  // A file that could not even be loaded fails without a failed test in it.
  const broken = files.filter(
    (one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Reads the same from Playwright's. A flaky test is one that failed: there are no retries. @returns {Counts | null} */
export function playwrightCounts(file) {
  const stats = readJson(file)?.stats;
  if (stats === undefined) return null;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * Sums the parts of a run. A part that failed without a failed test of its own (a check, a build, a crash) counts as
 * one failure, so that the last line never speaks of success when there was none.
 * @param {{ passed: boolean, counts: Counts | null }[]} parts
 * @returns {Counts}
 */
export function counted(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const part of parts) {
    const counts = part.counts ?? { passed: 0, failed: 0, skipped: 0 };
    total.passed += counts.passed;
    total.skipped += counts.skipped;
    total.failed += counts.failed === 0 && !part.passed ? 1 : counts.failed;
  }
  return total;
}

/** Gives the last line of a test run. @param {Counts} counts */
export const wording = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
