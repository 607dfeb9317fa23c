import { deriveAppleMeaning } from './apple-oids.ts';
import type { CertificateSummary, KeySummary } from './certificate-summary.ts';
import type { CredentialFacts, Finding, Severity } from './credential.ts';
import { validityFinding } from './validity.ts';

export type PairingInput = {
  readonly certificates: readonly CertificateSummary[];
  readonly keys: readonly KeySummary[];
  readonly now: Date;
  /** null: 30 days ahead is a warning. A number: an end within so many days is an error. */
  readonly expiresWithinDays: number | null;
  /** A file is still locked: what seems to be missing may be in it, so nothing is called missing yet. */
  readonly moreToCome: boolean;
};

export type Pairing = { readonly credentials: readonly CredentialFacts[]; readonly findings: readonly Finding[] };

type Leaf = {
  readonly summary: CertificateSummary;
  readonly facts: CredentialFacts;
  readonly isPush: boolean;
};

/**
 * Puts certificates and private keys together by their public key and judges the result at `now`.
 * The same certificate in two files is one credential, one key may serve several, and a CA's certificate without a
 * key is not a credential of its own.
 */
export function pairPieces(input: PairingInput): Pairing {
  const leaves = leavesOf(input);
  const loneKeys = keysWithoutCertificate(input);
  const findings = [
    ...leaves.flatMap(({ facts, isPush }) => [
      ...(isPush ? [] : [notPush(facts, 'error')]),
      ...validityFinding(facts, input.now, input.expiresWithinDays),
    ]),
    ...strayAuthorities(input, leaves),
    ...(input.moreToCome ? [] : missingHalves(leaves, loneKeys)),
  ];
  return { credentials: leaves.map(({ facts }) => facts), findings: findings.sort(byWeight) };
}

/** The last 8 hex digits of a public key's SHA-256, as people compare them. */
function shortKeyId(publicKeyId: string): string {
  return publicKeyId.slice(-8);
}

/** Whether a certificate is only there to prove another: it may issue, is none of Apple's push kinds and has no key. */
function isChainOnly(certificate: CertificateSummary, keys: readonly KeySummary[]): boolean {
  return (
    certificate.isAuthority &&
    deriveAppleMeaning(certificate).kind === 'not-push' &&
    !keys.some((key) => key.publicKeyId === certificate.publicKeyId)
  );
}

function leavesOf({ certificates, keys }: PairingInput): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const summary of certificates) {
    if (leaves.has(summary.sha256) || isChainOnly(summary, keys)) continue;
    const copies = certificates.filter((other) => other.sha256 === summary.sha256);
    const ownKeys = keys.filter((key) => key.publicKeyId === summary.publicKeyId);
    const files = new Set([...copies, ...ownKeys].map(({ file }) => file));
    leaves.set(summary.sha256, leafOf(summary, ownKeys.length > 0, [...files]));
  }
  return [...leaves.values()];
}

function leafOf(summary: CertificateSummary, hasPrivateKey: boolean, files: readonly string[]): Leaf {
  const meaning = deriveAppleMeaning(summary);
  const facts: CredentialFacts = {
    id: summary.sha256,
    kind: 'certificate',
    commonName: summary.commonName,
    environments: meaning.environments,
    topics: meaning.topics,
    teamId: meaning.teamId,
    keyId: null,
    issuer: summary.issuer,
    serialNumber: summary.serialNumber,
    notBefore: summary.notBefore,
    notAfter: summary.notAfter,
    sha256: summary.sha256,
    keyAlgorithm: summary.keyAlgorithm,
    hasPrivateKey,
    files,
  };
  return { summary, facts, isPush: meaning.kind !== 'not-push' };
}

function keysWithoutCertificate({ certificates, keys }: PairingInput): readonly KeySummary[] {
  const paired = new Set(certificates.map(({ publicKeyId }) => publicKeyId));
  const lone = new Map<string, KeySummary>();
  for (const key of keys) {
    if (!paired.has(key.publicKeyId) && !lone.has(key.publicKeyId)) lone.set(key.publicKeyId, key);
  }
  return [...lone.values()];
}

/**
 * Certificates and keys that found no partner. With both kinds in hand each is shown against one of the other kind,
 * so that a person sees which two files do not fit.
 */
function missingHalves(leaves: readonly Leaf[], loneKeys: readonly KeySummary[]): readonly Finding[] {
  const keyless = leaves.filter(({ facts }) => !facts.hasPrivateKey);
  const count = loneKeys.length === 0 || keyless.length === 0 ? 0 : Math.max(loneKeys.length, keyless.length);
  if (count === 0) {
    return [
      ...keyless.filter(({ isPush }) => isPush).map(({ facts }) => certificateAlone(facts)),
      ...loneKeys.map(keyAlone),
    ];
  }
  const findings: Finding[] = [];
  for (let index = 0; index < count; index += 1) {
    const leaf = keyless[Math.min(index, keyless.length - 1)];
    const key = loneKeys[Math.min(index, loneKeys.length - 1)];
    if (leaf !== undefined && key !== undefined) findings.push(notAPair(leaf, key));
  }
  return findings;
}

function notAPair({ summary, facts }: Leaf, key: KeySummary): Finding {
  return {
    severity: 'error',
    problem: {
      code: 'not-a-pair',
      certificateFile: facts.files[0] ?? summary.file,
      certificateKey: shortKeyId(summary.publicKeyId),
      keyFile: key.file,
      privateKey: shortKeyId(key.publicKeyId),
      atHand: null,
    },
    files: [...facts.files, key.file],
  };
}

function certificateAlone(facts: CredentialFacts): Finding {
  const problem = { code: 'no-private-key', file: facts.files[0] ?? '', commonName: nameOf(facts) } as const;
  return { severity: 'error', problem, files: facts.files };
}

function keyAlone(key: KeySummary): Finding {
  return { severity: 'error', problem: { code: 'no-certificate', file: key.file }, files: [key.file] };
}

function notPush(facts: Pick<CredentialFacts, 'files' | 'commonName'>, severity: Severity): Finding {
  const problem = { code: 'not-a-push-certificate', file: facts.files[0] ?? '', commonName: nameOf(facts) } as const;
  return { severity, problem, files: facts.files };
}

/** A file that holds nothing but a CA's certificate (as AppleWWDRCAG4.cer) was meant for something else. */
function strayAuthorities({ certificates, keys }: PairingInput, leaves: readonly Leaf[]): readonly Finding[] {
  const useful = new Set([...leaves.flatMap(({ facts }) => facts.files), ...keys.map(({ file }) => file)]);
  return certificates
    .filter((certificate) => isChainOnly(certificate, keys) && !useful.has(certificate.file))
    .map(({ file, commonName }) => notPush({ files: [file], commonName }, leaves.length > 0 ? 'info' : 'error'));
}

function nameOf({ commonName }: Pick<CredentialFacts, 'commonName'>): string {
  return commonName ?? '';
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function byWeight(one: Finding, other: Finding): number {
  return WEIGHT[one.severity] - WEIGHT[other.severity];
}
