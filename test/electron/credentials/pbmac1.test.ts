import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { makeCertificate, makePkcs12 } from '../../support/openssl-files.ts';
import { withPbmac1 } from '../../support/pbmac1-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const ec = makeCertificate(dir, { key: 'ec', name: 'ec' });

function store(passphrase: string): Buffer {
  return readFileSync(makePkcs12(join(dir, 'a.p12'), ec, { cipher: 'aes-256', mac: 'none', passphrase }));
}

describe('a .p12 whose MAC is PBMAC1', () => {
  test.each(
    (['sha256', 'sha512'] as const).flatMap((digest) => ['correct horse', '', 'пароль'].map((p) => ({ digest, p }))),
  )('opens with its passphrase and no other: $digest, "$p"', async ({ digest, p }) => {
    const bytes = withPbmac1(store(p), p, { digest, iterations: 2_048 });
    const reading = await readCredentialFile('a.p12', bytes, p);
    if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
    expect(reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'pem' }))).toEqual([ec.keyPem]);
    expect(reading.certificates.map(({ summary }) => summary.pem)).toEqual([ec.certificatePem]);
    expect(await readCredentialFile('a.p12', bytes, `${p}!`)).toEqual({ kind: 'locked', wrongPassphrase: true });
  });

  test('does not open when the MAC is of another passphrase, though the store would', async () => {
    const bytes = withPbmac1(store('x'), 'y');
    expect((await readCredentialFile('a.p12', bytes, 'x')).kind).toBe('locked');
    expect(await readCredentialFile('a.p12', bytes, 'y')).toMatchObject({ problem: { code: 'file-damaged' } });
  });

  test('does not open when a byte of what the MAC is over was changed', async () => {
    const good = withPbmac1(store('x'), 'x');
    const changed = Buffer.from(good);
    const at = Math.floor(good.length / 2);
    changed.writeUInt8(good.readUInt8(at) ^ 1, at);
    expect((await readCredentialFile('a.p12', good, 'x')).kind).toBe('read');
    expect((await readCredentialFile('a.p12', changed, 'x')).kind).not.toBe('read');
  });

  // As appendix A.4 and A.5 of RFC 9879 have them: the right passphrase gives another key for the MAC.
  test.each([{ iterations: 2 }, { salt: Buffer.from('Salt of PBMAC1') }])(
    'does not open when it states another derivation than its MAC was made by: %j',
    async (stated) => {
      expect((await readCredentialFile('a.p12', withPbmac1(store('x'), 'x'), 'x')).kind).toBe('read');
      const reading = await readCredentialFile('a.p12', withPbmac1(store('x'), 'x', { stated }), 'x');
      expect(reading).toEqual({ kind: 'locked', wrongPassphrase: true });
    },
  );

  test('is damaged without the length of the MAC’s key, as in appendix A.6', async () => {
    const bytes = withPbmac1(store('x'), 'x', { stated: { keyBytes: null } });
    const reading = await readCredentialFile('a.p12', bytes, 'x');
    expect(reading).toEqual({ kind: 'failed', problem: { code: 'file-damaged', file: 'a.p12', offset: null } });
  });
});
