import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePkcs12, openssl } from '../../../support/openssl-files.ts';
import { ALGORITHMS, ASCII, type Material, passphraseFile, type Row } from './material.ts';

/** Certificates, PEM files of several parts, and keys alone in every form that openssl writes. */

export function pemRows(material: Material): readonly Row[] {
  return [...certificates(material), ...together(material), ...plainKeys(material), ...encryptedKeys(material)];
}

function certificates({ identities }: Material): readonly Row[] {
  return ALGORITHMS.flatMap((algorithm) =>
    (['der', 'pem'] as const).map((form): Row => {
      const make = () => openssl(['x509', '-in', identities[algorithm].certificate, '-outform', form]);
      const expected = { form, certificates: [algorithm], keys: [], findings: ['no-private-key'] } as const;
      return { title: `.cer, ${form}, ${algorithm}`, name: 'aps.cer', make, passphrase: null, expected };
    }),
  );
}

function together({ dir, rsa, ec, identities, chain }: Material): readonly Row[] {
  const ecToo = identities['EC P-384'];
  const authorities = readFileSync(chain, 'utf8');
  const encrypted = () => pkcs8(rsa.key, dir, '-v2', 'aes-256-cbc').toString();
  const pem = (
    title: string,
    make: () => string,
    held: readonly string[],
    keys: readonly string[],
    passphrase: string | null = null,
  ): Row => ({
    title: `PEM, ${title}`,
    name: 'ck.pem',
    make: () => Buffer.from(make()),
    passphrase,
    expected: { form: 'pem', certificates: held, keys, findings: [] },
  });
  const one = ['RSA 2048'];
  const chained = ['EC P-256', 'EC P-256', 'RSA 2048'];
  const two = ['EC P-256', 'RSA 2048'];
  return [
    pem('certificate, key', () => rsa.certificatePem + rsa.keyPem, one, one),
    pem('key, certificate', () => rsa.keyPem + rsa.certificatePem, one, one),
    pem('chain, key, certificate', () => authorities + rsa.keyPem + rsa.certificatePem, chained, one),
    pem('certificate, chain, key', () => rsa.certificatePem + authorities + rsa.keyPem, chained, one),
    pem('two identities', () => rsa.certificatePem + ec.certificatePem + ec.keyPem + rsa.keyPem, two, two),
    pem('key that is encrypted, certificate', () => encrypted() + rsa.certificatePem, one, one, ASCII),
    ...(['rc2-40', 'aes-256'] as const).map((cipher) => {
      const make = () => {
        const store = makePkcs12(join(dir, `bags-${cipher}.p12`), rsa, { cipher, chain, passphrase: ASCII });
        const pass = ['-passin', `file:${passphraseFile(dir, ASCII)}`];
        return openssl(['pkcs12', '-in', store, '-nodes', '-legacy', ...pass]).toString();
      };
      return pem(`bag attributes, from ${cipher}`, make, chained, one);
    }),
    {
      ...pem('keys only', () => rsa.keyPem + ecToo.keyPem, [], ['EC P-384', 'RSA 2048']),
      expected: {
        form: 'pem',
        certificates: [],
        keys: ['EC P-384', 'RSA 2048'],
        findings: ['no-certificate', 'no-certificate'],
      },
    },
    {
      ...pem('certificates only', () => authorities + ecToo.certificatePem, [], []),
      expected: {
        form: 'pem',
        certificates: ['EC P-256', 'EC P-256', 'EC P-384'],
        keys: [],
        findings: ['no-private-key'],
      },
    },
  ];
}

type KeyRow = Pick<Row, 'title' | 'make'> & {
  readonly algorithm?: string;
  readonly form?: 'der' | 'pem';
  readonly name?: string;
};

function keyRow(passphrase: string | null, { title, make, algorithm, form, name }: KeyRow): Row {
  const keys = [algorithm ?? 'RSA 2048'];
  const findings = [name?.includes('AuthKey') ? 'team-needed' : 'no-certificate'] as const;
  const expected = { form: form ?? 'pem', certificates: [], keys, findings } as const;
  return { title: `key, ${title}`, name: name ?? 'push.key', make, passphrase, expected };
}

