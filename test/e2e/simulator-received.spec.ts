import type { Locator } from '@playwright/test';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { expectJson } from './support/json-text.ts';
import {
  commandTwo,
  demoPem,
  http2Client,
  opensslClient,
  RAIN,
  simulatorFacts,
  startedSimulator,
} from './support/simulator-clients.ts';
import { clipboardText } from './support/system.ts';

/** The entries of the list, of which those with this text when it is told. */
function received(bench: BenchPage, text?: string | RegExp): Locator {
  const options = bench.page.getByRole('listbox', { name: 'Received notifications' }).getByRole('option');
  return text === undefined ? options : options.filter({ hasText: text });
}

const detail = (bench: BenchPage, name: string) => bench.page.getByRole('article', { name, exact: true });

test('a push over HTTP/2 from a client that is not ours arrives and is decoded', async ({ bench, folder, serving }) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  await expect(bench.page.getByText('Nothing has arrived yet')).toBeVisible();
  const client = await serving(http2Client(facts, pem));
  expect((await client.push(RAIN, { 'apns-priority': '5' })).status).toBe(200);

  await test.step('in the list, without a press', async () => {
    await expect(received(bench)).toHaveCount(1);
    for (const part of ['HTTP/2', 'Rain soon', 'rain-service/2.1', facts.token.slice(0, 6), '200']) {
      await expect(received(bench)).toContainText(part);
    }
    await expect(received(bench)).toContainText(/\d\d:\d\d:\d\d\.\d{3}/);
  });

  await test.step('headers and payload', async () => {
    const shown = detail(bench, 'Rain soon');
    for (const [name, value] of [
      ['apns-topic', facts.topic],
      ['apns-push-type', 'alert'],
      ['apns-priority', '5'],
    ] as const) {
      await expect(shown.getByRole('term').filter({ hasText: name }).locator('..')).toContainText(value);
    }
    await expect(shown).toContainText(`${RAIN.length} of 4,096 bytes`);
    await expect(shown.locator('pre')).toContainText('"title": "Rain soon"');
    await bench.button('Copy payload').click();
    expect(JSON.parse(await clipboardText(bench.running.app))).toEqual(JSON.parse(RAIN));
  });

  await test.step('what the simulator did', async () => {
    await expect(detail(bench, 'Rain soon')).toContainText(/Accepted: answered 200 with apns-id [0-9A-Fa-f-]{36}\./);
  });

  await test.step('the next one comes on top; the one that was chosen stays', async () => {
    await received(bench, 'Rain soon').click();
    expect((await client.push('{"aps":{"content-available":1}}', { 'apns-push-type': 'background' })).status).toBe(200);
    await expect(received(bench)).toHaveCount(2);
    await expect(received(bench).first()).toContainText('background, no alert');
    await expect(detail(bench, 'Rain soon')).toBeVisible();
  });
});

