import { createHash, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { APPLE_OIDS } from '../../shared/credential/apple-oids.ts';

const { asn1, pki } = forge;
const newKeyPair = promisify(generateKeyPair);

/** A certificate with its key, both PEM; the key is unencrypted PKCS#8. */
export type Identity = { readonly certificatePem: string; readonly keyPem: string };

/** All that the simulator makes for itself. The keys of both issuers are dropped: nobody can issue more with them. */
export type MadeCertificates = {
  readonly caPem: string;
  readonly server: Identity;
  readonly demo: Identity;
  /** The issuer of the demo certificate, which strict mode trusts. */
  readonly demoIssuerPem: string;
  /** When the server and the demo certificate end. */
  readonly notAfter: Date;
};

export type DemoSubject = { readonly topic: string; readonly teamId: string };

const DAY_MS = 86_400_000;
const VALID_DAYS = 365;
/** Issuers outlive what they issue, so that only one date has to be looked at. */
const ISSUER_DAYS = 3650;

type Name = { readonly type: string; readonly value: string };
type Signer = { readonly names: readonly Name[]; readonly key: forge.pki.rsa.PrivateKey; readonly keyId: string };
type Extension = Readonly<Record<string, unknown>>;

/** Makes the CA, the server certificate and the demo push certificate, valid from an hour before `now` for a year. */
export async function makeCertificates(subject: DemoSubject, now: Date): Promise<MadeCertificates> {
  const [caKey, serverKey, issuerKey, demoKey] = await Promise.all([newKey(), newKey(), newKey(), newKey()]);
  const caNames = [common('Pushbench Simulator CA'), organization('Pushbench (this computer only)')];
  const caSigner = signer(caNames, caKey);
  const issuerNames = [common('Pushbench Demo Certification Authority'), organization('Pushbench (not Apple)')];
  const issuerSigner = signer(issuerNames, issuerKey);
  return {
    notAfter: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    caPem: issue({ names: caNames, key: caKey, by: caSigner, now, days: ISSUER_DAYS, extensions: caExtensions() }),
    demoIssuerPem: issue({
      names: issuerNames,
      key: issuerKey,
      by: issuerSigner,
      now,
      days: ISSUER_DAYS,
      extensions: issuerExtensions(),
    }),
    server: identity(
      serverKey,
      issue({
        names: [common('localhost'), organization('Pushbench Simulator')],
        key: serverKey,
        by: caSigner,
        now,
        days: VALID_DAYS,
        extensions: serverExtensions(),
      }),
    ),
    demo: identity(
      demoKey,
      issue({
        names: demoNames(subject),
        key: demoKey,
        by: issuerSigner,
        now,
        days: VALID_DAYS,
        extensions: demoExtensions(subject.topic),
      }),
    ),
  };
}

/** The subject of a development push certificate as Apple writes it. */
function demoNames({ topic, teamId }: DemoSubject): readonly Name[] {
  return [
    { type: '0.9.2342.19200300.100.1.1', value: topic },
    common(`Apple Development IOS Push Services: ${topic}`),
    { type: '2.5.4.11', value: teamId },
    organization('Pushbench Demo'),
    { type: '2.5.4.6', value: 'US' },
  ];
}

/**
 * RFC 5280, 4.2.1.10: of all host names, this CA counts for localhost only, even if its key had been kept. Addresses
 * are not constrained: BoringSSL, which Electron has, refuses a whole chain that has a constraint on them.
 */
function caExtensions(): readonly Extension[] {
  const list = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [dnsSubtree('localhost')]);
  return [
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { id: '2.5.29.30', critical: true, value: der(sequence([list])) },
    { name: 'subjectKeyIdentifier' },
  ];
}

function issuerExtensions(): readonly Extension[] {
  return [
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ];
}

/** A GeneralSubtree with only its base, a DNS name. */
function dnsSubtree(name: string): forge.asn1.Asn1 {
  return sequence([asn1.create(asn1.Class.CONTEXT_SPECIFIC, 2, false, name)]);
}

function serverExtensions(): readonly Extension[] {
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
        { type: 7, ip: '::1' },
      ],
    },
    { name: 'subjectKeyIdentifier' },
  ];
}

/** Apple's own extensions: usable on the sandbox, and the list of its single topic, so that `apns-topic` may be left out. */
function demoExtensions(topic: string): readonly Extension[] {
  const labels = sequence([utf8('app')]);
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', clientAuth: true },
    { id: APPLE_OIDS.sandbox, value: bytes([5, 0]) },
    { id: APPLE_OIDS.allTopics, value: der(sequence([utf8(topic), labels])) },
    { name: 'subjectKeyIdentifier' },
  ];
}

type Issue = {
  readonly names: readonly Name[];
  readonly key: forge.pki.rsa.PrivateKey;
  readonly by: Signer;
  readonly now: Date;
  readonly days: number;
  readonly extensions: readonly Extension[];
};

function issue({ names, key, by, now, days, extensions }: Issue): string {
  const certificate = pki.createCertificate();
  certificate.publicKey = publicKeyOf(key);
  // A positive number of 16 bytes, as RFC 5280, 4.1.2.2 wants it.
  certificate.serialNumber = `5a${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS / 24);
  certificate.validity.notAfter = new Date(now.getTime() + days * DAY_MS);
  certificate.setSubject(attributes(names));
  certificate.setIssuer(attributes(by.names));
  certificate.setExtensions([...extensions, { name: 'authorityKeyIdentifier', keyIdentifier: by.keyId }]);
  certificate.sign(by.key, forge.md.sha256.create());
  return unixLines(pki.certificateToPem(certificate));
}

/** Names are written as UTF8String, as Apple does; forge would choose PrintableString. */
function attributes(names: readonly Name[]): forge.pki.CertificateField[] {
  return names.map(({ type, value }) => ({ type, value, valueTagClass: asn1.Type.UTF8 }) as never);
}

function signer(names: readonly Name[], key: forge.pki.rsa.PrivateKey): Signer {
  return { names, key, keyId: pki.getPublicKeyFingerprint(publicKeyOf(key)).getBytes() };
}

function publicKeyOf(key: forge.pki.rsa.PrivateKey): forge.pki.rsa.PublicKey {
  return pki.setRsaPublicKey(key.n, key.e);
}

/** Made by Node off the main thread; forge needs seconds for it. */
async function newKey(): Promise<forge.pki.rsa.PrivateKey> {
  const { privateKey } = await newKeyPair('rsa', { modulusLength: 2048 });
  return pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
}

function identity(key: forge.pki.rsa.PrivateKey, certificatePem: string): Identity {
  const info = pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key));
  return { certificatePem, keyPem: unixLines(pki.privateKeyInfoToPem(info)) };
}

/** The DER bytes of a certificate, as Apple's `.cer` downloads hold them. */
export function certificateDer(certificatePem: string): Buffer {
  return Buffer.from(forge.pem.decode(certificatePem)[0]?.body ?? '', 'latin1');
}

/** SHA-256 in lowercase hex. */
export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** forge ends lines as mail does. */
function unixLines(pem: string): string {
  return pem.replaceAll('\r\n', '\n');
}

function common(value: string): Name {
  return { type: '2.5.4.3', value };
}

function organization(value: string): Name {
  return { type: '2.5.4.10', value };
}

function sequence(items: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, items);
}

function utf8(text: string): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.UTF8, false, forge.util.encodeUtf8(text));
}

function der(value: forge.asn1.Asn1): string {
  return asn1.toDer(value).getBytes();
}

/** Bytes as forge holds them: one character each. */
function bytes(values: readonly number[]): string {
  return String.fromCharCode(...values);
}