function plainKeys({ rsa, ec, identities }: Material): readonly Row[] {
  const der = ['-outform', 'der'];
  const pkcs8Of = (key: string, ...more: string[]) => openssl(['pkcs8', '-topk8', '-nocrypt', '-in', key, ...more]);
  const sec1 = identities['EC P-384'].key;
  const rows: readonly KeyRow[] = [
    { title: 'PKCS#1', make: () => openssl(['rsa', '-in', rsa.key, '-traditional']) },
    { title: 'PKCS#1, DER', make: () => openssl(['rsa', '-in', rsa.key, '-traditional', ...der]), form: 'der' },
    { title: 'PKCS#8', make: () => pkcs8Of(rsa.key) },
    { title: 'PKCS#8, DER', make: () => pkcs8Of(rsa.key, ...der), form: 'der' },
    { title: 'PKCS#8, EC, DER', make: () => pkcs8Of(ec.key, ...der), form: 'der', algorithm: 'EC P-256' },
    { title: 'SEC1', make: () => openssl(['ec', '-in', ec.key]), algorithm: 'EC P-256' },
    { title: 'SEC1, DER', make: () => openssl(['ec', '-in', sec1, ...der]), form: 'der', algorithm: 'EC P-384' },
    { title: '.p8', make: () => pkcs8Of(ec.key), algorithm: 'EC P-256', name: 'AuthKey_ABC123DEFG.p8' },
    { title: '.p8, Key ID not told', make: () => pkcs8Of(ec.key), algorithm: 'EC P-256', name: 'AuthKey.p8' },
  ];
  return rows.map((row) => keyRow(null, row));
}

function encryptedKeys({ dir, rsa, ec }: Material): readonly Row[] {
  const aes = (bits: number) => ['-v2', `aes-${bits}-cbc`];
  const prf = (digest: string) => ['-v2prf', `hmacWith${digest}`];
  const old = (kind: 'rsa' | 'ec', cipher: string) => {
    const pass = ['-passout', `file:${passphraseFile(dir, ASCII)}`];
    const key = kind === 'rsa' ? ['-in', rsa.key, '-traditional'] : ['-in', ec.key];
    return openssl([kind, ...key, `-${cipher}`, ...pass]);
  };
  const rows: readonly KeyRow[] = [
    ...[128, 192, 256].flatMap((bits) =>
      ['SHA1', 'SHA256', 'SHA384', 'SHA512'].map((digest) => ({
        title: `PKCS#8, PBES2 AES-${bits}, PRF ${digest}`,
        make: () => pkcs8(rsa.key, dir, ...aes(bits), ...prf(digest)),
      })),
    ),
    { title: 'PKCS#8, PBES2 3DES', make: () => pkcs8(rsa.key, dir, '-v2', 'des3') },
    { title: 'PKCS#8, 3DES of PKCS#12', make: () => pkcs8(rsa.key, dir, '-v1', 'PBE-SHA1-3DES') },
    { title: 'PKCS#8, scrypt', make: () => pkcs8(rsa.key, dir, '-scrypt') },
    {
      title: 'PKCS#8, PBES2 AES-256, DER',
      make: () => pkcs8(rsa.key, dir, ...aes(256), '-outform', 'der'),
      form: 'der',
    },
    { title: 'PKCS#8, EC', make: () => pkcs8(ec.key, dir, ...aes(256)), algorithm: 'EC P-256' },
    ...['des3', 'aes128', 'aes192', 'aes256'].map((cipher) => ({
      title: `traditional, ${cipher}`,
      make: () => old('rsa', cipher),
    })),
    { title: 'traditional, EC, aes256', make: () => old('ec', 'aes256'), algorithm: 'EC P-256' },
  ];
  return rows.map((row) => keyRow(ASCII, row));
}

/** An encrypted PKCS#8 key, PEM unless told. */
export function pkcs8(key: string, dir: string, ...options: string[]): Buffer {
  return openssl(['pkcs8', '-topk8', '-in', key, ...options, '-passout', `file:${passphraseFile(dir, ASCII)}`]);
}