test('a legacy frame of openssl is shown byte by byte, with a legend that marks its fields', async ({
  bench,
  folder,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const frame = commandTwo(facts.token, RAIN);
  await opensslClient(facts, facts.legacyPort, pem, frame);
  await expect(received(bench)).toContainText('accepted');
  const shown = detail(bench, 'Rain soon');
  await expect(shown).toContainText('legacy command 2');
  await expect(shown).toContainText(`${RAIN.length} of 2,048 bytes`);
  await expect(shown.getByRole('term').filter({ hasText: 'identifier' }).locator('..')).toContainText('6703');

  const hex = shown.locator('.hex-bytes');
  const legend = shown.getByRole('list', { name: 'Fields of the frame' });
  const marked = () => shown.locator('.hex-bytes [data-marked]').allInnerTexts();
  const digits = (texts: readonly string[]) => texts.join('').replaceAll(/\s/g, '');

  await test.step('the bytes are the frame’s', async () => {
    expect(digits(await hex.allInnerTexts())).toBe(Buffer.from(frame).toString('hex'));
    await expect(shown).toContainText(`${frame.length} bytes`);
  });

  await test.step('pointing at a field marks its bytes, and no others', async () => {
    expect(await marked()).toEqual([]);
    await legend.getByRole('button', { name: /^Device token/ }).hover();
    expect(digits(await marked())).toBe(facts.token);
    await legend.getByRole('button', { name: /^Payload/ }).hover();
    expect(Buffer.from(digits(await marked()), 'hex').toString()).toBe(RAIN);
    await bench.page.mouse.move(0, 0);
    expect(await marked()).toEqual([]);
  });

  await test.step('the keyboard does as the pointer', async () => {
    await legend.getByRole('button', { name: /^Identifier/ }).focus();
    expect(digits(await marked())).toBe('00001a2f');
  });

  await test.step('pointing at bytes marks the field', async () => {
    await shown.locator('.hex-bytes [data-field="priority"]').hover();
    await expect(legend.locator('[data-marked]')).toHaveText(/^Priority/);
  });

  await test.step('the legend is there as a list of field, length and value', async () => {
    const spans = shown.getByRole('list', { name: 'Every field in the order of its bytes' }).getByRole('listitem');
    await expect(spans.first()).toHaveText('Command: 1 byte from byte 0, value 2');
    await expect(spans.filter({ hasText: /^Identifier: 4 bytes/ })).toContainText('value 6703');
  });
});

test('what is odd about a notification, and what keeps a client from sending one, is told', async ({
  bench,
  folder,
  serving,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const client = await serving(http2Client(facts, pem));

  await test.step('a finding for what iOS would ignore, none for what is right', async () => {
    await client.push('{"aps":{"alert":"Odd one","badage":1}}');
    await expect(detail(bench, 'Odd one')).toContainText('badge');
    await expect(detail(bench, 'Odd one').getByRole('heading', { name: /^Findings/ })).toBeVisible();
    await client.push('{"aps":{"alert":"Right one","badge":1}}', { 'apns-expiration': '0' });
    await received(bench, 'Right one').click();
    await expect(detail(bench, 'Right one')).toBeVisible();
    await expect(detail(bench, 'Right one')).not.toContainText('badage');
  });

  await test.step('a refusal has its reason', async () => {
    expect((await client.push('{}', { 'apns-topic': 'com.example.other' })).status).toBe(400);
    await received(bench, '400').click();
    await expect(bench.page.getByRole('article')).toContainText('TopicDisallowed');
  });

  await test.step('a client that does not trust the CA', async () => {
    await opensslClient({ ...facts, ca: pem }, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
    await received(bench, 'CA not trusted').click();
    await expect(detail(bench, 'CA not trusted')).toContainText(facts.ca);
  });

  await test.step('bytes that are no frame', async () => {
    await opensslClient(facts, facts.legacyPort, pem, Buffer.from('GET / HTTP/1.1\r\n\r\n'), true);
    await expect(received(bench, 'Frame malformed')).toHaveCount(1);
  });

  await test.step('the filter finds by title, token, client and reason', async () => {
    const filter = bench.page.getByRole('searchbox', { name: 'Filter by title, token, client or reason' });
    await filter.fill('odd one');
    await expect(received(bench)).toHaveCount(1);
    await filter.fill('no such thing');
    await expect(received(bench)).toHaveCount(0);
    await expect(bench.page.getByText('Nothing here holds “no such thing”.')).toBeVisible();
  });
});

test('what was received stays after a stop, until it is cleared or the next start', async ({
  bench,
  folder,
  serving,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const client = await serving(http2Client(facts, pem));
  for (const title of ['One', 'Two', 'Three']) await client.push(`{"aps":{"alert":"${title}"}}`);
  await expect(received(bench)).toHaveCount(3);

  await test.step('stopped, another page and back: all is there, and can be looked at', async () => {
    await bench.button('Stop simulator').click();
    await expect(bench.page.getByText('Stopped', { exact: true })).toBeVisible();
    await bench.openBench();
    await bench.openSimulator();
    await expect(received(bench)).toHaveCount(3);
    await received(bench, 'Two').click();
    await expect(detail(bench, 'Two')).toContainText('"alert": "Two"');
  });

  await test.step('started again, the list begins anew', async () => {
    await bench.startSimulator();
    await expect(received(bench)).toHaveCount(0);
  });

  await test.step('cleared, the numbers go on', async () => {
    const now = await simulatorFacts(bench);
    const next = await serving(http2Client(now, demoPem(now, folder)));
    await next.push('{"aps":{"alert":"Four"}}');
    await expect(received(bench)).toHaveCount(1);
    await bench.button('Clear the list').click();
    await expect(received(bench)).toHaveCount(0);
    await next.push('{"aps":{"alert":"Five"}}');
    await expect(received(bench)).toHaveText([/Five/]);
  });
});

test('Open in Bench fills the draft with what came, and what stood there can be brought back', async ({
  bench,
  pushFiles,
  folder,
}) => {
  await bench.importPair(pushFiles);
  await bench.field('Title').fill('My own draft');
  const { facts, pem } = await startedSimulator(bench, folder);
  await opensslClient(facts, facts.legacyPort, pem, commandTwo(facts.token, RAIN));
  await bench.button('Open in Bench').click();

  await expect(bench.choice('Target', 'Simulator')).toBeChecked();
  await expect(bench.page.getByRole('combobox', { name: 'Protocol' })).toHaveText('Legacy binary');
  await expect(bench.field('Device token')).toHaveValue(facts.token);
  await expect(bench.field('Title')).toHaveValue('Rain soon');
  await bench.tab('JSON').click();
  await expectJson(bench, RAIN);

  await test.step('sent from there it arrives as it came', async () => {
    await bench.send();
    await bench.openSimulator();
    await expect(received(bench, 'Rain soon')).toHaveCount(2);
  });

  await test.step('the earlier draft', async () => {
    await bench.openBench();
    await bench.button('Bring it back').click();
    await bench.tab('Form').click();
    await expect(bench.field('Title')).toHaveValue('My own draft');
  });
});

test('a flood is followed with few rows drawn; scrolled away, the list stays and offers what is new', async ({
  bench,
  folder,
  serving,
}) => {
  const { facts, pem } = await startedSimulator(bench, folder);
  const client = await serving(http2Client(facts, pem));
  const push = (n: number) => client.push(`{"aps":{"alert":"Flood ${n}"}}`);
  const count = 10_500;
  const list = bench.page.getByRole('listbox', { name: 'Received notifications' });
  for (let at = 0; at < count; at += 250) {
    await Promise.all(Array.from({ length: 250 }, (_, more) => push(at + more)));
  }

  await test.step('the newest on top, the latest 10,000 kept', async () => {
    await expect(received(bench).first()).toContainText(`Flood ${count - 1}`);
    await expect(received(bench).first()).toHaveAttribute('aria-setsize', '10000');
    expect(await received(bench).count()).toBeLessThan(40);
  });

  await test.step('at its end it stays while more comes', async () => {
    await list.press('End');
    const last = received(bench).last();
    await expect(last).toHaveAttribute('aria-selected', 'true');
    await expect(last).toHaveAttribute('aria-posinset', '10000');
    for (let more = 0; more < 3; more += 1) expect((await push(count + more)).status).toBe(200);
    const fresh = bench.button('Show 3 new entries');
    await expect(fresh).toBeVisible();
    await expect(received(bench, `Flood ${count + 2}`)).toHaveCount(0);
    await fresh.click();
    await expect(received(bench).first()).toContainText(`Flood ${count + 2}`);
    await expect(fresh).toBeHidden();
  });
});
