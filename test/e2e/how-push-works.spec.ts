import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { startSimulatorProcess } from './support/command-line.ts';
import { closedPort } from './support/servers.ts';

const GONE = 'c1'.repeat(32);
const GOOD = 'e3'.repeat(32);

const title = (bench: BenchPage) => bench.page.getByRole('heading', { name: 'How push works', level: 1 });
const paragraph = (bench: BenchPage, name: string) => bench.page.getByRole('region', { name, exact: true });

test('the page: every paragraph with a drawing that is told in words, and the way back', async ({
  bench,
  pushFiles,
}) => {
  const { page } = bench;
  await bench.importPair(pushFiles);
  await bench.openIdentities();
  await bench.button('How push works').click();
  await expect(title(bench)).toBeVisible();

  const contents = page.getByRole('navigation', { name: 'On this page' });
  const names = await contents.getByRole('button').allTextContents();
  expect(names).toHaveLength(8);
  for (const name of names) {
    await expect(paragraph(bench, name).getByRole('img')).toHaveAccessibleName(/^[A-Z].{20,}/);
    await expect(paragraph(bench, name).getByRole('img')).toHaveAccessibleDescription(/.{80,}/);
  }
  await contents.getByRole('button', { name: 'Feedback and 410' }).click();
  await expect(paragraph(bench, 'Feedback and 410')).toBeFocused();
  await expect(paragraph(bench, 'Feedback and 410')).toBeInViewport();

  await bench.button('Back to Identities').click();
  await expect(page.getByRole('heading', { name: 'Identities', level: 1 })).toBeVisible();
  await bench.button('How push works').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Identities', level: 1 })).toBeVisible();
});

test('a failed test leads to its paragraph, and back to the same diagnosis', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: await closedPort() });
  await bench.test();
  await bench.diagnosis.getByRole('button', { name: 'How this works: Connection' }).click();
  await expect(paragraph(bench, 'Connection')).toBeFocused();
  await bench.button('Back to Bench').click();
  await expect(bench.diagnosis).toContainText('127.0.0.1');

  await test.step('and so does the list of findings, which is closed by that', async () => {
    await bench.tab('Headers').click();
    await bench.field('Collapse id').fill('x'.repeat(70));
    const list = bench.page.getByRole('dialog', { name: 'Before you send' });
    await bench.page
      .getByRole('region', { name: 'Send', exact: true })
      .getByRole('button', { name: /1 error/ })
      .click();
    await list.getByRole('button', { name: 'How this works: A request over HTTP/2' }).click();
    await expect(paragraph(bench, 'A request over HTTP/2')).toBeFocused();
    await expect(list).toHaveCount(0);
    await bench.page.keyboard.press('Escape');
    await expect(bench.tab('Headers')).toHaveAccessibleName('Headers 1 error');
    await expect(list).toHaveCount(0);
  });
});

test('answers lead to what explains them: a 410 to gone devices, a 200 to delivery', async ({
  bench,
  pushFiles,
  serving,
  folder,
}) => {
  const rules = [{ match: { token: GONE }, answer: { reason: 'Unregistered', timestamp: Date.UTC(2026, 9, 1) } }];
  const simulator = await serving(startSimulatorProcess(folder, rules));
  await bench.importPair(pushFiles);
  await bench.aimAtCustom({ port: simulator.http2Port, caFile: simulator.caFile });
  for (const [token, name] of [
    [GONE, 'Feedback and 410'],
    [GOOD, 'Delivery'],
  ] as const) {
    await bench.field('Device token').fill(token);
    const row = await bench.send();
    await row.getByRole('button', { name: `How this works: ${name}` }).click();
    await expect(paragraph(bench, name)).toBeFocused();
    await bench.openBench();
  }
});

test('the menu opens it from its beginning, and a key of the Bench leads back and does no more', async ({
  bench,
  pushFiles,
}) => {
  await bench.importPair(pushFiles);
  await bench.running.app.evaluate(({ Menu, BrowserWindow }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role?.toLowerCase() === 'help');
    const item = help?.submenu?.items.find(({ label }) => label === 'How Push Works');
    item?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  });
  await expect(title(bench)).toBeVisible();
  await expect(paragraph(bench, 'Registration')).toBeInViewport();
  await bench.page.keyboard.press('ControlOrMeta+e');
  await expect(bench.button('Export PEM')).toBeVisible();
  await expect(bench.dialog).toHaveCount(0);
});
