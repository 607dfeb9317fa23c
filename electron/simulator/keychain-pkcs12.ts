import { createHmac, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { Identity } from './certificates.ts';

const { asn1, pki } = forge;

/** PKCS#12 (RFC 7292) object identifiers. */
const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  rc2: '1.2.840.113549.1.12.1.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  sha1: '1.3.14.3.2.26',
} as const;

/** What Keychain Access uses; the MAC is made with a single iteration. */
const ITERATIONS = 2048;

/**
 * An identity as the Keychain Access app exports it: certificate under RC2-40, key under Triple DES, MAC with SHA-1.
 * forge reads that form but writes no RC2, and Node's TLS library has dropped it, so the outer layers are put together here.
 */
export function keychainPkcs12(identity: Identity, passphrase: string, friendlyName: string): Buffer {
  const certificate = forge.pem.decode(identity.certificatePem)[0]?.body ?? '';
  const keyId = forge.md.sha1.create().update(certificate).digest().getBytes();
  const attributes = bagAttributes(friendlyName, keyId);
  const safes = der(
    sequence([
      encryptedContent(sequence([certificateBag(certificate, attributes)]), passphrase),
      plainContent(der(sequence([keyBag(identity.keyPem, passphrase, attributes)]))),
    ]),
  );
  const file = sequence([integer(3), plainContent(safes), macData(safes, passphrase)]);
  return Buffer.from(der(file), 'latin1');
}

function certificateBag(certificate: string, attributes: forge.asn1.Asn1): forge.asn1.Asn1 {
  const value = sequence([oid(OID.x509Certificate), explicit(octets(certificate))]);
  return sequence([oid(OID.certificateBag), explicit(value), attributes]);
}

function keyBag(keyPem: string, passphrase: string, attributes: forge.asn1.Asn1): forge.asn1.Asn1 {
  const key = asn1.fromDer(forge.pem.decode(keyPem)[0]?.body ?? '');
  const shrouded = pki.encryptPrivateKeyInfo(key, passphrase, { algorithm: '3des', count: ITERATIONS });
  return sequence([oid(OID.shroudedKeyBag), explicit(shrouded), attributes]);
}

function bagAttributes(friendlyName: string, keyId: string): forge.asn1.Asn1 {
  const name = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BMPSTRING, false, friendlyName);
  return set([sequence([oid(OID.friendlyName), set([name])]), sequence([oid(OID.localKeyId), set([octets(keyId)])])]);
}

function encryptedContent(contents: forge.asn1.Asn1, passphrase: string): forge.asn1.Asn1 {
  const salt = randomBytes(8).toString('latin1');
  const key = derive(passphrase, salt, 'key', ITERATIONS, 5);
  const cipher = forge.rc2.createEncryptionCipher(key, 40);
  cipher.start(derive(passphrase, salt, 'iv', ITERATIONS, 8));
  cipher.update(asn1.toDer(contents));
  cipher.finish();
  const algorithm = sequence([oid(OID.rc2), sequence([octets(salt), integer(ITERATIONS)])]);
  const encrypted = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, false, cipher.output.getBytes());
  const info = sequence([integer(0), sequence([oid(OID.data), algorithm, encrypted])]);
  return sequence([oid(OID.encryptedData), explicit(info)]);
}

function plainContent(contents: string): forge.asn1.Asn1 {
  return sequence([oid(OID.data), explicit(octets(contents))]);
}

/** RFC 7292, appendix A. The iteration count 1 is the default, which DER leaves out. */
function macData(safes: string, passphrase: string): forge.asn1.Asn1 {
  const salt = randomBytes(8).toString('latin1');
  const key = Buffer.from(derive(passphrase, salt, 'mac', 1, 20).getBytes(), 'latin1');
  const mac = createHmac('sha1', key).update(safes, 'latin1').digest().toString('latin1');
  const algorithm = sequence([oid(OID.sha1), asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, '')]);
  return sequence([sequence([algorithm, octets(mac)]), octets(salt)]);
}

/** The purposes of RFC 7292, appendix B.3, by their numbers. */
const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

function derive(
  passphrase: string,
  salt: string,
  purpose: keyof typeof PURPOSE,
  iterations: number,
  length: number,
): forge.util.ByteStringBuffer {
  // The types of forge say string; it takes and gives buffers.
  const make = forge.pkcs12.generateKey as unknown as (
    passphrase: string,
    salt: forge.util.ByteStringBuffer,
    id: number,
    iterations: number,
    length: number,
  ) => forge.util.ByteStringBuffer;
  return make(passphrase, forge.util.createBuffer(salt), PURPOSE[purpose], iterations, length);
}

function sequence(items: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, items);
}

function set(items: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, items);
}

function explicit(value: forge.asn1.Asn1): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [value]);
}

function oid(id: string): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(id).getBytes());
}

function octets(bytes: string): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes);
}

function integer(value: number): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
}

function der(value: forge.asn1.Asn1): string {
  return asn1.toDer(value).getBytes();
}
