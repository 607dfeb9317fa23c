import { readdir } from 'node:fs/promises';

/** A card opens in 180 ms and a notification rises in 240 ms (renderer/styles); a picture shows them at rest. */
const REST_MS = 400;

const PASSPHRASE = 'only for the demo';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const field = (page, name) => page.getByRole('textbox', { name, exact: true });

/** Waits until the window announces an outcome; gives its words when it is the good one, throws them when it is not. */
async function announced(page, good, bad) {
  const region = page.getByRole('status').filter({ hasText: new RegExp(`${good}|${bad}`) });
  const text = (await region.first().innerText()).trim();
  if (!text.includes(good)) throw new Error(`${text}.`);
  return text;
}

/**
 * The steps. Each does what a person would do, finding things by role and name, and gives what came of it.
 * @type {readonly { name: string, says: string, run: (world: World) => Promise<string>, after?: (world: World) => Promise<void> }[]}
 * @typedef {{ app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page, folder: string }} World
 */
export const JOURNEY = [
  {
    name: 'empty-bench',
    says: 'The empty bench',
    async run({ page }) {
      await button(page, 'Try with the simulator').waitFor();
      return 'waiting for a certificate and its key';
    },
  },
  {
    name: 'certificate',
    says: 'Press “Try with the simulator”: it starts, and its certificate and key are imported',
    async run({ page }) {
      await button(page, 'Try with the simulator').click();
      await button(page, 'Export PEM').waitFor();
      return announced(page, 'Ready to push', 'could not');
    },
  },
  {
    name: 'combined-pem',
    says: 'Press “Export PEM”: certificate and key become one file',
    async run({ app, page, folder }) {
      await answerFolderQuestion(app, folder);
      await button(page, 'Export PEM').click();
      // Not by name: its title tells the outcome in the end.
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
      await dialog.getByLabel('Repeat passphrase', { exact: true }).fill(PASSPHRASE);
      await button(dialog, 'Choose folder and save').click();
      await dialog.getByText(/^Saved \d+ file/).waitFor();
      return `wrote ${(await readdir(folder)).filter((file) => file.endsWith('.pem')).join(', ')}`;
    },
    async after({ page }) {
      await button(page.getByRole('dialog'), 'Done').click();
    },
  },
  {
    name: 'connection',
    says: 'Press “Test connection”',
    async run({ page }) {
      await button(page, 'Test connection').click();
      return announced(page, 'Connected in', 'Connection test');
    },
  },
  {
    name: 'message',
    says: 'Enter a device token and an alert',
    async run({ page }) {
      const token = field(page, 'Device token');
      if ((await token.inputValue()) === '') await token.fill('5f'.repeat(32));
      await field(page, 'Title').fill('Hello from Pushbench');
      await field(page, 'Body').fill('This came over a real TLS connection.');
      return `to ${await token.inputValue()}`;
    },
  },
  {
    name: 'result',
    says: 'Press “Send notification”',
    async run({ page }) {
      await button(page, 'Send notification').click();
      return announced(page, 'Accepted by APNs', '^\\d{3} |Rejected|Failed at|Cancelled|Not sent');
    },
  },
];

/** Lets the window come to rest, so that a picture shows no half-done movement. */
export const rest = (page) => page.waitForTimeout(REST_MS);

/** The system's own dialog cannot be driven from outside: its question for a folder is answered with the demo's. */
async function answerFolderQuestion(app, folder) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}
