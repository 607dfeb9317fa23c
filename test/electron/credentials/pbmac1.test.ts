import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
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
});

describe('the files of RFC 9879', () => {
  const vector = (name: string) =>
    Buffer.from(readFileSync(join(import.meta.dirname, 'rfc9879', `${name}.b64`), 'utf8'), 'base64');
  const a1 = vector('a1');

  test.each([
    ['A.1, HMAC and PRF with SHA-256', a1],
    ['A.2, HMAC with SHA-256 and PRF with SHA-512', vector('a2')],
  ])(
    '%s opens, and gives the key and certificate that openssl finds without looking at the MAC',
    async (_name, bytes) => {
      const path = join(dir, 'vector.p12');
      writeFileSync(path, bytes);
      const theirs = openssl(['pkcs12', '-in', path, '-passin', 'pass:1234', '-nomacver', '-nodes']);
      const reading = await readCredentialFile('a.p12', bytes, '1234');
      if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
      const ours = reading.keys.map(({ key }) => key.export({ type: 'pkcs8', format: 'der' }));
      expect(ours).toEqual([openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'der'], theirs)]);
      expect(reading.certificates.map(({ der }) => der)).toEqual([openssl(['x509', '-outform', 'der'], theirs)]);
      expect(await readCredentialFile('a.p12', bytes, '1235')).toEqual({ kind: 'locked', wrongPassphrase: true });
    },
  );

  // As A.4 and A.5 have them: the right passphrase gives another key for the MAC.
  test.each([
    ['iteration count', '02020800020120', '02020801020120'],
    ['salt', '6f473c38b02e3173', '6f473c38b02e3174'],
  ])('with another %s for the MAC do not open', async (_what, right, wrong) => {
    const changed = Buffer.from(a1.toString('hex').replace(right, wrong), 'hex');
    expect(changed.equals(a1)).toBe(false);
    expect(await readCredentialFile('a.p12', changed, '1234')).toEqual({ kind: 'locked', wrongPassphrase: true });
  });

  test('without the length of the MAC’s key (A.6) are damaged', async () => {
    const at = a1.indexOf(Buffer.from('020120300c', 'hex'));
    const changed = Buffer.concat([a1.subarray(0, at), a1.subarray(at + 3)]);
    // The lengths of the values around it, from the parameters of PBKDF2 to MacData and the whole.
    for (const header of [16, 29, 31, 44, 46, 48])
      changed.writeUInt8(changed.readUInt8(at - header + 1) - 3, at - header + 1);
    changed.writeUInt16BE(changed.readUInt16BE(2) - 3, 2);
    const reading = await readCredentialFile('a.p12', changed, '1234');
    expect(reading).toEqual({ kind: 'failed', problem: { code: 'file-damaged', file: 'a.p12', offset: null } });
  });
});
