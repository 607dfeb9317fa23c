import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { reachFrom, reachFromLaunch, walksThrough } from './support/state.ts';
import { STATES } from './support/states.ts';
import { atRest, resize } from './support/system.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of what is in order, one example a rule: to describe each costs as much time as to find it. */
const VIOLATIONS: RunOptions = { resultTypes: ['violations'] };

const ALL: RunOptions = {
  ...VIOLATIONS,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another theme can change. */
const CONTRAST: RunOptions = { ...VIOLATIONS, runOnly: ['color-contrast'] };

/**
 * The hidden spans around Base UI's menus, each of which hands the focus that reaches it on at once. axe excuses such an
 * element by its `onfocus`, and does not see React's handlers; the test of the menu below proves what it would ask for.
 */
const FOCUS_GUARD = /^<span [^>]*data-base-ui-focus-guard=""/;

/** Violations as "rule: what, where", so that a failure says what to mend. */
async function violations(page: Page, options: RunOptions): Promise<readonly string[]> {
  await atRest(page);
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(
    (chosen) => (Reflect.get(window, 'axe') as { run: (options: unknown) => Promise<AxeResults> }).run(chosen),
    options,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'aria-hidden-focus' || !FOCUS_GUARD.test(html))
      .map(({ failureSummary, html }) => `${id}: ${failureSummary} ${html}`),
  );
}

/** The parts of the page that would have to be scrolled sideways, with how far. */
const sidewaysLoss = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, main, header, nav, aside, [role=dialog], [role=dialog] > *')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth && clientWidth > 0)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName}: ${scrollWidth} in ${clientWidth}`),
  );

/** Looks at what is shown, at 1280 x 820 in the light; leaves it so. */
async function look({ page, running }: BenchPage, name: string): Promise<void> {
  expect.soft(await violations(page, ALL), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, CONTRAST), `${name}, dark`).toEqual([]);
  await resize(running, 960, 640);
  await expect.soft.poll(() => sidewaysLoss(page), `${name}, 960 x 640`).toEqual([]);
  expect.soft(await violations(page, ALL), `${name}, dark and 960 x 640`).toEqual([]);
  await resize(running, 1280, 820, 2);
  await expect.soft.poll(() => sidewaysLoss(page), `${name}, 200 %`).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  await resize(running, 1280, 820);
}

for (const walk of walksThrough(STATES)) {
  const names = walk.map(({ name }) => name).join(', ');
  test(`${names}: axe finds nothing, and nothing is lost at 960 x 640 and 200 %`, async ({
    bench,
    pushFiles,
    threeCredentials,
    serverFiles,
    folder,
    serving,
  }) => {
    test.setTimeout(walk.length * 60_000);
    const world = { bench, pushFiles, threeCredentials, serverFiles, folder, serving };
    for (const [at, state] of walk.entries()) {
      const last = walk[at - 1];
      await test.step(`reach ${state.name}`, () =>
        last === undefined ? reachFromLaunch(state, world) : reachFrom(last, state, world));
      await test.step(`look at ${state.name}`, () => look(bench, state.name));
    }
  });
}

test('the axe run itself finds what is wrong', async ({ bench }) => {
  await bench.page.evaluate(() => {
    const button = document.createElement('button');
    document.querySelector('main')?.append(button);
  });
  expect((await violations(bench.page, ALL)).join()).toContain('button-name');
});

test('the focus guards of an open menu keep no focus', async ({ bench, pushFiles }) => {
  const { page } = bench;
  await bench.importPair(pushFiles);
  await bench.openIdentities();
  const guards = page.locator('[data-base-ui-focus-guard]');
  const open = async () => {
    await bench.button('More actions').click();
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
    await expect(guards.first()).toBeAttached();
  };
  await open();
  const count = await guards.count();
  expect(count).toBeGreaterThan(0);
  for (let at = 0; at < count; at += 1) {
    await guards.nth(at).evaluate((guard) => (guard as HTMLElement).focus());
    await expect(page.locator('[data-base-ui-focus-guard]:focus')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(guards).toHaveCount(0);
    await open();
  }
});

test('the names of section 9 are there, and hints are not read', async ({ bench, pushFiles }) => {
  await expect(bench.page.getByLabel('Import certificates')).toBeAttached();
  await expect(bench.button('Try with the simulator')).toBeVisible();
  await bench.importPair(pushFiles);
  for (const name of ['Test connection', 'Send notification', 'Export PEM'])
    await expect(bench.button(name)).toBeVisible();
  await expect(bench.field('Device token')).toBeVisible();
  await expect(bench.page.getByRole('tab')).toHaveText(['Form', 'JSON', 'Headers']);
  await expect(bench.progress.and(bench.page.locator('[aria-current="step"]'))).toHaveCount(1);
});

test('nothing moves when movement is not wanted, and more contrast is given when it is', async ({
  bench,
  pushFiles,
}) => {
  await bench.importPair(pushFiles);
  await expect.poll(() => bench.page.evaluate(() => document.getAnimations().length)).toBe(0);
  const border = () =>
    bench.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--border'));
  const before = await border();
  await bench.page.emulateMedia({ contrast: 'more' });
  expect(await border()).not.toBe(before);
  await bench.page.emulateMedia({ contrast: null });
});
