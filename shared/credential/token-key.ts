import type { KeySummary } from './certificate-summary.ts';
import type { CredentialDetails, CredentialFacts, Finding } from './credential.ts';
import { tokenKeyDetails } from './credential-details.ts';

/** Key IDs and Team IDs: ten capital letters and digits. */
const APPLE_ID = /^[A-Z0-9]{10}$/;

/**
 * `AuthKey_ABC123DEFG.p8` as Apple names the download, `APNsAuthKey_…` in older days, with ` (1)` or the like before
 * the ending when a browser saved it twice.
 */
const KEY_FILE = /^(?:APNs)?AuthKey_([A-Z0-9]{10})(?: ?\(\d+\)|-\d+)?(?:\.[a-z0-9]+)?$/i;

/** A signing key (`.p8`) as the pairing sees it. `teamId` null: nobody has told yet. */
export type TokenKeySummary = KeySummary & { readonly keyId: string | null; readonly teamId: string | null };

/** Whether a text has the form of a Key ID or Team ID. */
export function isAppleId(text: string): boolean {
  return APPLE_ID.test(text);
}

/** The Key ID that a file's name tells, null when it tells none. */
export function keyIdInName(name: string): string | null {
  return KEY_FILE.exec(name)?.[1]?.toUpperCase() ?? null;
}

/** How a signing key is identified once its team is known: two teams cannot share a Key ID, but a typo can. */
export function tokenKeyId(keyId: string, teamId: string): string {
  return `${keyId}.${teamId}`;
}

/** What has this id: a certificate's is its SHA-256 in hex, which holds no dot. */
export function credentialKindOf(id: string): CredentialFacts['kind'] {
  return id.includes('.') ? 'token-key' : 'certificate';
}

export type TokenKeys = {
  readonly credentials: readonly CredentialFacts[];
  readonly details: readonly CredentialDetails[];
  readonly findings: readonly Finding[];
};

/**
 * Signing keys as credentials. Without a team a key is none yet and `team-needed` is an error; where the team does
 * not matter (`teamOptional`) it is one all the same, known by its Key ID, and the finding warns.
 */
export function tokenKeyCredentials(keys: readonly TokenKeySummary[], teamOptional: boolean): TokenKeys {
  const credentials = new Map<string, readonly TokenKeySummary[]>();
  const findings: Finding[] = [];
  for (const key of keys) {
    const { keyId, teamId, file } = key;
    const isWhole = keyId !== null && teamId !== null;
    if (!isWhole) {
      const problem = { code: 'team-needed', file, keyId } as const;
      findings.push({ severity: teamOptional ? 'warning' : 'error', problem, files: [file] });
    }
    if (!isWhole && !teamOptional) continue;
    const id = isWhole ? tokenKeyId(keyId, teamId) : (keyId ?? key.publicKeyId);
    credentials.set(id, [...(credentials.get(id) ?? []), key]);
  }
  const facts = [...credentials].map(([id, same]) => tokenKeyFacts(id, same));
  const halves = [...credentials.values()];
  return { credentials: facts, details: facts.map((one, at) => tokenKeyDetails(one, halves[at] ?? [])), findings };
}

function tokenKeyFacts(id: string, same: readonly TokenKeySummary[]): CredentialFacts {
  const [first] = same;
  return {
    id,
    kind: 'token-key',
    commonName: null,
    environments: ['sandbox', 'production'],
    // Any topic of its team, which no file lists.
    topics: [],
    teamId: first?.teamId ?? null,
    keyId: first?.keyId ?? null,
    ...{ issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null },
    keyAlgorithm: first?.keyAlgorithm ?? null,
    hasPrivateKey: true,
    files: [...new Set(same.map(({ file }) => file))],
  };
}
