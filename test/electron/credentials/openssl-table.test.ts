import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import { type FileReading, readCredentialFile } from '../../../electron/credentials/read-file.ts';
import type { ImportState } from '../../../shared/credential/credential.ts';
import { openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';
import { findingRows } from './openssl-table/finding-rows.ts';
import { keytoolRows } from './openssl-table/keytool-rows.ts';
import { COMMON_NAME, type Expected, makeMaterial, passphraseFile, type Row } from './openssl-table/material.ts';
import { pemRows } from './openssl-table/pem-rows.ts';
import { storeRows } from './openssl-table/store-rows.ts';

const NOW = new Date();
const dir = temporaryFolder();
const material = makeMaterial(dir);
const rows = [...storeRows(material), ...keytoolRows(material), ...pemRows(material), ...findingRows(material)];

test('the table has its rows, each once', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
});

test('a run that is meant to be inside Electron is', () => {
  const isMeant = process.env.PUSHBENCH_IN_ELECTRON === '1';
  expect(isMeant && !('electron' in process.versions)).toBe(false);
});

describe('a file that openssl or keytool wrote', () => {
  test.each(rows.map((row, at) => ({ ...row, at })))('$title', async ({ at, ...row }) => {
    const bytes = row.make();
    if ('finding' in row.expected) return judgeFinding(row, row.expected, bytes);
    const reading = await readCredentialFile(row.name, bytes, row.passphrase);
    expect(heldIn(reading)).toEqual(heldByOpenssl(row, bytes, join(dir, `row-${at}`)));
    expect(factsOf(reading)).toEqual({ form: row.expected.form, ...algorithms(row.expected) });
    judgeTray(row.expected, await trayOf(row, bytes));
  });
});

type Contents = Extract<Expected, { form: unknown }>;

async function judgeFinding(row: Row, { finding, facts }: Exclude<Expected, Contents>, bytes: Uint8Array) {
  const state = await trayOf(row, bytes);
  expect(state.credentials).toEqual([]);
  expect(state.findings).toMatchObject([{ severity: 'error', problem: { code: finding, file: row.name, ...facts } }]);
}

/** The tray after the file and its passphrase; on the way, that it asks for one when it must and takes no other. */
async function trayOf({ name, passphrase, expected }: Row, bytes: Uint8Array): Promise<ImportState> {
  const tray = new ImportTray();
  const added = unwrapped(await tray.add([{ name, bytes }], NOW));
  const file = added.files[0];
  if (passphrase === null || passphrase === '' || file === undefined) return added;
  const isEarly = 'finding' in expected && file.state.kind === 'failed';
  if (isEarly) return added;
  expect(file.state).toEqual({ kind: 'locked', wrongPassphrase: false });
  expect(added.findings).toEqual([]);
  if ('form' in expected) {
    const refused = unwrapped(await tray.unlock(file.fileId, `${passphrase}?`, NOW));
    expect(refused.files[0]?.state).toEqual({ kind: 'locked', wrongPassphrase: true });
  }
  return unwrapped(await tray.unlock(file.fileId, passphrase, NOW));
}

function judgeTray({ certificates, keys, form, findings }: Contents, state: ImportState): void {
  const holds = [...(certificates.length > 0 ? ['certificate'] : []), ...(keys.length > 0 ? ['private-key'] : [])];
  expect(state.files[0]?.state).toMatchObject({ kind: 'read', form, holds });
  expect(state.findings.map(({ problem }) => problem.code).sort()).toEqual(findings);
  const credentials = state.credentials.filter(({ kind }) => kind === 'certificate');
  expect(credentials.length > 0).toBe(certificates.length > 0);
  for (const credential of credentials) {
    expect(credential).toMatchObject({
      commonName: `${COMMON_NAME} ${credential.keyAlgorithm}`,
      environments: ['sandbox'],
      topics: [{ topic: 'com.example.app' }],
      teamId: '7XK2A9QPLM',
      hasPrivateKey: keys.length > 0,
    });
  }
}

function algorithms({ certificates, keys }: Contents) {
  return { certificates, keys };
}

function factsOf(reading: FileReading): unknown {
  if (reading.kind !== 'read') return reading;
  const kinds = (pieces: typeof reading.certificates | typeof reading.keys) =>
    pieces.map(({ summary }) => summary.keyAlgorithm).sort();
  return { form: reading.form, certificates: kinds(reading.certificates), keys: kinds(reading.keys) };
}

/** Digests, so that a difference prints no key: of the certificates, the public keys and the private keys, sorted. */
type Held = {
  readonly certificates: readonly string[];
  readonly publicKeys: readonly string[];
  readonly keys: readonly string[];
};

function heldIn(reading: FileReading): Held | FileReading {
  if (reading.kind !== 'read') return reading;
  return {
    certificates: reading.certificates.map(({ der }) => digest(der)).sort(),
    publicKeys: reading.keys.map(({ summary }) => summary.publicKeyId).sort(),
    keys: reading.keys.map(({ key }) => digest(key.export({ type: 'pkcs8', format: 'der' }))).sort(),
  };
}

/** The same of openssl's own conversion of the file. */
function heldByOpenssl({ passphrase, expected }: Row, bytes: Uint8Array, path: string): Held {
  writeFileSync(path, bytes);
  const isStore = 'form' in expected && expected.form.startsWith('pkcs12');
  const pass = ['-passin', `file:${passphraseFile(dir, passphrase ?? '')}`];
  const command = isStore ? ['pkcs12', '-nodes', '-legacy', ...pass, '-in', path] : ['storeutl', ...pass, path];
  const blocks =
    openssl(command)
      .toString()
      .match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? [];
  const keys = blocks.filter((block) => block.includes('PRIVATE KEY'));
  const der = (key: string, ...options: string[]) => digest(openssl(['pkey', '-outform', 'der', ...options], key));
  return {
    certificates: blocks
      .filter((block) => block.includes('CERTIFICATE'))
      .map((block) => digest(new X509Certificate(block).raw))
      .sort(),
    publicKeys: keys.map((key) => der(key, '-pubout')).sort(),
    keys: keys.map((key) => digest(openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'der'], key))).sort(),
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
