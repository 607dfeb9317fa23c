import { expect, test } from 'vitest';
import { importGroups } from '../../../renderer/bench/import/import-groups.ts';
import type { FileForm, TrayFile } from '../../../shared/credential/credential.ts';
import { credential, lockedFile, tray } from './fixtures.ts';

type Holds = Extract<TrayFile['state'], { kind: 'read' }>['holds'];

function file(fileId: string, name: string, holds: Holds, commonName: string | null = null): TrayFile {
  const form: FileForm = holds.includes('private-key') ? 'pkcs12' : 'der';
  return { fileId, name, state: { kind: 'read', form, holds, commonName } };
}

const ids = (files: readonly TrayFile[]) => files.map(({ fileId }) => fileId);

const WEATHER = credential({ id: 'w', commonName: 'weather', files: ['weather.cer', 'Weather.p12'] });
const MAPS = credential({ id: 'm', commonName: 'maps', files: ['maps.cer', 'Maps.p12'] });
const KEY = credential({ id: 'K.T', kind: 'token-key', commonName: null, keyId: 'K', files: ['AuthKey_K.p8'] });

test('files go to the credentials they make, what is left is told apart', () => {
  const files = [
    file('1', 'weather.cer', ['certificate'], 'weather'),
    file('2', 'Maps.p12', ['private-key']),
    file('3', 'AuthKey_K.p8', ['private-key']),
    file('4', 'maps.cer', ['certificate'], 'maps'),
    file('5', 'Weather.p12', ['private-key']),
    lockedFile('Other.p12'),
  ];
  const { groups, rest } = importGroups(tray(files, [WEATHER, MAPS, KEY]));
  expect(groups.map((group) => [group.credential.id, ids(group.files)])).toEqual([
    ['w', ['1', '5']],
    ['m', ['4', '2']],
    ['K.T', ['3']],
  ]);
  expect(ids(rest)).toEqual(['Other.p12']);
});

test('a half alone is no group', () => {
  const alone = { ...WEATHER, hasPrivateKey: false };
  const { groups, rest } = importGroups(tray([file('1', 'weather.cer', ['certificate'], 'weather')], [alone]));
  expect(groups).toEqual([]);
  expect(ids(rest)).toEqual(['1']);
});

test('a file with several identities serves each of them', () => {
  const both = file('1', 'All.p12', ['certificate', 'private-key'], 'weather');
  const { groups, rest } = importGroups(
    tray([both], [credential({ id: 'w', files: ['All.p12'] }), credential({ id: 'm', files: ['All.p12'] })]),
  );
  expect(groups.map((group) => ids(group.files))).toEqual([['1'], ['1']]);
  expect(rest).toEqual([]);
});

test('certificates of one name go to the credential they are of', () => {
  const files = [
    file('1', 'aps.cer', ['certificate'], 'weather'),
    file('2', 'aps.cer', ['certificate'], 'maps'),
    file('3', 'Both.p12', ['private-key']),
  ];
  const named = (id: string, commonName: string) => credential({ id, commonName, files: ['aps.cer', 'Both.p12'] });
  const { groups } = importGroups(tray(files, [named('w', 'weather'), named('m', 'maps')]));
  expect(groups.map((group) => ids(group.files))).toEqual([
    ['1', '3'],
    ['2', '3'],
  ]);
});

test('a file that is not in the tray is told as at hand', () => {
  const files = [file('1', 'weather.cer', ['certificate'], 'weather')];
  const { groups } = importGroups(tray(files, [WEATHER]));
  expect(groups.map(({ atHand }) => atHand)).toEqual([['Weather.p12']]);
  const both = [...files, file('2', 'Weather.p12', ['private-key'])];
  expect(importGroups(tray(both, [WEATHER])).groups[0]?.atHand).toEqual([]);
});
