import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { dragFiles } from './support/drag.ts';
import { newUserData } from './support/running-app.ts';
import { answerSaveDialog } from './support/system.ts';

const TOKEN = '7e'.repeat(32);

test('a ready template is sent, an own one is there after a restart, and both ways lead through files', async ({
  launch,
  pushFiles,
  folder,
}) => {
  const userData = await newUserData();
  const first = await launch({ userData });
  await first.importPair(pushFiles);
  await first.aimAt('Simulator');
  await first.startSimulator();
  await first.field('Device token').fill(TOKEN);

  await test.step('a ready one, found by its words and used with Enter', async () => {
    await first.button('Templates').click();
    await first.page.getByRole('searchbox', { name: 'Filter templates' }).fill('focus capability');
    await expect(first.template('Time-sensitive alert')).toHaveAttribute('aria-selected', 'true');
    await first.page.keyboard.press('Enter');
    await expect(first.field('Title')).toHaveValue('Your ride is here');
    await expect(first.field('Device token')).toHaveValue(TOKEN);
    await expect(await first.send()).toContainText('Accepted by APNs');
  });
  await test.step('what the certificate cannot send says so', async () => {
    await first.button('Templates').click();
    await expect(first.template('VoIP call')).toContainText('not with this certificate');
    await first.page.keyboard.press('Escape');
  });
  await test.step('an own one, saved, replaced, deleted and brought back', async () => {
    await first.field('Title').fill('Rain in 20 minutes');
    await first.saveTemplate('Rain soon');
    await first.field('Title').fill('Rain in 5 minutes');
    await first.button('Templates').click();
    await first.template('Rain soon').click();
    await first.chooseTemplateAction('Replace with the current message');
    await expect(first.field('Payload')).toHaveValue(/Rain in 5 minutes/);
    await first.chooseTemplateAction('Delete');
    await expect(first.template('Rain soon')).toHaveCount(0);
    await first.button('Undo').click();
    await expect(first.template('Rain soon')).toBeVisible();
    await first.page.keyboard.press('Escape');
  });
  expect(await first.running.close()).toBe(0);

  const second = await launch({ userData });
  await second.importPair(pushFiles);
  const file = join(folder, 'rain.apns');
  await test.step('it is there after a restart, and goes to a file', async () => {
    await answerSaveDialog(second.running.app, file);
    await second.button('Templates').click();
    await second.template('Rain soon').click();
    await second.chooseTemplateAction('Export as .apns');
    await expect(second.dialog).toContainText(`Written to ${file}`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      'Simulator Target Bundle': 'com.example.weather',
      aps: { alert: { title: 'Rain in 5 minutes' } },
    });
    await second.page.keyboard.press('Escape');
  });
  await test.step('the file is opened again, and what was there can be brought back', async () => {
    await second.field('Title').fill('Something else');
    await second.page.getByLabel('Open notification file').setInputFiles(file);
    await expect(second.field('Title')).toHaveValue('Rain in 5 minutes');
    await second.button('Bring it back').click();
    await expect(second.field('Title')).toHaveValue('Something else');
  });
  await test.step('a file for another app offers its topic', async () => {
    const maps = join(folder, 'maps.apns');
    writeFileSync(maps, '{"aps":{"alert":"Turn left"},"Simulator Target Bundle":"com.example.maps"}');
    await dragFiles(second.page, [maps]);
    await second.button('Use com.example.maps').click();
    await second.tab('Headers').click();
    await expect(second.field('Topic')).toHaveValue('com.example.maps');
  });
  await test.step('a broken file says where and why', async () => {
    const broken = join(folder, 'broken.apns');
    writeFileSync(broken, '{\n  "aps": { "alert": "Rain", }\n}\n');
    await dragFiles(second.page, [broken]);
    await expect(second.page.getByRole('alert')).toContainText('broken.apns cannot be read. Line 2, column 29');
  });
  await test.step('whoever would remove the certificate learns that its templates stay', async () => {
    await second.openIdentities();
    await second.chooseAction('Remove');
    await expect(second.dialog).toContainText('The template saved with it stays: in the Bench under Templates');
  });
});
