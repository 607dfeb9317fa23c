import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDraftFile } from '../../../electron/storage/draft-file.ts';
import { openSettings } from '../../../electron/storage/settings-file.ts';
import type { Draft } from '../../../shared/ipc/channels.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/settings.ts';

const DARK: Settings = { ...DEFAULT_SETTINGS, theme: 'dark', stageSeconds: 3 };
const DRAFT: Draft = {
  token: 'ab cd',
  payload: '{ "aps": ',
  headers: { topic: '', pushType: 'alert', priority: '', expiration: '', collapseId: '', id: '', command: 2 },
  freshTimestamp: true,
  typedParts: {},
};

describe('small files of the app', () => {
  let folder: string;
  let damaged: string[];
  const settings = () => openSettings(folder, (path) => damaged.push(path));
  const draft = () => openDraftFile(folder, (path) => damaged.push(path));
  const path = (...names: string[]) => join(folder, ...names);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pushbench-storage-'));
    damaged = [];
  });
  afterEach(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true, force: true });
  });

  describe('settings', () => {
    it('are the defaults when there is no file, and none is made', async () => {
      expect((await settings()).current()).toEqual(DEFAULT_SETTINGS);
      expect(await readdir(folder)).toEqual([]);
      expect(damaged).toEqual([]);
    });

    it('come back as they were saved', async () => {
      expect(await (await settings()).save(DARK)).toEqual({ ok: true, value: DARK });
      expect((await settings()).current()).toEqual(DARK);
      expect(await readdir(folder)).toEqual(['settings.json']);
      if (process.platform !== 'win32') expect((await stat(path('settings.json'))).mode & 0o777).toBe(0o600);
    });

    const DAMAGED = {
      'cut in the middle': JSON.stringify(DARK).slice(0, 30),
      empty: '',
      'of a later version': JSON.stringify({ ...DARK, version: 2 }),
      'with an unknown field': JSON.stringify({ ...DARK, colour: 'red' }),
      'with a value out of range': JSON.stringify({ ...DARK, stageSeconds: 0 }),
      'no object': '[]',
    };

    it.each(Object.entries(DAMAGED))(
      'are the defaults when the file is %s, which is kept aside',
      async (_how, text) => {
        await writeFile(path('settings.json'), text);
        const store = await settings();
        expect(store.current()).toEqual(DEFAULT_SETTINGS);
        expect(damaged).toEqual([path('settings.damaged.json')]);
        expect(await readFile(path('settings.damaged.json'), 'utf8')).toBe(text);
        await store.save(DARK);
        expect((await settings()).current()).toEqual(DARK);
      },
    );

    it('never fail on what a file may hold', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
          await writeFile(path('settings.json'), text);
          expect((await settings()).current()).toEqual(DEFAULT_SETTINGS);
        }),
        { numRuns: 50 },
      );
    });

    it('stay in force when the new ones cannot be written, and say why', async () => {
      const store = await settings();
      await mkdir(path('settings.json'));
      expect(await store.save(DARK)).toEqual({
        ok: false,
        problem: { code: 'file-unwritable', file: path('settings.json'), trouble: 'folder' },
      });
      expect(store.current()).toEqual(DEFAULT_SETTINGS);
      expect(await readdir(folder)).toEqual(['settings.json']);
    });

    it('are whole at every moment while they are written', async () => {
      const store = await settings();
      await store.save(DARK);
      let writing = true;
      const writes = Promise.all(
        Array.from({ length: 40 }, (_, count) => store.save({ ...DARK, quietMs: 1_000 + count })),
      ).finally(() => {
        writing = false;
      });
      let reads = 0;
      while (writing) {
        const { quietMs } = JSON.parse(await readFile(path('settings.json'), 'utf8')) as Settings;
        expect(quietMs).toBeGreaterThanOrEqual(1_000);
        reads += 1;
      }
      await writes;
      expect(reads).toBeGreaterThan(1);
      expect((await settings()).current().quietMs).toBe(1_039);
      expect(await readdir(folder)).toEqual(['settings.json']);
    });
  });

  describe('the draft', () => {
    it('is none at first, and comes back byte for byte', async () => {
      expect(await draft().read()).toBeNull();
      expect(await draft().write(DRAFT)).toEqual({ ok: true, value: null });
      expect(await draft().read()).toEqual(DRAFT);
      const half = { ...DRAFT, typedParts: { customData: { typed: '{ "a"', over: null } } };
      await draft().write(half);
      expect(await draft().read()).toEqual(half);
    });

    it('of before a question was asked reads as if it was answered as by default', async () => {
      await draft().write(DRAFT);
      const { freshTimestamp: _, typedParts: __, ...older } = DRAFT;
      await writeFile(path('drafts', 'bench.json'), JSON.stringify({ version: 1, draft: older }));
      expect(await draft().read()).toEqual(DRAFT);
      expect(damaged).toEqual([]);
    });

    it('is none when its file is damaged, which is kept aside', async () => {
      await draft().write(DRAFT);
      await writeFile(path('drafts', 'bench.json'), '{"version":1,"draft":{"token":1}}');
      expect(await draft().read()).toBeNull();
      expect(damaged).toEqual([path('drafts', 'bench.damaged.json')]);
    });

    it('is the last one that was written, whatever was written at the same time', async () => {
      const file = draft();
      await Promise.all(['a', 'b', 'c'].map((token) => file.write({ ...DRAFT, token })));
      expect((await file.read())?.token).toBe('c');
    });
  });
});
