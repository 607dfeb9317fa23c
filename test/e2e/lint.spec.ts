import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { expectJson } from './support/json-text.ts';
import { clipboardText, copyText } from './support/system.ts';

const TOKEN = '9c1f4e7a2b8d6053a71ce94f0d826b35e07f4a1c9d3b8e62540f7ac1b92d63b6';

test.beforeEach(({ bench, pushFiles }) => bench.importPair(pushFiles));

const json = (bench: BenchPage) => bench.field('Payload as JSON');
const findings = (bench: BenchPage) =>
  bench.page.getByRole('tabpanel').getByRole('list', { name: 'Before you send' }).getByRole('listitem');
const bar = (bench: BenchPage) => bench.page.getByRole('region', { name: 'Send', exact: true });

test('a misspelt key is found as it is typed, and fixed without touching the rest', async ({ bench }) => {
  await expect(bench.tab('JSON')).toHaveAccessibleName('JSON');
  await bench.tab('JSON').click();
  await json(bench).fill('{ "aps": {"alert" : "Hi",\n\t"bad": 2 },  "id":1.0 }');
  await json(bench).press('ControlOrMeta+End');
  // Behind "bad" in the second line.
  for (let left = 0; left < '": 2 },  "id":1.0 }'.length; left += 1) await json(bench).press('ArrowLeft');
  await json(bench).pressSequentially('age');
  await expect(bench.tab('JSON')).toHaveAccessibleName('JSON 1 error');
  const finding = findings(bench);
  await expect(finding).toContainText('"badage" is not a key that iOS knows. aps.badage');
  await expect(finding).toContainText('Write "badge".');

  await finding.getByRole('button', { name: 'Show line 2' }).click();
  await json(bench).press('ControlOrMeta+C');
  expect(await clipboardText(bench.running.app)).toBe('"badage"');

  await finding.getByRole('button', { name: 'Rename to badge' }).click();
  await expectJson(bench, '{ "aps": {"alert" : "Hi",\n\t"badge": 2 },  "id":1.0 }');
  await expect(finding).toHaveCount(0);
  await expect(bench.tab('JSON')).toHaveAccessibleName('JSON');
  await expect(json(bench)).toBeFocused();
  await expect(bench.announcement).toHaveText('Done: Rename to badge');
});

test('a background push with priority 10 is told beside the priority and in the send bar, and can be sent', async ({
  bench,
}) => {
  await bench.aimAt('Simulator');
  await bench.startSimulator();
  await bench.field('Device token').fill(TOKEN);
  await bench.tab('JSON').click();
  await json(bench).fill('{"aps":{"content-available":1,"badge":1}}');
  await bench.tab('Headers').click();
  await bench.select('Priority', '10, at once');
  await bench.select('Push type', 'background');
  const panel = bench.page.getByRole('tabpanel');
  await expect(bench.tab('Headers')).toHaveAccessibleName('Headers 1 error');
  await expect(panel).toContainText('Priority 10 is an error for a background push.');

  const opener = bar(bench).getByRole('button', { name: '1 error, 1 warning' });
  await opener.click();
  const list = bench.page.getByRole('dialog', { name: 'Before you send' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await bench.page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(opener).toBeFocused();

  await bench.tab('Form').click();
  await opener.click();
  await list.getByRole('button', { name: 'Show line 1' }).click();
  await expect(list).toBeHidden();
  await expect(json(bench)).toBeFocused();
  await json(bench).press('ControlOrMeta+C');
  expect(await clipboardText(bench.running.app)).toBe('"aps"');
  await opener.click();
  await list.getByRole('button', { name: 'Show field apns-priority' }).click();
  await expect(list).toBeHidden();
  await expect(bench.page.getByRole('combobox', { name: 'Priority' })).toBeFocused();

  const row = await bench.send();
  await expect(row).toContainText(/\d{3}/);

  await panel.getByRole('button', { name: 'Set priority 5' }).click();
  await expect(bench.page.getByRole('combobox', { name: 'Priority' })).toHaveText('5, when it suits the battery');
  await expect(bench.page.getByRole('combobox', { name: 'Priority' })).toBeFocused();
  await bar(bench).getByRole('button', { name: '1 warning' }).click();
  await list.getByRole('button', { name: 'Set push type alert' }).click();
  await expect(list).toContainText('Nothing left that looks odd.');
  await bench.page.keyboard.press('Escape');
  await expect(bar(bench).getByRole('button', { name: /warning|Before you send/ })).toHaveCount(0);
  await expect(bench.page.getByRole('combobox', { name: 'Push type' })).toHaveText('alert');
});

test('smart quotes pasted into the JSON are straightened around keys and values, not inside of them', async ({
  bench,
}) => {
  await bench.tab('JSON').click();
  await json(bench).fill('');
  await copyText(bench.running.app, '{“aps”: {“alert”: “It’s “raining” in Zürich”}}');
  await json(bench).press('ControlOrMeta+v');
  await expect(findings(bench)).toContainText('The payload has the quotation mark “ where JSON needs "');
  await expect(bench.tab('JSON')).toHaveAccessibleName('JSON 1 error');
  await bench.tab('Form').click();
  await bench.button('Straighten the quotes').click();
  await expect(bench.field('Body')).toHaveValue('It’s “raining” in Zürich');
  await bench.tab('JSON').click();
  await expectJson(bench, '{"aps": {"alert": "It’s “raining” in Zürich"}}');
  await expect(findings(bench)).toHaveCount(0);
});

test('findings stand beside the fields of the Form, and nothing while nothing was typed', async ({ bench }) => {
  await bench.aimAt('Production');
  await expect(bar(bench).getByRole('button', { name: /warning|error/ })).toHaveCount(0);
  await bench.tab('JSON').click();
  await json(bench).fill('{"aps":{"alert":{"title":"Rain"},"badge":"3"}}');
  await bench.tab('Form').click();
  await expect(bench.page.getByRole('textbox', { name: 'Badge' })).toHaveAccessibleDescription(
    /Error: aps\.badge is a text; it must be a number\. Write the number without quotes\./,
  );
  await bench.button('Write 3').click();
  await expect(bench.page.getByRole('textbox', { name: 'Badge' })).toHaveValue('3');
  await expect(bench.page.getByRole('textbox', { name: 'Badge' })).toBeFocused();
  await bench.field('Title').fill('');
  await expect(bench.page.getByRole('tabpanel')).not.toContainText('badge is a text');

  const opener = bar(bench).getByRole('button', { name: /error/ });
  await opener.click();
  const list = bench.page.getByRole('dialog', { name: 'Before you send' });
  await expect(list).toContainText('This certificate is for Sandbox; the target is Production.');
  await list.getByRole('button', { name: 'Send to Sandbox' }).first().click();
  await expect(bench.choice('Target', 'Sandbox')).toBeChecked();
});
