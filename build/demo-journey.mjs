import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The window's rise of a finished card takes 180 ms (ui.md, motion); a picture shows it at rest. */
const REST_MS = 300;

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Presses a button and waits until what it started has ended. */
async function press(page, name) {
  await button(page, name).click();
  await page.locator('button[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** Gives what the window announced last, for the line under a step. */
async function announced(page) {
  await page.waitForTimeout(REST_MS);
  const texts = await page.getByRole('status').allInnerTexts();
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .at(-1);
}

/**
 * The journey's steps. Each presses what a person would press, found by role and name, and gives what it saw.
 * @type {{ name: string, says: string, run: (world: { app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page, folder: string }) => Promise<string | undefined> }[]}
 */
export const JOURNEY = [
  {
    name: 'empty-bench',
    says: 'The empty bench',
    async run({ page }) {
      await button(page, 'Try with the simulator').waitFor();
    },
  },
  {
    name: 'certificate',
    says: 'Try with the simulator: starts it and imports its certificate and key',
    async run({ page }) {
      await press(page, 'Try with the simulator');
      await button(page, 'Export PEM').waitFor();
      return announced(page);
    },
  },
  {
    name: 'combined-pem',
    says: 'Export PEM: certificate and key in one file',
    async run({ app, page, folder }) {
      await answerFolderQuestion(app, folder);
      await press(page, 'Export PEM');
      const dialog = page.getByRole('dialog');
      if (await dialog.isVisible()) {
        await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('demo');
        await dialog.getByRole('button', { name: 'Export' }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      const files = (await readdir(folder)).filter((file) => file.endsWith('.pem'));
      if (files.length === 0) throw new Error('no .pem file was written.');
      return `wrote ${files.join(', ')}`;
    },
  },
  {
    name: 'connection',
    says: 'Test connection',
    async run({ page }) {
      await press(page, 'Test connection');
      return announced(page);
    },
  },
  {
    name: 'message',
    says: 'A device token and an alert',
    async run({ page }) {
      const token = page.getByRole('textbox', { name: 'Device token' });
      if ((await token.inputValue()) === '') await token.fill('5f'.repeat(32));
      await page.getByRole('textbox', { name: 'Title' }).fill('Hello from Pushbench');
      await page.getByRole('textbox', { name: 'Body' }).fill('This came over a real TLS connection.');
      await page.waitForTimeout(REST_MS);
    },
  },
  {
    name: 'result',
    says: 'Send notification',
    async run({ page }) {
      await press(page, 'Send notification');
      await page.getByText('Accepted by APNs').first().waitFor();
      return announced(page);
    },
  },
];

/** The system's own dialogs cannot be driven from outside: every question for a place is answered with the demo's folder. */
async function answerFolderQuestion(app, folder) {
  await app.evaluate(
    ({ dialog }, { directory, file }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [directory] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
    },
    { directory: folder, file: join(folder, 'ck.pem') },
  );
}
