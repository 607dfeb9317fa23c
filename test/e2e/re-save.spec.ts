import { join } from 'node:path';
import { makePkcs12, openssl } from '../support/openssl-files.ts';
import { expect, test } from './support/app.ts';
import { answerDialog } from './support/system.ts';

test('a .p12 in the old form is saved again in both forms, as openssl sees them', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const old = makePkcs12(join(folder, 'Weather.p12'), pushFiles, {
    cipher: 'rc2-40',
    passphrase: pushFiles.passphrase,
  });
  await bench.importFiles(old);
  await bench.unlock(pushFiles.passphrase);
  // Before anything is opened: a quiet line with the way out, which the opened details tell at length instead.
  const line = bench.page.getByText('Weather.p12 has the old form of Keychain Access (RC2)');
  await expect(line.getByRole('button', { name: 'Re-save' })).toBeVisible();
  await bench.button('Details').click();
  await expect(bench.page.getByRole('note')).toContainText('OpenSSL 3 opens it only with -legacy');
  await expect(line).toHaveCount(0);
  const save = async (form: 'Everything else' | 'Keychain Access', name: string) => {
    await bench.button('Re-save').click();
    await bench.choice('The .p12 is for', form).click();
    await bench.dialog.getByRole('textbox', { name: /^Name of the file: .*\.p12$/ }).fill(name);
    await bench.dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('new one');
    await bench.dialog.getByRole('textbox', { name: 'Repeat passphrase' }).fill('new one');
    await answerDialog(bench.running.app, folder);
    await bench.dialog.getByRole('button', { name: 'Choose folder and save' }).click();
    await expect(bench.dialog).toContainText('Saved 1 file');
    await bench.dialog.getByRole('button', { name: 'Done' }).click();
  };
  await save('Everything else', 'today.p12');
  await save('Keychain Access', 'keychain.p12');
  const open = (name: string, ...extra: string[]) =>
    ['pkcs12', '-in', join(folder, name), '-passin', 'pass:new one', '-nodes', ...extra] as const;
  const keyOf = (text: string) => /-----BEGIN PRIVATE KEY-----[^-]+/.exec(text)?.[0];
  const today = openssl([...open('today.p12')]).toString();
  expect(keyOf(today)).toBe(keyOf(openssl([...open('keychain.p12', '-legacy')]).toString()));
  expect(keyOf(today)).toBe(keyOf(pushFiles.keyPem));
  expect(() => openssl([...open('keychain.p12')])).toThrow();
});

test('the old form is told in Identities too, and what is used from there has its openssl steps', async ({
  bench,
  pushFiles,
  folder,
}) => {
  const { passphrase } = pushFiles;
  await bench.importFiles(makePkcs12(join(folder, 'Weather.p12'), pushFiles, { cipher: 'rc2-40', passphrase }));
  await bench.unlock(passphrase);
  await bench.button('Export PEM').waitFor();
  await bench.openIdentities();
  await bench.button('Re-save').click();
  await expect(bench.dialog).toContainText('The .p12 is for');
  await bench.dialog.getByRole('button', { name: 'Cancel' }).click();
  await bench.chooseAction('Re-save as .p12');
  await expect(bench.dialog).toContainText('The .p12 is for');
  await bench.dialog.getByRole('button', { name: 'Cancel' }).click();

  // The tray then has the certificate alone; its key is the remembered one.
  await bench.button('Use in Bench').click();
  await expect(bench.page.getByText('Weather.p12 has the old form of Keychain Access (RC2)')).toBeVisible();
  await bench.button('Export PEM').click();
  await bench.choice('Private key', 'Do not encrypt').click();
  await bench.dialog.getByRole('button', { name: 'The same steps in Terminal' }).click();
  const shown = await bench.dialog.getByRole('listitem').allInnerTexts();
  expect(shown.slice(0, 2)).toEqual([
    expect.stringMatching(/^openssl pkcs12 -legacy -clcerts -nokeys -in Weather\.p12 -out PushChatCert\.pem$/),
    expect.stringMatching(/^openssl pkcs12 -legacy -nocerts -nodes -in Weather\.p12 -out PushChatKey\.pem$/),
  ]);
  for (const command of shown.slice(0, 2)) {
    const words = command.split(' ').slice(1);
    const here = words.map((word) => (/\.(p12|pem)$/.test(word) ? join(folder, word) : word));
    openssl([...here, '-passin', `pass:${passphrase}`]);
  }
  expect(openssl(['pkey', '-in', join(folder, 'PushChatKey.pem')]).toString()).toBe(
    openssl(['pkey', '-in', pushFiles.key]).toString(),
  );
});
