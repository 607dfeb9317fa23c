import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { problemSummary } from '../../shared/messages/problem-text.ts';
import { durationText } from '../../shared/messages/quantity-text.ts';
import { CLI_CONTEXT } from '../../shared/messages/text-form.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  type ProviderTokenFault,
  type ProviderTokenReading,
  providerTokenFaults,
  readProviderToken,
  TOKEN_LIFE_SECONDS,
} from '../../shared/token/provider-token.ts';
import { signProviderToken } from '../apns/provider-token.ts';
import type { TokenKeyMaterial } from '../credentials/credential-material.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { EXIT } from './exit-status.ts';
import { loadCredential } from './load-credential.ts';

export type TokenOptions = CredentialOptions & { readonly check?: string };

/** Makes a provider token and prints it, or says what is wrong with one. */
export async function token(options: TokenOptions, context: CommandContext): Promise<CommandEnd> {
  if (options.check !== undefined) return check(options.check, options, context);
  const material = await signingKey(options, context);
  if (!material.ok) return material;
  const { io, out } = context;
  const { jwt, issuedAt } = signProviderToken(material.value, io.now());
  const { keyId, teamId } = material.value;
  const expiresAt = new Date((issuedAt + TOKEN_LIFE_SECONDS) * 1_000).toISOString();
  if (out.json) out.data({ token: jwt, keyId, teamId, issuedAt: new Date(issuedAt * 1_000).toISOString(), expiresAt });
  else out.line(jwt);
  out.note(`For key ${keyId} of team ${teamId}. APNs takes it for one hour, until ${expiresAt}.`);
  return ok(EXIT.ok);
}

async function signingKey(options: CredentialOptions, context: CommandContext): Promise<Result<TokenKeyMaterial>> {
  const loaded = await loadCredential(options, null, context);
  if (!loaded.ok) return loaded;
  const { material } = loaded.value;
  if (material.kind === 'token-key') return ok(material);
  return fail({ code: 'usage', detail: 'provider tokens are signed with a .p8 signing key, not with a certificate' });
}

/** Checks a JWT, against the key when one is given. Exit status 1 when something is wrong with it. */
async function check(jwt: string, options: TokenOptions, context: CommandContext): Promise<CommandEnd> {
  const given = options.credential !== undefined;
  const key = given ? await signingKey(options, context) : ok(null);
  if (!key.ok) return key;
  const now = context.io.now();
  const read = readProviderToken(jwt);
  const valid = read.ok && key.value !== null ? isSignedBy(key.value, read.value) : null;
  const origin = {
    keyId: key.value?.keyId ?? options.keyId ?? null,
    teamId: key.value?.teamId ?? options.teamId ?? null,
    signatureValid: valid,
  };
  const faults = read.ok ? providerTokenFaults(read.value, now, origin) : [read.problem];
  const { out } = context;
  if (out.json) out.data(checkJson(read.ok ? read.value : null, faults, valid, now));
  else printCheck(read.ok ? read.value : null, faults, valid, now, context);
  return ok(faults.some((fault) => severityOf(fault) === 'error') ? EXIT.refused : EXIT.ok);
}

/** ES256 over the first two parts, whichever way the signature is written (RFC 7518, 3.4; ASN.1 DER). */
function isSignedBy(material: TokenKeyMaterial, { form, signed, signature }: ProviderTokenReading): boolean | null {
  if (form === 'neither') return null;
  const key = createPublicKey(createPrivateKey(material.privateKeyPem));
  const dsaEncoding = form === 'raw' ? 'ieee-p1363' : 'der';
  return verify('sha256', Buffer.from(signed), { key, dsaEncoding }, signature);
}

/** A DER signature was never tried against APNs here; all else is refused by it. */
function severityOf(fault: ProviderTokenFault): 'error' | 'warning' {
  return fault.kind === 'signature-der' ? 'warning' : 'error';
}

function ageOf({ claims }: ProviderTokenReading, now: Date): number | null {
  return typeof claims.iat === 'number' ? Math.floor(now.getTime() / 1_000 - claims.iat) : null;
}

function checkJson(
  reading: ProviderTokenReading | null,
  faults: readonly ProviderTokenFault[],
  valid: boolean | null,
  now: Date,
): unknown {
  return {
    ok: faults.every((fault) => severityOf(fault) !== 'error'),
    header: reading?.header ?? null,
    claims: reading?.claims ?? null,
    ageSeconds: reading && ageOf(reading, now),
    signature: reading && { form: reading.form, bytes: reading.signature.length, valid },
    findings: faults.map((fault) => ({
      code: 'provider-token-faulty',
      severity: severityOf(fault),
      ...problemSummary({ code: 'provider-token-faulty', fault }, CLI_CONTEXT),
      fault,
    })),
  };
}

function printCheck(
  reading: ProviderTokenReading | null,
  faults: readonly ProviderTokenFault[],
  valid: boolean | null,
  now: Date,
  { out }: CommandContext,
): void {
  if (reading !== null) {
    const age = ageOf(reading, now);
    const rows: readonly (readonly [string, string])[] = [
      ['Header', JSON.stringify(reading.header)],
      ['Claims', JSON.stringify(reading.claims)],
      ['Age', age === null ? 'unknown' : `${age < 0 ? '−' : ''}${durationText(Math.abs(age) * 1_000)}`],
      ['Signature', `${reading.signature.length} bytes, ${SIGNATURES[reading.form]}${VALIDITY[String(valid)]}`],
    ];
    for (const [name, value] of rows) out.line(`  ${name.padEnd(12)} ${value}`);
  }
  for (const fault of faults) {
    const { message, remedy } = problemSummary({ code: 'provider-token-faulty', fault }, CLI_CONTEXT);
    const warning = severityOf(fault) === 'warning';
    out.line(message, { tone: warning ? 'warning' : 'bad', text: warning ? '!' : '✗' });
    out.line(`  ${remedy}`);
  }
  if (faults.length === 0) out.line('Nothing is wrong with this token.', { tone: 'good', text: '✓' });
}

const SIGNATURES = { raw: 'r and s', der: 'ASN.1 DER', neither: 'no ES256 signature' } as const;
const VALIDITY: Readonly<Record<string, string>> = {
  true: ', made with this key',
  false: ', not made with this key',
  null: '; not checked against a key',
};
