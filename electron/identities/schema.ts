import { z } from 'zod';
import type { CredentialDetails, CredentialFacts } from '../../shared/credential/credential.ts';
import type { IdentitySources } from '../../shared/identity/identity.ts';

/** What the database keeps of a credential beside its id, public key and name. Public facts and certificates only. */
export type IdentityRecord = {
  readonly facts: CredentialFacts;
  readonly details: CredentialDetails;
  /** The authorities above it, nearest first, PEM. */
  readonly chainPem: readonly string[];
  readonly sources: IdentitySources;
};

const text = z.string();
const optionalText = z.string().nullable();
const time = z.iso.datetime();

const facts: z.ZodType<CredentialFacts> = z.object({
  id: text,
  kind: z.enum(['certificate', 'token-key']),
  commonName: optionalText,
  environments: z.array(z.enum(['sandbox', 'production'])),
  topics: z.array(z.object({ topic: text, pushTypes: z.array(text) })),
  teamId: optionalText,
  keyId: optionalText,
  issuer: optionalText,
  serialNumber: optionalText,
  notBefore: time.nullable(),
  notAfter: time.nullable(),
  sha256: optionalText,
  keyAlgorithm: optionalText,
  hasPrivateKey: z.boolean(),
  files: z.array(text),
});

const details: z.ZodType<CredentialDetails> = z.object({
  id: text,
  purpose: z.enum(['push', 'voip', 'watch', 'pass', 'website', 'mdm', 'token-key', 'not-push']),
  organization: optionalText,
  signatureAlgorithm: optionalText,
  issuerGeneration: optionalText,
  extendedKeyUsage: z.array(text),
  sha1: optionalText,
  publicKeys: z.array(z.object({ file: text, publicKeyId: text })),
  certificatePem: optionalText,
});

const source = z.object({ name: text, form: z.enum(['der', 'pem', 'pkcs12', 'pkcs12-rc2']) });

const record: z.ZodType<IdentityRecord> = z.object({
  facts,
  details,
  chainPem: z.array(text),
  sources: z.object({ certificate: source.nullable(), key: source.nullable(), chain: z.array(source).optional() }),
});

/** SHA-256 in lowercase hex; it also names a key's file. */
export const publicKeyIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Rows as the database gives them; JSON columns are parsed on the way. */
export const identityRow = z.object({
  id: text,
  public_key_id: publicKeyIdSchema,
  name: optionalText,
  added_at: time,
  record: text.transform(parsedJson).pipe(record),
});

export const waitingRow = z.object({
  public_key_id: publicKeyIdSchema,
  common_name: text,
  key_algorithm: text,
  file: text,
  created_at: time,
});

export const teamRow = z.object({ key_id: text, team_id: text });

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
