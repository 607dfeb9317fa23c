import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportCredential } from '../../../electron/credentials/export-credential.ts';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import type { CredentialFacts, ImportState } from '../../../shared/credential/credential.ts';
import { opensslRecipe } from '../../../shared/credential/openssl-recipe.ts';
import { recipeSources } from '../../../shared/credential/recipe-sources.ts';
import { makeCa, makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const NOW = new Date();
const PASSPHRASE = 'x';
const STORE = { certificate: null, key: null, combined: null, pkcs12: 'out.p12' };
const isWindows = process.platform === 'win32';

/** A credential whose chain is in files as people have them; `files` are what is dropped, the certificate's first. */
const CHAINS = {
  'in the .p12 with the certificate and key': ({ dir, leaf, chain }) => [
    makePkcs12(join(dir, 'Push.p12'), leaf, { cipher: 'rc2-40', chain, passphrase: PASSPHRASE }),
  ],
  'in the PEM file with the certificate and key': ({ dir, leaf, chain }) => {
    writeFileSync(join(dir, 'ck.pem'), leaf.certificatePem + leaf.keyPem + readFileSync(chain, 'utf8'));
    return [join(dir, 'ck.pem')];
  },
  'in a PEM file of its own': ({ leaf, chain }) => [leaf.cer, leaf.key, chain],
  'in two files, one DER, one PEM': ({ dir, leaf, intermediate }) => {
    openssl(['x509', '-in', intermediate.certificate, '-outform', 'der', '-out', join(dir, 'G4.cer')]);
    return [leaf.cer, leaf.key, join(dir, 'G4.cer'), leaf.ca.certificate];
  },
  nowhere: ({ leaf }) => [leaf.cer, leaf.key],
} satisfies Record<string, (made: ReturnType<typeof make>) => readonly string[]>;

function make() {
  const dir = temporaryFolder();
  const root = makeCa(dir, 'Test Root');
  const intermediate = makeCa(dir, 'Test Intermediate', { issuer: root });
  const leaf = { ...makeCertificate(dir, { ca: intermediate, key: 'ec', name: 'leaf' }), ca: root };
  const chain = join(dir, 'above.pem');
  writeFileSync(chain, intermediate.certificatePem + root.certificatePem);
  return { dir, intermediate, leaf, chain };
}

async function dropped(tray: ImportTray, paths: readonly string[]): Promise<ImportState> {
  const files = paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
  let state = unwrapped(await tray.add(files, NOW));
  for (const { fileId, state: file } of state.files) {
    if (file.kind === 'locked') state = unwrapped(await tray.unlock(fileId, PASSPHRASE, NOW));
  }
  return state;
}

function certificatesIn(store: string): readonly string[] {
  const text = openssl(['pkcs12', '-in', store, '-nokeys', '-passin', 'pass:', '-legacy']).toString();
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((pem) => new X509Certificate(pem).fingerprint256).sort();
}

describe.skipIf(isWindows)('the commands for a .p12 put the same into it as the export: the chain', () => {
  test.each(Object.entries(CHAINS))('%s', async (where, files) => {
    const made = make();
    const { dir, leaf } = made;
    const tray = new ImportTray();
    const state = await dropped(tray, files(made));
    const facts: CredentialFacts | undefined = state.credentials[0];
    const material = facts === undefined ? null : tray.material(facts.id);
    const sources = facts === undefined ? null : recipeSources(state, facts);
    if (material?.kind !== 'certificate' || sources === null) throw new Error(JSON.stringify(state));
    const paths = { certificate: null, key: null, combined: null, pkcs12: join(dir, 'ours.p12') };
    const request = { material, paths, keyPassphrase: null, pkcs12Form: 'aes-256', overwrite: false } as const;
    unwrapped(await exportCredential(request));

    const before = new Map(state.files.map(({ name }) => [name, readFileSync(join(dir, name))]));
    const commands = opensslRecipe({ ...sources, names: STORE, encryptKey: false });
    // A person types the passphrase of the store.
    const script = commands.map((line) => line.replace(/-in Push\.p12/, `-passin pass:${PASSPHRASE} -in Push.p12`));
    execFileSync('sh', ['-e', '-c', script.join('\n')], { cwd: dir, stdio: 'pipe' });

    expect(certificatesIn(join(dir, 'out.p12'))).toEqual(certificatesIn(join(dir, 'ours.p12')));
    expect(certificatesIn(join(dir, 'out.p12'))).toHaveLength(where === 'nowhere' ? 1 : 3);
    const key = openssl(['pkcs12', '-in', join(dir, 'out.p12'), '-nocerts', '-nodes', '-passin', 'pass:']);
    expect(openssl(['pkey', '-pubout'], key)).toEqual(openssl(['pkey', '-in', leaf.key, '-pubout']));
    for (const [name, bytes] of before) expect(readFileSync(join(dir, name))).toEqual(bytes);
  });
});
