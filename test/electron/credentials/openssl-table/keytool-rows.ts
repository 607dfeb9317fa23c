import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Issued, makePkcs12, type Pkcs12Options } from '../../../support/openssl-files.ts';
import { ASCII, type Material, passphraseFile, type Row } from './material.ts';

/**
 * Stores that Java's keytool writes: its own order of bags, other pseudo-random functions than openssl's, and several
 * identities in one store, which openssl cannot write. Without keytool openssl makes the nearest it can.
 */

const SETTINGS = 'keystore.pkcs12';
const hasKeytool = spawnSync('keytool', ['-help'], { stdio: 'ignore' }).status === 0;

export function keytoolRows(material: Material): readonly Row[] {
  return [
    keytoolRow(material, 'aes-256', 'sha256', []),
    keytoolRow(material, 'aes-128', 'sha1', ciphers('AES_128', 'SHA1')),
    keytoolRow(material, 'aes-256', 'sha512', ciphers('AES_256', 'SHA512')),
    keytoolRow(material, 'rc2-40', 'sha1', [`-J-D${SETTINGS}.legacy`]),
    severalIdentities(material),
  ];
}

function ciphers(cipher: string, digest: string): string[] {
  const scheme = `PBEWithHmac${digest}And${cipher}`;
  return [
    `-J-D${SETTINGS}.keyProtectionAlgorithm=${scheme}`,
    `-J-D${SETTINGS}.certProtectionAlgorithm=${scheme}`,
    `-J-D${SETTINGS}.macAlgorithm=HmacPBE${digest}`,
  ];
}

function keytoolRow(
  { dir, rsa }: Material,
  cipher: 'aes-128' | 'aes-256' | 'rc2-40',
  mac: NonNullable<Pkcs12Options['mac']>,
  settings: readonly string[],
): Row {
  const path = join(dir, `keytool-${cipher}-${mac}.p12`);
  const isOld = cipher === 'rc2-40';
  return {
    title: `.p12, keytool, ${cipher}, ${mac}`,
    name: 'keytool.p12',
    passphrase: ASCII,
    make: () => {
      if (!hasKeytool) return readFileSync(makePkcs12(path, rsa, { cipher, mac, passphrase: ASCII }));
      imported(dir, rsa, path, settings);
      return readFileSync(path);
    },
    expected: {
      form: isOld ? 'pkcs12-rc2' : 'pkcs12',
      certificates: ['RSA 2048'],
      keys: ['RSA 2048'],
      findings: isOld ? ['old-cipher'] : [],
    },
  };
}

function severalIdentities({ dir, rsa, ec }: Material): Row {
  const path = join(dir, 'keytool-two.p12');
  const both = ['EC P-256', 'RSA 2048'];
  return {
    title: hasKeytool ? '.p12, keytool, two identities' : 'PEM, two identities, each with its key',
    name: 'two.p12',
    passphrase: hasKeytool ? ASCII : null,
    make: () => {
      if (!hasKeytool) return Buffer.from(rsa.keyPem + rsa.certificatePem + ec.keyPem + ec.certificatePem);
      imported(dir, rsa, path, [], 'first');
      imported(dir, ec, path, [], 'second');
      return readFileSync(path);
    },
    expected: { form: hasKeytool ? 'pkcs12' : 'pem', certificates: both, keys: both, findings: [] },
  };
}

/** Puts an identity into the store at `path`, which is made when it is not there. */
function imported(dir: string, from: Issued, path: string, settings: readonly string[], alias = 'push'): void {
  const source = makePkcs12(`${path}.${alias}`, from, { cipher: 'aes-256', passphrase: ASCII });
  const pass = passphraseFile(dir, ASCII);
  execFileSync(
    'keytool',
    [
      ...settings,
      ...['-importkeystore', '-noprompt', '-srcalias', 'pushbench test', '-destalias', alias],
      ...['-srckeystore', source, '-srcstoretype', 'PKCS12', '-srcstorepass:file', pass],
      ...['-destkeystore', path, '-deststoretype', 'PKCS12', '-deststorepass:file', pass],
    ],
    { stdio: 'pipe' },
  );
}
