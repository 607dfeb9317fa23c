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
  await bench.button('Details').click();
  await expect(bench.page.getByRole('note')).toContainText('OpenSSL 3 opens it only with -legacy');
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
