import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeAsn1 } from '../../../electron/credentials/asn1.ts';
import { algorithm, integer, octets, sequence } from '../../../electron/credentials/asn1-build.ts';
import { readCredentialFile } from '../../../electron/credentials/read-file.ts';
import { WorkBudget } from '../../../electron/credentials/work-budget.ts';
import { makeCertificate, makePkcs12, openssl } from '../../support/openssl-files.ts';
import { readInTime } from '../../support/reading-time.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LIMIT = 5_000_000;
const PASSPHRASE = 'Käse';
const dir = temporaryFolder();
const ec = makeCertificate(dir, { key: 'ec', name: 'ec' });
const WRONG = { kind: 'locked', wrongPassphrase: true };

/** A key that opens with the second spelling of the passphrase only. */
function latin1Key(iterations: number): Buffer {
  const file = join(dir, 'latin1.pass');
  writeFileSync(file, Buffer.from(`${PASSPHRASE}\n`, 'latin1'));
  const scheme = ['-v2', 'aes-256-cbc', '-iter', String(iterations), '-passout', `file:${file}`];
  return openssl(['pkcs8', '-topk8', '-in', ec.key, ...scheme]);
}

describe('the rounds of key derivation that a file asks for', () => {
  test('are summed, whatever asks for them', () => {
    const budget = new WorkBudget();
    budget.spend(2_000_000);
    budget.spend(3_000_000);
    expect(() => budget.spend(1)).toThrow('too-much-work');
    expect(() => new WorkBudget().spend(LIMIT + 1)).toThrow('too-much-work');
  });

  test('are summed over the spellings of a passphrase: one past the limit is not tried', async () => {
    expect(await readCredentialFile('a.pem', latin1Key(1_500_000), PASSPHRASE)).toMatchObject({ kind: 'read' });
    expect(await readCredentialFile('a.pem', latin1Key(2_600_000), PASSPHRASE)).toEqual(WRONG);
  }, 60_000);

  test('are summed over two keys of a file, which says how many there are', async () => {
    const scheme = ['-v2', 'aes-256-cbc', '-iter', '2600000', '-passout', 'pass:x'];
    const key = openssl(['pkcs8', '-topk8', '-in', ec.key, ...scheme]);
    expect(await readCredentialFile('a.pem', key, 'x')).toMatchObject({ kind: 'read' });
    const problem = { code: 'too-much-work', file: 'a.pem', iterations: 5_200_000, limit: LIMIT };
    expect(await readCredentialFile('a.pem', Buffer.concat([key, key]), 'x')).toEqual({ kind: 'failed', problem });
  }, 60_000);

  test('leave a file that was only guessed at so far to its passphrase', async () => {
    const options = { cipher: 'none', passphrase: 'x', iterations: 2_600_000 } as const;
    const der = readFileSync(makePkcs12(join(dir, 'a.p12'), ec, options));
    expect(await readCredentialFile('a.p12', der, null)).toEqual({ kind: 'locked', wrongPassphrase: false });
    expect(await readCredentialFile('a.p12', der, 'x')).toMatchObject({ kind: 'read' });
  }, 60_000);
});

describe('scrypt', () => {
  const PBES2 = '1.2.840.113549.1.5.13';
  const SCRYPT = '1.3.6.1.4.1.11591.4.11';
  const AES_256 = '2.16.840.1.101.3.4.1.42';

  /** An encrypted key that opens with nothing. */
  function scryptKey(cost: number, block: number, parallel: number): Buffer {
    const derivation = sequence([octets(randomBytes(8)), integer(cost), integer(block), integer(parallel)]);
    const scheme = sequence([algorithm(SCRYPT, derivation), algorithm(AES_256, octets(randomBytes(16)))]);
    return encodeAsn1(sequence([algorithm(PBES2, scheme), octets(Buffer.alloc(64))]));
  }

  test.each([
    ['usual', 2 ** 14, 8, 1],
    ['as much memory as is given', 2 ** 18, 8, 2],
    ['as many blocks beside each other', 2, 1, 800_000],
    ['as many turns', 2 ** 14, 8, 38],
  ])(
    'within the bound ends in seconds: %s',
    async (_name, ...cost) => {
      expect(await readInTime('a.key', scryptKey(...cost), 'x', 5_000)).toEqual(WRONG);
    },
    60_000,
  );

  test.each([
    ['too much memory', 2 ** 19, 8, 1, 'too-much-work'],
    ['too many turns', 2 ** 14, 8, 40, 'too-much-work'],
    ['many blocks that are hardly mixed', 2, 1, 2_400_000, 'too-much-work'],
    ['a cost beyond what its blocks allow', 2 ** 16, 1, 1, 'file-damaged'],
    ['a cost that is no power of two', 1000, 8, 1, 'file-damaged'],
  ])('is refused: %s', async (_name, cost, block, parallel, code) => {
    const reading = await readInTime('a.key', scryptKey(cost, block, parallel), 'x', 500);
    expect(reading).toMatchObject({ kind: 'failed', problem: { code } });
  });
});
