import type { JSHandle, Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';

/** What React rendered into each element of the page; another object means that the element's part was rendered anew. */
type Rendered = ReadonlyMap<Element, unknown>;

test('a key in the payload renders what follows it, and nothing else of the page', async ({ bench, pushFiles }) => {
  await bench.importPair(pushFiles);
  const { page } = bench;
  const { keyboard } = page;
  const size = page.getByRole('meter', { name: 'Size' });
  const elsewhere = [
    page.getByRole('navigation', { name: 'Sections' }),
    page.getByRole('region', { name: pushFiles.commonName }),
    bench.button('Test connection'),
    page.getByRole('tablist', { name: 'Message' }),
    page.getByRole('radiogroup', { name: 'Preview as' }),
    bench.button('Templates'),
    bench.button(/^Copy as/),
    bench.button('Send notification'),
  ];

  await test.step('in the JSON editor', async () => {
    await bench.tab('JSON').click();
    await bench.field('Payload as JSON').focus();
    await keyboard.press('ControlOrMeta+Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft']) {
      await keyboard.press(key);
    }
    // The Bench notes once that somebody wrote the message.
    await typed(page, size);
    const before = await rendered(page);
    await typed(page, size);
    expect(await renewed(size, before)).toBeGreaterThan(0);
    for (const part of elsewhere) expect(await renewed(part, before), String(part)).toBe(0);
  });

  await test.step('in a field of the Form', async () => {
    await bench.tab('Form').click();
    await bench.field('Body').focus();
    const before = await rendered(page);
    await typed(page, size);
    expect(await renewed(size, before)).toBeGreaterThan(0);
    expect(await renewed(bench.field('Body'), before)).toBeGreaterThan(0);
    const fields = [
      bench.field('Device token'),
      bench.field('Title'),
      page.getByRole('combobox', { name: 'Push type' }),
    ];
    for (const part of [...elsewhere, ...fields]) expect(await renewed(part, before), String(part)).toBe(0);
  });
});

/** Types a letter, and waits until the page has it. */
async function typed(page: Page, size: Locator): Promise<void> {
  const before = await size.getAttribute('aria-valuenow');
  await page.keyboard.press('x');
  await expect(size).not.toHaveAttribute('aria-valuenow', before ?? '');
}

/** React keeps the properties that it rendered last at the element itself. */
function rendered(page: Page): Promise<JSHandle<Rendered>> {
  return page.evaluateHandle(() => {
    const propsOf = (element: Element): unknown => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
      return key === undefined ? undefined : Reflect.get(element, key);
    };
    return new Map([...document.querySelectorAll('*')].map((element) => [element, propsOf(element)]));
  });
}

/** How many elements of a part, itself among them, were rendered since. Those of another making are not counted. */
function renewed(part: Locator, before: JSHandle<Rendered>): Promise<number> {
  return part.evaluate((root, elements) => {
    const isRenewed = (element: Element): boolean => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
      return key !== undefined && Reflect.get(element, key) !== elements.get(element);
    };
    return [root, ...root.querySelectorAll('*')].filter(isRenewed).length;
  }, before);
}
