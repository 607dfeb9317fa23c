import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CredentialFacts, ImportState } from '../../../shared/credential/credential.ts';
import { DEFAULT_EXPORT_NAMES } from '../../../shared/credential/export-names.ts';
import { opensslRecipe, type RecipeInput } from '../../../shared/credential/openssl-recipe.ts';
import { recipeSources } from '../../../shared/credential/recipe-sources.ts';

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

  test('writes over no source: an output of the same name gets one of its own, in any case and any folder', () => {
    const key = { name: 'PushChatKey.pem', form: 'pem' } as const;
    const certificate = { name: 'CK.pem', form: 'pem' } as const;
    expect(recipe({ certificate, key, encryptKey: false })).toEqual([
      'openssl x509 -in CK.pem -out PushChatCert.pem',
      'openssl pkcs8 -topk8 -nocrypt -in PushChatKey.pem -out new-PushChatKey.pem',
      'cat PushChatCert.pem new-PushChatKey.pem > new-ck.pem',
    ]);
    const names = { certificate: null, key: null, combined: null, pkcs12: 'out/push.p12' };
    expect(recipe({ names }).at(-1)).toMatch(/-out out\/new-push\.p12$/);
    const both = [{ name: 'ck.pem', form: 'pem' } as const, { name: 'new-ck.pem', form: 'pem' } as const] as const;
    expect(recipe({ certificate: both[0], key: both[1] }).at(-1)).toMatch(/> new-new-ck\.pem$/);
  });

  test('writes a file on the way over none that was asked for', () => {
    const names = { certificate: null, key: null, combined: 'PushChatCert.pem', pkcs12: null };
    expect(recipe({ names }).at(-1)).toBe('cat new-PushChatCert.pem PushChatKey.pem > PushChatCert.pem');
  });

  test('never has the same name before and after, whatever the files are called', () => {
    const name = fc.constantFrom(
      'ck.pem',
      'CK.PEM',
      'PushChatCert.pem',
      'PushChatKey.pem',
      'new-ck.pem',
      'chain.pem',
      'Push.p12',
    );
    const form = fc.constantFrom('der', 'pem', 'pkcs12', 'pkcs12-rc2');
    const source = fc.record({ name, form });
    const asked = fc.uniqueArray(name, { minLength: 4, maxLength: 4, selector: (one) => one.toLowerCase() });
    fc.assert(
      fc.property(source, source, fc.array(source, { maxLength: 3 }), asked, (certificate, key, chain, outputs) => {
        const [one = null, two = null, combined = null, pkcs12 = null] = outputs;
        const commands = recipe({ certificate, key, chain, names: { certificate: one, key: two, combined, pkcs12 } });
        const sources = [certificate, key, ...chain].map((file) => file.name.toLowerCase());
        const written = commands.map((command) =>
          command
            .split(/ -out | > /)[1]
            ?.split(' ')[0]
            ?.toLowerCase(),
        );
        for (const out of written) expect(sources).not.toContain(out);
        expect(new Set(written).size).toBe(written.length);
      }),
    );
  });

  describe('for a .p12 has the chain', () => {
    const names = { certificate: null, key: null, combined: null, pkcs12: 'out.p12' };
    const store = (chain: RecipeInput['chain'], more: Partial<RecipeInput> = {}) =>
      recipe({ names, chain, encryptKey: false, ...more }).slice(2);
    const exporting = 'openssl pkcs12 -export -certpbe AES-256-CBC -keypbe AES-256-CBC -macalg sha256 -passout pass:';

    test('of none, which is no word about it', () => {
      expect(store([])).toEqual([`${exporting} -in PushChatCert.pem -inkey PushChatKey.pem -out out.p12`]);
    });

    test('of a .p12 that has it', () => {
      expect(store([{ name: 'Push.p12', form: 'pkcs12-rc2' }])).toEqual([
        'openssl pkcs12 -legacy -cacerts -nokeys -in Push.p12 -out chain.pem',
        `${exporting} -in PushChatCert.pem -inkey PushChatKey.pem -certfile chain.pem -out out.p12`,
      ]);
    });

    test('of the PEM file with the certificate, where openssl finds it by its key', () => {
      const certificate = { name: 'all.pem', form: 'pem' } as const;
      expect(store([certificate], { certificate })).toEqual([
        `${exporting} -in all.pem -inkey PushChatKey.pem -out out.p12`,
      ]);
    });

    test('of several files, put together', () => {
      const chain = [{ name: 'G4.cer', form: 'der' } as const, { name: 'root.pem', form: 'pem' } as const];
      expect(store(chain)).toEqual([
        'openssl x509 -inform der -in G4.cer -out chain-1.pem',
        'cat chain-1.pem root.pem > chain.pem',
        `${exporting} -in PushChatCert.pem -inkey PushChatKey.pem -certfile chain.pem -out out.p12`,
      ]);
    });
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
      chain: [],
    });
  });

  test('are also those of its chain, and of no other credential’s', () => {
    const told = { ...facts, id: 'a' };
    const chain = (chainFiles: Record<string, readonly string[]>) =>
      recipeSources({ ...state, chainFiles }, told)?.chain;
    expect(chain({ a: ['Push.p12', 'gone.cer'] })).toEqual([{ name: 'Push.p12', form: 'pkcs12' }]);
    expect(chain({ b: ['Push.p12'] })).toEqual([]);
  });

  test('are none without a private key', () => {
    expect(recipeSources(state, { ...facts, hasPrivateKey: false })).toBeNull();
  });
});
