import { expect, test } from './support/app.ts';
import { expectJson } from './support/json-text.ts';
import { silentServer } from './support/servers.ts';

/** Words as they are typed with a Japanese input method: the signs under way, then those that were chosen. */
const COMPOSED = [
  { steps: ['と', 'とう', 'とうきょう', '東京'], chosen: '東京' },
  { steps: ['は', 'はあ', 'はあめ'], chosen: 'は雨' },
];

test('a payload is written by keyboard: completed, marked where it is wrong, folded, followed by the form, undone', async ({
  bench,
  pushFiles,
  serving,
}) => {
  await bench.importPair(pushFiles);
  await bench.tab('JSON').click();
  const json = bench.field('Payload as JSON');
  const { keyboard } = bench.page;
  await json.fill('{\n  "aps": {\n    "alert": "Hi"\n  }\n}');

  await test.step('a key is completed with its comma and a value to type over', async () => {
    await json.press('ControlOrMeta+Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) await json.press(key);
    await json.press('Enter');
    await keyboard.type('ba');
    await expect(bench.page.getByRole('option', { name: 'badge' })).toHaveAttribute('aria-selected', 'true');
    await expect(bench.page.getByText("The number on the app's icon.")).toBeVisible();
    await keyboard.press('Enter');
    await expectJson(bench, '{\n  "aps": {\n    "alert": "Hi",\n    "badge": 0\n  }\n}');
    await keyboard.type('3');
  });

  await test.step('the form follows; what it changes is undone in the text, and then what was typed before', async () => {
    await bench.tab('Form').click();
    await expect(bench.page.getByRole('textbox', { name: 'Badge' })).toHaveValue('3');
    await bench.page.getByRole('textbox', { name: 'Badge' }).fill('45');
    await bench.tab('JSON').click();
    await expectJson(bench, /"badge": 45\n/);
    await json.press('ControlOrMeta+z');
    await expectJson(bench, /"badge": 3\n/);
    await json.press('ControlOrMeta+z');
    await expectJson(bench, /"badge": 0\n/);
  });

  await test.step('what is wrong is marked at its place, undone and redone, and Tab leads on', async () => {
    await json.press('ControlOrMeta+End');
    await keyboard.type(',');
    await expect(json).toHaveAttribute('aria-invalid', 'true');
    await expect(json).toHaveAccessibleDescription(/Line 6, column 2/);
    await expect(json.locator('.cm-lintRange-error, .cm-lintPoint-error')).toHaveCount(1);
    await json.press('ControlOrMeta+z');
    await expect(json).not.toHaveAttribute('aria-invalid', 'true');
    await json.press('ControlOrMeta+y');
    await expect(json).toHaveAttribute('aria-invalid', 'true');
    await json.press('Backspace');
    await expect(json).not.toHaveAttribute('aria-invalid', 'true');
    await json.press('Tab');
    await expect(bench.button('Format')).toBeFocused();
  });

  await test.step('Format can be undone, and a part folded away', async () => {
    await json.fill('{"aps":{"alert":"Hi"}}');
    await bench.button('Format').click();
    await expectJson(bench, '{\n  "aps": {\n    "alert": "Hi"\n  }\n}');
    await json.press('ControlOrMeta+Home');
    await json.press('Control+Shift+BracketLeft');
    await expect(json).toContainText('…');
    await json.press('Control+Shift+BracketRight');
    await expect(json).toContainText('"Hi"');
    await json.press('ControlOrMeta+z');
    await expectJson(bench, '{"aps":{"alert":"Hi"}}');
  });

  await test.step('a key under the pointer is explained', async () => {
    const help = bench.page.getByText('What is shown: a text, or better an object');
    await expect(help).toHaveCount(0);
    await json.getByText('"alert"').hover();
    await expect(help).toBeVisible();
    await bench.button('Format').hover();
    await expect(help).toHaveCount(0);
  });

  await test.step('what an input method composes is there to the last sign', async () => {
    await json.fill('{"aps":{"alert":""}}');
    for (const key of ['ControlOrMeta+End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await json.press(key);
    const method = await bench.page.context().newCDPSession(bench.page);
    for (const { steps, chosen } of COMPOSED) {
      for (const text of steps) {
        await method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await method.send('Input.insertText', { text: chosen });
    }
    await method.detach();
    await keyboard.type('!');
    await expectJson(bench, '{"aps":{"alert":"東京は雨!"}}');
    await json.press('ControlOrMeta+z');
    await json.press('ControlOrMeta+y');
    await bench.tab('Form').click();
    await expect(bench.field('Body')).toHaveValue('東京は雨!');
    await bench.tab('JSON').click();
  });

  await test.step('Escape closes an open list, and only then ends a test that runs', async () => {
    await bench.aimAtCustom(await serving(silentServer()));
    await bench.button('Test connection').click();
    await expect(bench.button('Cancel test')).toBeEnabled();
    await json.fill('{"aps":{}}');
    for (const key of ['ControlOrMeta+End', 'ArrowLeft', 'ArrowLeft']) await json.press(key);
    await keyboard.type('ba');
    await expect(bench.page.getByRole('option', { name: 'badge' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(bench.page.getByRole('option')).toHaveCount(0);
    await expect(bench.button('Cancel test')).toBeEnabled();
    await keyboard.press('Escape');
    await expect(bench.announcement).toHaveText('The connection test was cancelled');
    await expectJson(bench, '{"aps":{ba}}');
  });
});
