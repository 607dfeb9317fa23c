import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqlite } from '../../../electron/storage/sqlite.ts';
import type { Requests } from '../../../shared/ipc/channels.ts';
import { readNotificationFile } from '../../../shared/template/notification-file.ts';
import { openIpcBench } from '../../support/ipc-bench.ts';

const HEADERS = { topic: '', pushType: 'alert', priority: '10', expiration: '', collapseId: 'rain' };
const RAIN: Requests['template:save'] = {
  id: 't1',
  credentialId: 'a1',
  credentialName: 'Apple Push Services: com.example.weather',
  name: 'Rain “soon” 🌧',
  payload: '{ "aps" : {"badge":1.0} }\r\n',
  headers: HEADERS,
};
const NOW = new Date('2026-11-24T10:00:00.000Z');
const LATER = new Date('2026-11-25T10:00:00.000Z');

it('templates are saved, replaced under their id, and there after a restart', async () => {
  const first = await openIpcBench({ now: () => NOW });
  expect(await first.value('template:list')).toEqual({ templates: [], kept: true });
  const draft = { ...RAIN, id: 't2', name: 'Unfinished', payload: '{"aps":' };
  await first.value('template:save', RAIN);
  await first.value('template:save', draft);
  await first.close();

  const second = await openIpcBench({ after: first, now: () => LATER });
  const saved = (template: object, at: Date) => ({ ...template, savedAt: at.toISOString() });
  expect((await second.value('template:list')).templates).toEqual([saved(RAIN, NOW), saved(draft, NOW)]);
  const renamed = { ...RAIN, name: 'Storm' };
  expect((await second.value('template:save', renamed)).templates).toEqual([saved(renamed, LATER), saved(draft, NOW)]);
});

it('a removed template leaves no trace in the data folder', async () => {
  const bench = await openIpcBench();
  await bench.value('template:save', { ...RAIN, payload: '{"aps":{"alert":"canary-of-the-test"}}' });
  const database = () => readFileSync(join(bench.userData, 'pushbench.db'));
  expect(database().includes('canary-of-the-test')).toBe(true);
  expect(await bench.value('template:remove', { id: 't1' })).toEqual({ templates: [], kept: true });
  expect(database().includes('canary-of-the-test')).toBe(false);
  expect(await bench.value('template:remove', { id: 't1' })).toEqual({ templates: [], kept: true });
});

it('a damaged row is left out, and the others are there', async () => {
  const first = await openIpcBench();
  await first.value('template:save', RAIN);
  await first.value('template:save', { ...RAIN, id: 't2' });
  await first.close();
  const sqlite = await openSqlite(join(first.userData, 'pushbench.db'));
  sqlite.run('UPDATE template SET template = ? WHERE id = ?', '{"name":7}', 't1');
  sqlite.close();
  const second = await openIpcBench({ after: first });
  expect((await second.value('template:list')).templates.map(({ id }) => id)).toEqual(['t2']);
});

it('an export is named after the template, written where the dialog says, and read as it was', async () => {
  const bench = await openIpcBench();
  const { id: _id, credentialId: _credential, credentialName: _name, ...template } = RAIN;
  for (const form of ['apns', 'json'] as const) {
    const path = join(bench.work, `rain.${form}`);
    bench.system.chosen = path;
    const written = await bench.value('template:export', { ...template, form, bundleId: 'com.example.weather' });
    const bytes = readFileSync(path);
    expect(written).toEqual({ path, bytes: bytes.length });
    const read = readNotificationFile('rain', bytes);
    expect(read).toMatchObject({ ok: true, value: { payload: RAIN.payload } });
    expect(read).toMatchObject({
      value: form === 'apns' ? { bundleId: 'com.example.weather', name: null } : { name: RAIN.name, headers: HEADERS },
    });
  }
  expect(bench.system.offered).toEqual(['Rain “soon” 🌧.apns', 'Rain “soon” 🌧.json']);
});

it('a closed dialog writes nothing, and what is no JSON is no .apns file', async () => {
  const bench = await openIpcBench();
  const { id: _id, credentialId: _credential, credentialName: _name, ...template } = RAIN;
  const request = { ...template, form: 'apns', bundleId: 'com.example' } as const;
  expect(await bench.value('template:export', request)).toBeNull();
  const refused = await bench.ask('template:export', { ...request, payload: '{' });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'payload-invalid' } });
  expect(bench.system.offered).toHaveLength(1);
});
