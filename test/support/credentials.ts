import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CredentialMaterial } from '../../electron/credentials/credential-material.ts';
import { publicKeyId } from '../../electron/credentials/key-facts.ts';
import type { CredentialDetails, CredentialFacts, ImportState } from '../../shared/credential/credential.ts';
import { tokenKeyId } from '../../shared/credential/token-key.ts';

export type MadeKey = { readonly pem: string; readonly key: KeyObject; readonly publicKeyId: string };

/** A real private key. */
export function makeKey(): MadeKey {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = createPrivateKey(privateKey);
  return { pem: privateKey, key, publicKeyId: publicKeyId(createPublicKey(key)) };
}

/** A credential as the tray gives it: what it holds, and what a connection would use. */
export type MadeCredential = {
  readonly id: string;
  readonly key: MadeKey;
  readonly state: ImportState;
  readonly material: CredentialMaterial;
};

export type MadeCredentialOptions = {
  readonly key?: MadeKey;
  /** Ends the common name and the files' names. */
  readonly name?: string;
  /** ISO 8601 UTC. */
  readonly notAfter?: string;
  readonly purpose?: CredentialDetails['purpose'];
};

/** What is known of a push certificate and its key, without files. The certificate's PEM is no real certificate. */
export function makeCredential(options: MadeCredentialOptions = {}): MadeCredential {
  const { key = makeKey(), name = 'weather', notAfter = '2027-06-01T00:00:00.000Z', purpose = 'push' } = options;
  const sha256 = Buffer.from(`certificate of ${name}`).toString('hex').padEnd(64, '0').slice(0, 64);
  const [cer, p12] = [`${name}.cer`, `${name}.p12`];
  const facts: CredentialFacts = {
    id: sha256,
    kind: 'certificate',
    commonName: `Apple Push Services: ${name}`,
    environments: ['sandbox', 'production'],
    topics: [{ topic: `com.example.${name}`, pushTypes: ['alert', 'background'] }],
    teamId: '7XK2A9QPLM',
    keyId: null,
    issuer: 'Test CA',
    serialNumber: '0a',
    notBefore: '2026-05-01T00:00:00.000Z',
    notAfter,
    sha256,
    keyAlgorithm: 'EC P-256',
    hasPrivateKey: true,
    files: [cer, p12],
  };
  const certificatePem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(name).toString('base64')}\n-----END CERTIFICATE-----\n`;
  const details: CredentialDetails = {
    ...{ id: sha256, purpose, organization: 'Example', signatureAlgorithm: 'SHA-256 with RSA' },
    ...{ issuerGeneration: 'G4', extendedKeyUsage: ['Client authentication'], sha1: 'ab'.repeat(20), certificatePem },
    publicKeys: [cer, p12].map((file) => ({ file, publicKeyId: key.publicKeyId })),
  };
  const material: CredentialMaterial = {
    ...{ kind: 'certificate', facts, certificatePem, privateKeyPem: key.pem },
    chainPem: ['-----BEGIN CERTIFICATE-----\nQ0E=\n-----END CERTIFICATE-----\n'],
  };
  const read = (file: string, form: 'der' | 'pkcs12', holds: 'certificate' | 'private-key') =>
    ({ fileId: file, name: file, state: { kind: 'read', form, holds: [holds], commonName: null } }) as const;
  const files = [read(cer, 'der', 'certificate'), read(p12, 'pkcs12', 'private-key')];
  return { id: sha256, key, material, state: { files, credentials: [facts], details: [details], findings: [] } };
}

/** A signing key (`.p8`) whose team is known. */
export function makeSigningKey(keyId: string, teamId: string): MadeCredential {
  const key = makeKey();
  const id = tokenKeyId(keyId, teamId);
  const name = `AuthKey_${keyId}.p8`;
  const facts: CredentialFacts = {
    ...{ id, kind: 'token-key', commonName: null, environments: ['sandbox', 'production'], topics: [], teamId, keyId },
    ...{ issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null },
    ...{ keyAlgorithm: 'EC P-256', hasPrivateKey: true, files: [name] },
  };
  const details: CredentialDetails = {
    ...{ id, purpose: 'token-key', organization: null, signatureAlgorithm: null, issuerGeneration: null },
    ...{ extendedKeyUsage: [], sha1: null, certificatePem: null },
    publicKeys: [{ file: name, publicKeyId: key.publicKeyId }],
  };
  const material: CredentialMaterial = { kind: 'token-key', facts, keyId, teamId, privateKeyPem: key.pem };
  const state = { kind: 'read', form: 'pem', holds: ['private-key'], commonName: null } as const;
  const files = [{ fileId: name, name, state }];
  return { id, key, material, state: { files, credentials: [facts], details: [details], findings: [] } };
}
