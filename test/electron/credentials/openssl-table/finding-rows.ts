import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { makePkcs12, openssl } from '../../../support/openssl-files.ts';
import { ASCII, type Material, passphraseFile, type Row } from './material.ts';
import { pkcs8 } from './pem-rows.ts';

/** Files that give a finding: a wrong passphrase, a cipher that is not read, bytes that are missing or none of a credential's. */
export function findingRows(material: Material): readonly Row[] {
  return [...wrongPassphrases(material), ...unsupported(material), ...damaged(material), ...others(material)];
}

function finding(
  title: string,
  name: string,
  make: () => Uint8Array,
  code: ProblemCode,
  facts: Readonly<Record<string, unknown>> = {},
  passphrase: string | null = null,
): Row {
  return { title: `${code}: ${title}`, name, make, passphrase, expected: { finding: code, facts } };
}

function wrongPassphrases({ dir, rsa }: Material): readonly Row[] {
  const wrong = (title: string, name: string, make: () => Uint8Array) =>
    finding(title, name, make, 'passphrase-wrong', {}, 'Correct horse');
  const store = (cipher: 'rc2-40' | '3des' | 'aes-256') => () =>
    readFileSync(makePkcs12(join(dir, `wrong-${cipher}.p12`), rsa, { cipher, passphrase: ASCII }));
  return [
    wrong('RC2-40', 'Push.p12', store('rc2-40')),
    wrong('3DES', 'Push.p12', store('3des')),
    wrong('PBES2', 'Push.p12', store('aes-256')),
    wrong('encrypted PKCS#8', 'push.key', () => pkcs8(rsa.key, dir, '-v2', 'aes-256-cbc')),
    wrong('traditional key', 'push.key', () =>
      openssl(['rsa', '-in', rsa.key, '-traditional', '-aes256', ...passout(dir)]),
    ),
  ];
}

function unsupported({ dir, rsa }: Material): readonly Row[] {
  const legacy = ['-provider', 'legacy', '-provider', 'default'];
  const rc4 = () => {
    const pair = ['-in', rsa.certificate, '-inkey', rsa.key];
    const ciphers = ['-certpbe', 'PBE-SHA1-RC4-128', '-keypbe', 'PBE-SHA1-3DES'];
    return openssl(['pkcs12', '-export', '-legacy', ...ciphers, ...pair, ...passout(dir)]);
  };
  const des = () => openssl(['rsa', '-in', rsa.key, '-traditional', '-des', ...legacy, ...passout(dir)]);
  const named = (name: string, make: () => Uint8Array, cipher: string) =>
    finding(cipher, name, make, 'cipher-unsupported', { cipher }, ASCII);
  return [
    named('Push.p12', rc4, 'RC4-128'),
    named('push.key', () => pkcs8(rsa.key, dir, '-v1', 'PBE-MD5-DES', ...legacy), 'PBE-MD5-DES'),
    named('push.key', des, 'DES-CBC'),
  ];
}

function damaged({ dir, rsa }: Material): readonly Row[] {
  const der = () => openssl(['x509', '-in', rsa.certificate, '-outform', 'der']);
  const store = () => readFileSync(makePkcs12(join(dir, 'whole.p12'), rsa, { cipher: 'aes-256', passphrase: ASCII }));
  const key = () => openssl(['pkcs8', '-topk8', '-nocrypt', '-in', rsa.key, '-outform', 'der']);
  const half = (make: () => Buffer) => () => {
    const whole = make();
    return whole.subarray(0, whole.length >> 1);
  };
  /** The length of a real file, and after its first bytes nothing of it. */
  const garbage = (make: () => Buffer) => () => {
    const whole = make();
    return whole.fill(0xff, 4);
  };
  const rows: readonly (readonly [string, () => Buffer])[] = [
    ['aps.cer', der],
    ['Push.p12', store],
    ['push.key', key],
  ];
  return rows.flatMap(([name, make]) => [
    finding(`${name} cut in half`, name, half(make), 'file-damaged', { offset: expect.any(Number) }),
    finding(`${name} with garbage for its contents`, name, garbage(make), 'file-damaged'),
  ]);
}

function others({ dir, rsa }: Material): readonly Row[] {
  const config = join(dir, 'RSA-2048.cnf');
  const request = (form: string) => openssl(['req', '-new', '-config', config, '-key', rsa.key, '-outform', form]);
  const profile = (form: string) => {
    const signer = ['-signer', rsa.certificate, '-inkey', rsa.key];
    return openssl(['cms', '-sign', '-nodetach', '-outform', form, ...signer], '<plist version="1.0"><dict/></plist>');
  };
  const other = (title: string, name: string, make: () => Uint8Array, looksLike: string) =>
    finding(title, name, make, 'not-a-credential', { looksLike });
  return [
    other('profile', 'Push.mobileprovision', () => profile('der'), 'provisioning-profile'),
    other('profile by another name', 'aps.cer', () => profile('der'), 'provisioning-profile'),
    other('request', 'Push.certSigningRequest', () => request('pem'), 'signing-request'),
    other('request, DER, by another name', 'aps.cer', () => request('der'), 'signing-request'),
    other('public key', 'public.pem', () => openssl(['pkey', '-in', rsa.key, '-pubout']), 'public-key'),
  ];
}

function passout(dir: string): readonly string[] {
  return ['-passout', `file:${passphraseFile(dir, ASCII)}`];
}
