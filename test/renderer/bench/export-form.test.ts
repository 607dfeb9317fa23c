import { describe, expect, test } from 'vitest';
import {
  type ExportForm,
  exportNames,
  exportTroubles,
  firstExport,
  holdsKey,
} from '../../../renderer/bench/certificate/export-form.ts';

const FIRST_EXPORT = firstExport('pem');
const SECURED: ExportForm = { ...FIRST_EXPORT, passphrase: 'a', repeated: 'a' };

function named(certificate: string, key: string): ExportForm {
  return {
    ...SECURED,
    files: {
      ...SECURED.files,
      certificate: { wanted: true, name: certificate },
      key: { wanted: true, name: key },
    },
  };
}

test('an export with names and the same passphrase twice has nothing wrong', () => {
  expect(exportTroubles(SECURED)).toEqual({});
});

describe('a passphrase', () => {
  test('is asked for, twice', () => {
    expect(exportTroubles(FIRST_EXPORT)).toEqual({ passphrase: 'passphrase-empty' });
    expect(exportTroubles({ ...SECURED, repeated: 'b' })).toEqual({ repeated: 'passphrase-differs' });
  });

  test('is not asked for by an explicit choice, nor without a key', () => {
    expect(exportTroubles({ ...FIRST_EXPORT, encrypt: false })).toEqual({});
    const onlyCertificate = {
      ...FIRST_EXPORT,
      files: {
        ...FIRST_EXPORT.files,
        key: { wanted: false, name: '' },
        combined: { wanted: false, name: '' },
      },
    };
    expect(holdsKey(onlyCertificate)).toBe(false);
    expect(exportTroubles(onlyCertificate)).toEqual({});
    expect(exportNames(onlyCertificate)).toEqual({
      certificate: 'PushChatCert.pem',
      key: null,
      combined: null,
      pkcs12: null,
    });
  });
});

test('re-saving asks for the .p12 alone, in the form of today', () => {
  const form = firstExport('re-save');
  expect(exportNames(form)).toEqual({ certificate: null, key: null, combined: null, pkcs12: 'PushChat.p12' });
  expect(form.pkcs12Form).toBe('aes-256');
  expect(holdsKey(form)).toBe(true);
  expect(exportTroubles(form)).toEqual({ passphrase: 'passphrase-empty' });
  expect(exportTroubles({ ...form, encrypt: false })).toEqual({});
});

describe('a name', () => {
  test.each([
    ['', 'name-empty'],
    ['a/b.pem', 'name-invalid'],
    ['a\\b.pem', 'name-invalid'],
    ['..', 'name-invalid'],
    ['a\u0000.pem', 'name-invalid'],
  ])('%j is %s', (name, trouble) => {
    expect(exportTroubles(named(name, 'key.pem'))).toEqual({ certificate: trouble });
  });

  test('is taken once, whatever its capitals', () => {
    expect(exportTroubles(named('ONE.pem', 'one.pem'))).toEqual({ certificate: 'name-twice', key: 'name-twice' });
  });
});

test('nothing chosen is nothing to write', () => {
  const none = Object.fromEntries(
    Object.entries(SECURED.files).map(([kind, file]) => [kind, { ...file, wanted: false }]),
  ) as ExportForm['files'];
  expect(exportTroubles({ ...SECURED, files: none })).toEqual({ files: 'no-file' });
});
