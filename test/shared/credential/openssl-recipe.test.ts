import { describe, expect, test } from 'vitest';
import type { CredentialFacts, ImportState } from '../../../shared/credential/credential.ts';
import { DEFAULT_EXPORT_NAMES } from '../../../shared/credential/export-names.ts';
import { opensslRecipe, type RecipeInput, recipeSources } from '../../../shared/credential/openssl-recipe.ts';

function recipe(changes: Partial<RecipeInput> = {}): readonly string[] {
  return opensslRecipe({
    certificate: { name: 'aps_development.cer', form: 'der' },
    key: { name: 'Push.p12', form: 'pkcs12-rc2' },
    names: DEFAULT_EXPORT_NAMES,
    encryptKey: true,
    ...changes,
  });
}

describe('the recipe', () => {
  test('is the three commands people know, with -legacy for RC2', () => {
    expect(recipe()).toEqual([
      'openssl x509 -inform der -in aps_development.cer -out PushChatCert.pem',
      'openssl pkcs12 -legacy -nocerts -aes256 -in Push.p12 -out PushChatKey.pem',
      'cat PushChatCert.pem PushChatKey.pem > ck.pem',
    ]);
  });

  test('has no -legacy for a file without RC2, and -nodes for a key left unencrypted', () => {
    const key = { name: 'Push.p12', form: 'pkcs12' } as const;
    expect(recipe({ key, encryptKey: false })[1]).toBe(
      'openssl pkcs12 -nocerts -nodes -in Push.p12 -out PushChatKey.pem',
    );
  });

  test('takes a certificate out of a PKCS#12 file', () => {
    const certificate = { name: 'Push.p12', form: 'pkcs12-rc2' } as const;
    expect(recipe({ certificate })[0]).toBe(
      'openssl pkcs12 -legacy -clcerts -nokeys -in Push.p12 -out PushChatCert.pem',
    );
  });

  test('reads PEM files as they are', () => {
    const pem = { name: 'ck.pem', form: 'pem' } as const;
    expect(recipe({ certificate: pem, key: pem }).slice(0, 2)).toEqual([
      'openssl x509 -in ck.pem -out PushChatCert.pem',
      'openssl pkcs8 -topk8 -v2 aes-256-cbc -in ck.pem -out PushChatKey.pem',
    ]);
  });

  test('leaves out what was not asked for', () => {
    expect(recipe({ names: { certificate: 'a.pem', key: null, combined: null, pkcs12: null } })).toHaveLength(1);
    expect(recipe({ names: { certificate: null, key: 'b.pem', combined: null, pkcs12: null } })).toHaveLength(1);
    expect(recipe({ names: { certificate: null, key: null, combined: 'c.pem', pkcs12: null } })).toHaveLength(3);
  });

  test.each([
    ['My Push.p12', "'My Push.p12'"],
    ["Jo's $HOME.p12", "'Jo'\\''s $HOME.p12'"],
    ['-out.p12', './-out.p12'],
    ['推送.p12', "'推送.p12'"],
    ['a`b`.p12', "'a`b`.p12'"],
    ['', "''"],
  ])('quotes %j for the shell', (name, word) => {
    expect(recipe({ key: { name, form: 'pkcs12' } })[1]).toContain(`-in ${word} -out`);
  });
});

describe('the sources of a credential', () => {
  const facts = { files: ['aps.cer', 'Push.p12'], hasPrivateKey: true } as unknown as CredentialFacts;
  const state: ImportState = {
    files: [
      {
        fileId: '1',
        name: 'Push.p12',
        state: { kind: 'read', form: 'pkcs12', holds: ['private-key'], commonName: null },
      },
      { fileId: '2', name: 'aps.cer', state: { kind: 'read', form: 'der', holds: ['certificate'], commonName: 'x' } },
    ],
    credentials: [facts],
    details: [],
    findings: [],
  };

  test('are the files that hold its halves', () => {
    expect(recipeSources(state, facts)).toEqual({
      certificate: { name: 'aps.cer', form: 'der' },
      key: { name: 'Push.p12', form: 'pkcs12' },
    });
  });

  test('are none without a private key', () => {
    expect(recipeSources(state, { ...facts, hasPrivateKey: false })).toBeNull();
  });
});
