import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { http2Client, RAIN, startedSimulator } from './support/simulator-clients.ts';
import { answerDialog } from './support/system.ts';

test('a rules file decides after what is armed, is followed as it changes, and can be put away', async ({
  bench,
  folder,
  serving,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const client = await serving(http2Client(facts, pem));
  const faults = bench.page.getByRole('region', { name: 'Faults' });
  const file = join(folder, 'rules.json');
  const save = (answer: object) => writeFileSync(file, JSON.stringify({ rules: [{ answer }] }));
  const status = async () => (await client.push(RAIN)).status;

  await test.step('chosen, it decides', async () => {
    save({ reason: 'TooManyRequests' });
    expect(await status()).toBe(200);
    await answerDialog(bench.running.app, null);
    await bench.button('Choose rules file').click();
    await expect(bench.button('Choose rules file')).toBeVisible();
    expect(await status()).toBe(200);
    await answerDialog(bench.running.app, file);
    await bench.button('Choose rules file').click();
    await expect(faults).toContainText('rules.json');
    expect(await status()).toBe(429);
  });

  await test.step('what is armed goes first, once', async () => {
    await bench.select('Respond', /BadDeviceToken$/);
    await bench.button('Arm').click();
    await expect(faults).toContainText('armed for next request');
    expect(await status()).toBe(400);
    expect(await status()).toBe(429);
  });

  await test.step('a version that cannot be used is told, and the one before stays', async () => {
    save({ reason: 'NoSuchReason' });
    await expect(faults.getByRole('alert')).toContainText('rule');
    await expect(faults).toContainText('the file as it was before still is');
    expect(await status()).toBe(429);
    save({ reason: 'ServiceUnavailable' });
    await expect(faults.getByRole('alert')).toHaveCount(0);
    expect(await status()).toBe(503);
  });

  await test.step('put away, all is as usual', async () => {
    await bench.button('Stop using').click();
    await expect(bench.button('Choose rules file')).toBeVisible();
    expect(await status()).toBe(200);
  });

  await test.step('its format is at hand', async () => {
    await bench.button('Format').click();
    await expect(bench.dialog).toContainText('"reason": "TooManyRequests"');
    await bench.page.keyboard.press('Escape');
    await expect(bench.button('Format')).toBeFocused();
  });
});

test('the devices of a rules file are listed, and follow it as it changes', async ({ bench, folder }) => {
  const { facts } = await startedSimulator(bench, folder);
  const file = join(folder, 'rules.json');
  const save = (...tokens: readonly string[]) => {
    const devices = tokens.map((token) => ({ token, topic: facts.topic, environment: 'sandbox' }));
    writeFileSync(file, JSON.stringify({ devices }));
  };
  save('ab'.repeat(32));
  await answerDialog(bench.running.app, file);
  await bench.button('Choose rules file').click();
  await bench.choice('Shown in the list', 'Devices').click();
  const listed = bench.page.getByRole('listbox', { name: 'Virtual devices' }).getByRole('option');
  await expect(listed).toHaveText([/^abababab/]);
  save('ab'.repeat(32), 'cd'.repeat(32));
  await expect(listed).toHaveText([/^abababab/, /^cdcdcdcd/]);
  await bench.button('Stop using').click();
  await expect(listed).toHaveCount(0);
});

test('a fault for the token of the notification shown leaves others alone', async ({ bench, folder, serving }) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const token = bench.choice('Apply to', 'This token');
  await expect(token).toBeDisabled();
  const client = await serving(http2Client(facts, pem));
  const other = await serving(http2Client({ ...facts, token: 'cd'.repeat(32) }, pem));
  expect((await client.push(RAIN)).status).toBe(200);
  await expect(bench.page.getByRole('option', { name: /Rain soon/ })).toHaveCount(1);

  await bench.select('Respond', 'Take it, then close');
  await token.click();
  await bench.button('Arm').click();
  await expect(bench.page.getByRole('region', { name: 'Faults' })).toContainText(
    `armed for ${facts.token.slice(0, 8)}`,
  );
  expect((await other.push(RAIN)).status).toBe(200);
  // No answer: the stream ends without one, or with an error.
  const unanswered = await client.push(RAIN).catch(() => ({ status: 0 }));
  expect(unanswered.status).toBe(0);
  await client.closed;
  expect((await other.push(RAIN)).status).toBe(200);
});
