import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { type Issued, makePkcs12, type Pkcs12Options } from '../../../support/openssl-files.ts';
import { ALGORITHMS, type Algorithm, ASCII, type Expected, type Material, type Row } from './material.ts';

/** PKCS#12 stores that the openssl command writes. */

type Contents = Extract<Expected, { form: unknown }>;

const AES = ['aes-128', 'aes-192', 'aes-256'] as const;
const MACS = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
/** Keychain Access's way, and OpenSSL 3's. */
const OLD_AND_NEW = ['rc2-40', 'aes-256'] as const;

const PASSPHRASES = [
  ['empty', ''],
  ['absent', null],
  ['ASCII', ASCII],
  ['Latin-1', 'Käse & Brötchen'],
  ['Cyrillic', 'пароль'],
  ['Chinese', '推送证书'],
] as const;

export function storeRows(material: Material): readonly Row[] {
  const store = storeMaker(material);
  return [
    ...AES.flatMap((cipher) => MACS.map((mac) => store(`${cipher}, MAC ${mac}`, { cipher, mac }))),
    ...(['sha1', 'sha256'] as const).map((mac) => store(`RC2-40 and 3DES, MAC ${mac}`, { cipher: 'rc2-40', mac })),
    ...(['sha1', 'sha512'] as const).map((mac) => store(`3DES and 3DES, MAC ${mac}`, { cipher: '3des', mac })),
    store('RC2-128', { cipher: 'rc2-128' }),
    store('3DES with two keys', { cipher: '2des' }),
    // Without a MAC openssl leaves the certificates plain and encrypts the key alone, so RC2 has to be the key's.
    ...(['rc2-128', '3des', 'aes-256'] as const).map((cipher) => store(`${cipher}, no MAC`, { cipher, mac: 'none' })),
    store('no encryption, MAC sha256', { cipher: 'none' }),
    store('no encryption, no MAC', { cipher: 'none', mac: 'none' }, { passphrase: null }),
    ...OLD_AND_NEW.flatMap((cipher) =>
      [1, 2048, 100_000].map((iterations) => store(`${cipher}, ${iterations} iterations`, { cipher, iterations })),
    ),
    store('aes-256, 600000 iterations', { cipher: 'aes-256', iterations: 600_000 }),
    ...OLD_AND_NEW.flatMap((cipher) =>
      PASSPHRASES.map(([title, passphrase]) => store(`${cipher}, passphrase ${title}`, { cipher }, { passphrase })),
    ),
    ...OLD_AND_NEW.flatMap((cipher) =>
      ALGORITHMS.slice(1).map((algorithm) => store(`${cipher}, ${algorithm}`, { cipher }, { algorithm })),
    ),
    ...OLD_AND_NEW.flatMap((cipher) => parts(store, material, cipher)),
    certificatesOnly(material),
  ];
}

type StoreMaker = ReturnType<typeof storeMaker>;
type Variation = {
  readonly passphrase?: string | null;
  readonly algorithm?: Algorithm;
  readonly holds?: Pick<Contents, 'certificates' | 'keys'> & { readonly finding?: ProblemCode };
};

function storeMaker({ dir, identities }: Material) {
  let made = 0;
  return (title: string, options: Pkcs12Options, variation: Variation = {}): Row => {
    made += 1;
    const path = join(dir, `store-${made}.p12`);
    const { passphrase = ASCII, algorithm = 'RSA 2048' } = variation;
    const from: Issued = identities[algorithm];
    return {
      title: `.p12, ${title}`,
      name: 'Push.p12',
      passphrase,
      make: () => readFileSync(makePkcs12(path, from, { ...options, passphrase: passphrase ?? '' })),
      expected: expectedOf(options.cipher, variation.holds ?? { certificates: [algorithm], keys: [algorithm] }),
    };
  };
}

function expectedOf(cipher: Pkcs12Options['cipher'], holds: NonNullable<Variation['holds']>): Contents {
  const isOld = cipher?.startsWith('rc2') ?? true;
  const { certificates, keys, finding } = holds;
  const findings = [...(isOld ? (['old-cipher'] as const) : []), ...(finding === undefined ? [] : [finding])].sort();
  return { form: isOld ? 'pkcs12-rc2' : 'pkcs12', certificates, keys, findings };
}

function parts(store: StoreMaker, { chain }: Material, cipher: (typeof OLD_AND_NEW)[number]): readonly Row[] {
  const whole = { certificates: ['EC P-256', 'EC P-256', 'RSA 2048'], keys: ['RSA 2048'] };
  return [
    store(`${cipher}, with its chain`, { cipher, chain }, { holds: whole }),
    // Keychain Access writes a key alone with 3DES: there is no RC2 in it.
    store(
      `${cipher === 'rc2-40' ? '3des' : cipher}, key only`,
      { cipher: cipher === 'rc2-40' ? '3des' : cipher, contents: 'key' },
      { holds: { certificates: [], keys: ['RSA 2048'], finding: 'no-certificate' } },
    ),
    store(
      `${cipher}, certificate only`,
      { cipher, contents: 'certificate' },
      { holds: { certificates: ['RSA 2048'], keys: [], finding: 'no-private-key' } },
    ),
  ];
}

/** Two leaves and the authorities above them, without a key. */
function certificatesOnly({ dir, rsa, ec, chain }: Material): Row {
  const others = join(dir, 'others.pem');
  const path = join(dir, 'certificates.p12');
  return {
    title: '.p12, certificates only, several',
    name: 'certificates.p12',
    passphrase: ASCII,
    make: () => {
      writeFileSync(others, ec.certificatePem + readFileSync(chain, 'utf8'));
      const options = { cipher: 'aes-256', contents: 'certificate', chain: others, passphrase: ASCII } as const;
      return readFileSync(makePkcs12(path, rsa, options));
    },
    expected: {
      form: 'pkcs12',
      certificates: ['EC P-256', 'EC P-256', 'EC P-256', 'RSA 2048'],
      keys: [],
      findings: ['no-private-key', 'no-private-key'],
    },
  };
}
