import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ExportRequest, exportCredential } from '../../../electron/credentials/export-credential.ts';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import type { Pkcs12Form } from '../../../shared/credential/export-names.ts';
import { makeCertificate, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const NOW = new Date();
const root = temporaryFolder();
const ec = makeCertificate(root, { key: 'ec', name: 'ec' });
let made = 0;

async function request(changes: Partial<ExportRequest> = {}): Promise<{ request: ExportRequest; pkcs12: string }> {
  made += 1;
  const dir = join(root, `out${made}`);
  mkdirSync(dir);
  const tray = new ImportTray();
  const text = ec.certificatePem + ec.keyPem + ec.ca.certificatePem;
  const state = unwrapped(await tray.add([{ name: 'whole.pem', bytes: Buffer.from(text) }], NOW));
  const material = tray.material(state.credentials[0]?.id ?? '');
  if (material?.kind !== 'certificate') throw new Error(JSON.stringify(state));
  const pkcs12 = join(dir, 'Push.p12');
  const paths = { certificate: null, key: null, combined: null, pkcs12 };
  return {
    request: { material, paths, pkcs12Form: 'aes-256', keyPassphrase: null, overwrite: false, ...changes },
    pkcs12,
  };
}

/** What openssl takes out of it. */
function opened(path: string, form: Pkcs12Form, passphrase: string, ...args: string[]): string {
  const passphraseFile = join(root, 'passphrase');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  const legacy = form === 'keychain' ? ['-legacy'] : [];
  return openssl(['pkcs12', ...legacy, ...args, '-in', path, '-nodes', '-passin', `file:${passphraseFile}`]).toString();
}

describe.each(['aes-256', 'keychain'] as const)('a credential written as .p12, %s', (pkcs12Form) => {
  test.each(['ключ 推送', 'correct horse', null])(
    'opens in openssl with %j: certificate, chain, key',
    async (chosen) => {
      const { request: asked, pkcs12 } = await request({ pkcs12Form, keyPassphrase: chosen });
      expect(await exportCredential(asked)).toEqual({
        ok: true,
        value: [{ path: pkcs12, contains: ['certificate', 'private-key'], encrypted: chosen !== null }],
      });
      const key = opened(pkcs12, pkcs12Form, chosen ?? '', '-nocerts');
      expect(openssl(['pkcs8', '-topk8', '-nocrypt'], key).toString()).toBe(ec.keyPem);
      const leaf = opened(pkcs12, pkcs12Form, chosen ?? '', '-clcerts', '-nokeys');
      expect(new X509Certificate(leaf).raw).toEqual(readFileSync(ec.cer));
      const above = opened(pkcs12, pkcs12Form, chosen ?? '', '-cacerts', '-nokeys');
      expect(new X509Certificate(above).fingerprint256).toBe(new X509Certificate(ec.ca.certificatePem).fingerprint256);
      expect(() => opened(pkcs12, pkcs12Form, `${chosen}!`)).toThrow();
    },
  );
});

describe('the file of a .p12', () => {
  test.skipIf(process.platform === 'win32')('is its owner’s alone', async () => {
    const { request: asked, pkcs12 } = await request({ keyPassphrase: 'x' });
    await exportCredential(asked);
    expect(statSync(pkcs12).mode & 0o777).toBe(0o600);
  });

  test('that is there is kept without consent, and replaced with it', async () => {
    const { request: asked, pkcs12 } = await request({ keyPassphrase: 'x' });
    writeFileSync(pkcs12, 'mine');
    expect(await exportCredential(asked)).toEqual({ ok: false, problem: { code: 'file-exists', files: [pkcs12] } });
    expect(readFileSync(pkcs12, 'utf8')).toBe('mine');
    expect((await exportCredential({ ...asked, overwrite: true })).ok).toBe(true);
    expect(opened(pkcs12, 'aes-256', 'x', '-nocerts')).toContain('PRIVATE KEY');
    expect(readdirSync(join(pkcs12, '..'))).toEqual(['Push.p12']);
  });

  test('is not left when another of the files cannot be written', async () => {
    const { request: asked, pkcs12 } = await request({ keyPassphrase: 'x' });
    const key = join(pkcs12, '..', 'missing', 'key.pem');
    const result = await exportCredential({ ...asked, paths: { ...asked.paths, key } });
    expect(result).toMatchObject({ ok: false, problem: { code: 'file-unwritable', file: key } });
    expect(existsSync(pkcs12)).toBe(false);
  });
});
