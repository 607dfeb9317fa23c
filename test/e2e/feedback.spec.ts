import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import type { BenchPage } from './support/bench-page.ts';
import { closedPort, feedbackBytes, feedbackService, feedbackToken, silentServer } from './support/servers.ts';
import { answerDialog, answerSaveDialog, clipboardText } from './support/system.ts';

const listTitle = (bench: BenchPage) => bench.page.getByRole('heading', { name: /^Devices/ });

/** A time of the lists below as the page shows it, by a clock of the test's own. */
const shown = (seconds: number): string => {
  const time = new Date(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${time.getDate()} Nov 2026, ${clock}`;
};

test('without a certificate the page says where to get one', async ({ bench }) => {
  await bench.openFeedback();
  await expect(bench.button('Read')).toBeDisabled();
  await expect(bench.button('Read')).toHaveAttribute('title', /Import a certificate/);
  await expect(bench.page.getByRole('main')).toContainText('Nothing read yet.');
  await bench.button('Open Bench').click();
  await expect(bench.button('Try with the simulator')).toBeVisible();
});

test('a list is read, copied and exported, and stays when the service has forgotten it', async ({
  bench,
  pushFiles,
  serverFiles,
  serving,
  folder,
}) => {
  const service = await serving(
    feedbackService(serverFiles, (socket, number) => {
      const list = number === 1 ? feedbackBytes(3) : new Uint8Array();
      // In pieces that end in the middle of a tuple.
      socket.write(list.subarray(0, 50));
      socket.end(list.subarray(50));
    }),
  );
  await bench.importPair(pushFiles);
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });

  await test.step('newest first, in local time', async () => {
    await bench.button('Read').click();
    await expect(listTitle(bench)).toHaveText('Devices 3');
    await expect(bench.gone).toHaveText([2, 1, 0].map((n) => `${feedbackToken(n)}${shown(1_795_000_000 + n)}`));
    await expect(bench.announcement).toHaveText('3 devices. The service has cleared its list.');
  });

  await test.step('copied as lines', async () => {
    await bench.button('Copy devices').click();
    await expect(bench.announcement).toHaveText('Copied');
    const lines = (await clipboardText(bench.running.app)).trimEnd().split('\n');
    expect(lines).toEqual(
      [2, 1, 0].map((n) => `${feedbackToken(n)}\t${new Date((1_795_000_000 + n) * 1000).toISOString()}`),
    );
  });

  const csv = join(folder, 'gone.csv');
  await test.step('a closed dialog writes nothing, a chosen file is told', async () => {
    await answerSaveDialog(bench.running.app, null);
    await bench.button('Export CSV').click();
    await expect(bench.page.getByText('Kept here until Pushbench is closed')).toBeVisible();
    await answerSaveDialog(bench.running.app, csv);
    await bench.button('Export CSV').click();
    await expect(bench.page.getByRole('main').getByText(csv)).toBeVisible();
    await expect(bench.announcement).toHaveText(`Written to ${csv}`);
    const [head, first, ...rest] = readFileSync(csv, 'utf8').trimEnd().split(/\r?\n/);
    expect(head).toBe('token,timestamp');
    expect(first).toBe(`${feedbackToken(2)},${new Date(1_795_000_002_000).toISOString()}`);
    expect(rest).toHaveLength(2);
  });

  await test.step('the next reading is empty; the one before is still there', async () => {
    await bench.button('Read').click();
    await expect(bench.page.getByRole('main').getByText('The list is empty')).toBeVisible();
    await expect(bench.gone).toHaveCount(0);
    await bench.openBench();
    await bench.openFeedback();
    await bench.page.getByRole('combobox', { name: 'Reading' }).click();
    await bench.page.getByRole('option', { name: /3 devices$/ }).click();
    await expect(bench.gone).toHaveCount(3);
    await expect(bench.page.getByRole('main').getByText(csv)).toBeVisible();
  });
});

test('a reading that breaks off keeps what came, and says why', async ({ bench, pushFiles, serverFiles, serving }) => {
  const service = await serving(
    feedbackService(serverFiles, (socket, number) => {
      if (number === 1) socket.end(feedbackBytes(2).subarray(0, 60));
      else socket.end(feedbackBytes(1));
    }),
  );
  await bench.importPair(pushFiles);
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });
  await bench.button('Read').click();
  await expect(bench.diagnosis).toContainText('What to do');
  await expect(bench.gone).toHaveCount(1);
  await expect(bench.page.getByText('Reading broke off')).toBeVisible();
  await bench.button('Read').click();
  await expect(bench.diagnosis).toBeHidden();
  await expect(bench.page.getByText('Reading broke off')).toBeHidden();
});

test('a failure is explained and costs no list that was read before', async ({
  bench,
  pushFiles,
  serverFiles,
  serving,
}) => {
  const service = await serving(feedbackService(serverFiles, (socket) => socket.end(feedbackBytes(2))));
  await bench.importPair(pushFiles);

  await test.step('an unknown CA is added from the card', async () => {
    await bench.aimFeedbackAt({ port: service.port });
    await bench.button('Read').click();
    await expect(bench.diagnosis).toContainText('Test Server CA');
    await answerDialog(bench.running.app, serverFiles.caFile);
    await bench.diagnosis.getByRole('button', { name: 'Choose CA file' }).click();
    await expect(bench.diagnosis).toBeHidden();
    await bench.button('Read').click();
    await expect(bench.gone).toHaveCount(2);
  });

  await test.step('nothing answers', async () => {
    const port = await closedPort();
    await bench.field('Port').fill(String(port));
    await bench.button('Read').click();
    await expect(bench.diagnosis).toContainText(String(port));
    await expect(bench.gone).toHaveCount(2);
  });

  await test.step('Apple’s own is retired', async () => {
    await bench.choice('Target', 'Production').click();
    await expect(bench.diagnosis).toBeHidden();
    await expect(bench.page.getByText('Retired by Apple on 31 March 2021')).toBeVisible();
    await bench.button('Read').click();
    await expect(bench.diagnosis).toContainText('Apple has retired the feedback service', { timeout: 30_000 });
    await expect(bench.diagnosis.getByRole('button', { name: 'Use HTTP/2' })).toBeHidden();
    await bench.diagnosis.getByRole('button', { name: 'Use the simulator' }).click();
    await expect(bench.choice('Target', 'Simulator')).toBeChecked();
    await expect(bench.field('Address')).toHaveValue(/^127\.0\.0\.1:\d+$/);
  });
});

test('a silent service is given up with the cross, or with Esc', async ({ bench, pushFiles, serving }) => {
  await bench.importPair(pushFiles);
  await bench.aimFeedbackAt(await serving(silentServer()));
  for (const cancel of [() => bench.button('Cancel reading').click(), () => bench.page.keyboard.press('Escape')]) {
    await bench.button('Read').click();
    await expect(bench.button('Read')).toHaveAttribute('aria-busy', 'true');
    await expect(bench.choice('Target', 'Simulator')).toBeDisabled();
    await cancel();
    await expect(bench.page.getByText('Cancelled', { exact: true })).toBeVisible();
    await expect(bench.diagnosis).toBeHidden();
    await expect(bench.button('Read')).not.toHaveAttribute('aria-busy', 'true');
  }
});

test('of several certificates the chosen one is shown to the service', async ({
  bench,
  threeCredentials,
  serverFiles,
  serving,
}) => {
  const seen: string[] = [];
  const service = await serving(
    feedbackService(serverFiles, (socket) => {
      seen.push(String(socket.getPeerCertificate().subject.CN));
      socket.end(feedbackBytes(1));
    }),
  );
  await bench.importFiles(...threeCredentials.paths);
  await bench.unlock(threeCredentials.passphrase);
  await bench.page.getByRole('heading', { name: '3 certificates can push' }).waitFor();
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });
  for (const { commonName } of [threeCredentials.maps, threeCredentials.transit]) {
    await bench.select('Certificate', commonName);
    await bench.button('Read').click();
    await expect.poll(() => seen.at(-1)).toBe(commonName);
    await expect(bench.button('Read')).not.toHaveAttribute('aria-busy', 'true');
  }
});

test('20,000 devices are listed, and few of them drawn', async ({ bench, pushFiles, serverFiles, serving }) => {
  const count = 20_000;
  const service = await serving(feedbackService(serverFiles, (socket) => socket.end(feedbackBytes(count))));
  await bench.importPair(pushFiles);
  await bench.aimFeedbackAt({ port: service.port, caFile: serverFiles.caFile });
  await bench.button('Read').click();
  await expect(listTitle(bench)).toHaveText('Devices 20,000');
  await expect(bench.gone.first()).toContainText(feedbackToken(count - 1));
  await bench.page.getByRole('region', { name: 'Devices without the app' }).press('End');
  await expect(bench.gone.last()).toContainText(feedbackToken(0));
  expect(await bench.gone.count()).toBeLessThan(80);
  await expect(bench.button('Copy devices')).toBeHidden();
  await expect(bench.page.getByText('too much for the clipboard')).toBeVisible();
});
