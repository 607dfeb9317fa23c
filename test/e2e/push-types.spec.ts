import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';

const TOKEN = '0123456789abcdef'.repeat(4);

/** Sends the message, and gives what its receiver decoded: payload and headers as text. */
async function received(bench: BenchPage): Promise<string> {
  await bench.openBench();
  await bench.send();
  await bench.openSimulator();
  await bench.page.getByRole('listbox', { name: 'Received notifications' }).getByRole('option').first().click();
  return (await bench.page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
}

const timestampOf = (text: string) => Number(/"?timestamp"?\D+(\d{10})/.exec(text)?.[1]);

test('each push type has its own form, and arrives as it was composed', async ({ bench }) => {
  await bench.button('Try with the simulator').click();
  await bench.field('Device token').waitFor();
  await bench.field('Device token').fill(TOKEN);

  await test.step('a critical alert with localised texts', async () => {
    await bench.select('Sound', 'critical…');
    await bench.field('Sound name').fill('siren.caf');
    await bench.page.getByRole('slider', { name: 'Volume' }).press('ArrowLeft');
    await bench.button('Show more fields').click();
    await bench.button('Add localised keys').click();
    await bench.field('Body key').fill('RAIN_IN');
    await bench.button('Add an argument to Body key').click();
    await bench.field('Body key, argument 1').fill('20');
    await bench.tab('JSON').click();
    await expect(bench.field('Payload as JSON')).toContainText('"volume": 0.95');
    await bench.tab('Form').click();
    const text = await received(bench);
    expect(text).toContain('siren.caf');
    expect(text).toContain('RAIN_IN');
  });

  await test.step('a background push goes with priority 5', async () => {
    await bench.openBench();
    await bench.select('Push type', /^background/);
    await expect(bench.page.getByText(/Also in the payload/)).toContainText('aps.alert.title');
    await bench.page.getByRole('checkbox', { name: 'Wake the app' }).check();
    await bench.field('Custom data').fill('{ "order": 7 }');
    const text = await received(bench);
    expect(text).toMatch(/apns-priority\s*5/);
    expect(text).toContain('order');
  });

  await test.step('the topic follows the type', async () => {
    await bench.openBench();
    await bench.select('Push type', /^voip/);
    await expect(bench.page.getByRole('region', { name: 'Message' })).toContainText(/apns-topic\S+\.voip/);
    expect(await received(bench)).toMatch(/apns-topic \S+\.voip /);
    await bench.openBench();
    await expect(bench.page.getByRole('combobox', { name: 'Push type' })).toHaveText(/^voip/);
  });

  await test.step('half-typed JSON stays in its field, with its place', async () => {
    await bench.field('Custom data').fill('{ "order" 8 }');
    await expect(bench.page.getByRole('tabpanel')).toContainText('a colon is missing before this');
    await bench.tab('JSON').click();
    await expect(bench.field('Payload as JSON')).toContainText('"order": 7');
    await bench.tab('Form').click();
    await expect(bench.field('Custom data')).toHaveValue('{ "order" 8 }');
  });

  await test.step('a Live Activity has a new timestamp at each send', async () => {
    await bench.select('Push type', /^liveactivity/);
    await bench.choice('Event', 'update').click();
    await bench.field('Content state').fill('{ "temperature": 21 }');
    const text = await received(bench);
    expect(text).toContain('.push-type.liveactivity');
    const first = timestampOf(text);
    expect(Math.abs(first - Date.now() / 1000)).toBeLessThan(60);
    await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(first);
    expect(timestampOf(await received(bench))).toBeGreaterThan(first);
    await bench.openBench();
    await bench.page.getByRole('checkbox', { name: 'Set to the time of each send' }).uncheck();
    await bench.field('Timestamp').fill('1700000000');
    expect(timestampOf(await received(bench))).toBe(1_700_000_000);
  });
});
