import type { HalfAtHand } from '../problem.ts';
import { deriveAppleMeaning } from './apple-oids.ts';
import type { CertificateSummary, KeySummary } from './certificate-summary.ts';
import type { CredentialDetails, CredentialFacts, Finding, Severity } from './credential.ts';
import { certificateDetails } from './credential-details.ts';
import { type TokenKeySummary, tokenKeyCredentials } from './token-key.ts';
import { validityFinding } from './validity.ts';

/** Halves that are not among the files but in hand all the same, looked up by public key. */
export type HalvesAtHand = {
  /** The file that held a key which is remembered and not in hand any more. */
  readonly keyFile: (publicKeyId: string) => string | null;
  readonly key: (publicKeyId: string) => { readonly file: string } | null;
  readonly certificate: (publicKeyId: string) => { readonly id: string; readonly label: string } | null;
};

export const NOTHING_AT_HAND: HalvesAtHand = { key: () => null, keyFile: () => null, certificate: () => null };

export type PairingInput = {
  readonly certificates: readonly CertificateSummary[];
  readonly keys: readonly KeySummary[];
  /** Apple's `.p8` keys. One that belongs to a certificate here is that certificate's key, whatever its name. */
  readonly tokenKeys: readonly TokenKeySummary[];
  /** Whether a signing key is a credential before its team is known. */
  readonly teamOptional: boolean;
  readonly atHand: HalvesAtHand;
  readonly now: Date;
  /** null: 30 days ahead is a warning. A number: an end within so many days is an error. */
  readonly expiresWithinDays: number | null;
  /** A file is still locked: what seems to be missing may be in it, so nothing is called missing yet. */
  readonly moreToCome: boolean;
};

export type Pairing = {
  readonly credentials: readonly CredentialFacts[];
  /** One for each credential, in the same order. */
  readonly details: readonly CredentialDetails[];
  readonly findings: readonly Finding[];
};

/** What is left to pair once signing keys are told apart. */
type Halves = Pick<PairingInput, 'certificates' | 'keys' | 'atHand'>;

type Leaf = {
  readonly summary: CertificateSummary;
  readonly facts: CredentialFacts;
  readonly details: CredentialDetails;
  readonly isPush: boolean;
};

/**
 * Puts certificates and private keys together by their public key and judges the result at `now`.
 * The same certificate in two files is one credential, one key may serve several, and a CA's certificate without a
 * key is not a credential of its own.
 */
export function pairPieces(input: PairingInput): Pairing {
  const { tokenKeys, halves } = apart(input);
  const loneKeys = keysWithoutCertificate(halves);
  const leaves = leavesOf(halves, loneKeys);
  const signing = tokenKeyCredentials(tokenKeys, input.teamOptional);
  const findings = [
    ...leaves.flatMap(({ facts, isPush }) => [
      ...(isPush ? [] : [notPush(facts, 'error')]),
      ...validityFinding(facts, input.now, input.expiresWithinDays),
    ]),
    ...strayAuthorities(halves, leaves),
    ...(input.moreToCome ? [] : missingHalves(leaves, loneKeys, halves)),
    ...signing.findings,
  ];
  return {
    credentials: [...leaves.map(({ facts }) => facts), ...signing.credentials],
    details: [...leaves.map(({ details }) => details), ...signing.details],
    findings: findings.sort(byWeight),
  };
}

function apart({ certificates, keys, tokenKeys, atHand }: PairingInput): {
  readonly tokenKeys: readonly TokenKeySummary[];
  readonly halves: Halves;
} {
  const certified = new Set(certificates.map(({ publicKeyId }) => publicKeyId));
  const ownKeys = tokenKeys.filter(({ publicKeyId }) => certified.has(publicKeyId));
  return {
    tokenKeys: tokenKeys.filter(({ publicKeyId }) => !certified.has(publicKeyId)),
    halves: { certificates, keys: [...keys, ...ownKeys], atHand },
  };
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

/**
 * The certificates that stand for themselves, each with its key: one of the files, else one at hand. A key among the
 * files that fits none of the certificates was meant for one, so then nothing at hand is taken without asking.
 */
function leavesOf({ certificates, keys, atHand }: Halves, loneKeys: readonly KeySummary[]): readonly Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const summary of certificates) {
    if (leaves.has(summary.sha256) || isChainOnly(summary, keys)) continue;
    const copies = certificates.filter((other) => other.sha256 === summary.sha256);
    const ownKeys: readonly Half[] = keys.filter((key) => key.publicKeyId === summary.publicKeyId);
    const known = ownKeys.length === 0 && loneKeys.length === 0 ? atHand.key(summary.publicKeyId) : null;
    const fitting = known === null ? ownKeys : [{ file: known.file, publicKeyId: summary.publicKeyId }];
    leaves.set(summary.sha256, leafOf(summary, copies, fitting));
  }
  return [...leaves.values()];
}

type Half = Pick<KeySummary, 'file' | 'publicKeyId'>;

function leafOf(summary: CertificateSummary, copies: readonly Half[], keys: readonly Half[]): Leaf {
  const halves = [...copies, ...keys];
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
    hasPrivateKey: keys.length > 0,
    files: [...new Set(halves.map(({ file }) => file))],
  };
  return { summary, facts, details: certificateDetails(facts, summary, halves), isPush: meaning.kind !== 'not-push' };
}

function keysWithoutCertificate({ certificates, keys }: Halves): readonly KeySummary[] {
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
function missingHalves(leaves: readonly Leaf[], loneKeys: readonly KeySummary[], halves: Halves): readonly Finding[] {
  const { atHand } = halves;
  const keyless = leaves.filter(({ facts }) => !facts.hasPrivateKey);
  const count = loneKeys.length === 0 || keyless.length === 0 ? 0 : Math.max(loneKeys.length, keyless.length);
  if (count === 0) {
    const [alone] = keyless;
    const stranger = alone?.isPush === true && keyless.length === 1 ? strangerOf(alone, halves) : null;
    if (alone !== undefined && stranger !== null) return [notAPair(alone, stranger, NOTHING_AT_HAND)];
    return [
      ...keyless.filter(({ isPush }) => isPush).map((leaf) => certificateAlone(leaf, atHand)),
      ...loneKeys.map(keyAlone),
    ];
  }
  const findings: Finding[] = [];
  for (let index = 0; index < count; index += 1) {
    const leaf = keyless[Math.min(index, keyless.length - 1)];
    const key = loneKeys[Math.min(index, loneKeys.length - 1)];
    if (leaf !== undefined && key !== undefined) findings.push(notAPair(leaf, key, atHand));
  }
  return findings;
}

/**
 * The key of a whole identity (its certificate is in the same file) beside which a single certificate came: the person
 * meant the two for a pair. Null as soon as there are more files, which may be there for their own sake.
 */
function strangerOf({ summary }: Leaf, { certificates, keys }: Halves): KeySummary | null {
  const [key] = keys;
  if (key === undefined || key.file === summary.file) return null;
  const isWhole = certificates.some(({ file, publicKeyId }) => file === key.file && publicKeyId === key.publicKeyId);
  const others = [...certificates, ...keys].filter(({ file }) => file !== key.file && file !== summary.file);
  const single = keys.every(({ publicKeyId }) => publicKeyId === key.publicKeyId);
  return isWhole && single && others.length === 0 ? key : null;
}

function notAPair({ summary, facts }: Leaf, key: KeySummary, atHand: HalvesAtHand): Finding {
  return {
    severity: 'error',
    problem: {
      code: 'not-a-pair',
      certificateFile: facts.files[0] ?? summary.file,
      certificateKey: shortKeyId(summary.publicKeyId),
      keyFile: key.file,
      privateKey: shortKeyId(key.publicKeyId),
      atHand: halfAtHand(summary, key, atHand),
    },
    files: [...facts.files, key.file],
  };
}

/** A key that fits the certificate, else a certificate that fits the key: the certificate was most often meant. */
function halfAtHand(certificate: CertificateSummary, key: KeySummary, atHand: HalvesAtHand): HalfAtHand | null {
  const fittingKey = atHand.key(certificate.publicKeyId);
  if (fittingKey !== null) return { kind: 'key', file: fittingKey.file };
  const fitting = atHand.certificate(key.publicKeyId);
  return fitting === null ? null : { kind: 'certificate', id: fitting.id, label: fitting.label };
}

function certificateAlone({ summary, facts }: Leaf, atHand: HalvesAtHand): Finding {
  const keyFile = atHand.keyFile(summary.publicKeyId);
  const problem = {
    ...({ code: 'no-private-key', file: facts.files[0] ?? '', commonName: nameOf(facts) } as const),
    ...(keyFile !== null && { keyFile }),
  };
  return { severity: 'error', problem, files: facts.files };
}

function keyAlone(key: KeySummary): Finding {
  return { severity: 'error', problem: { code: 'no-certificate', file: key.file }, files: [key.file] };
}

function notPush(facts: Pick<CredentialFacts, 'files' | 'commonName'>, severity: Severity): Finding {
  const problem = { code: 'not-a-push-certificate', file: facts.files[0] ?? '', commonName: nameOf(facts) } as const;
  return { severity, problem, files: facts.files };
}

/** A file that holds nothing but certificates of CAs (as AppleWWDRCAG4.cer) was meant for something else. */
function strayAuthorities({ certificates, keys }: Halves, leaves: readonly Leaf[]): readonly Finding[] {
  const useful = new Set([...leaves.flatMap(({ facts }) => facts.files), ...keys.map(({ file }) => file)]);
  const stray = certificates.filter((certificate) => isChainOnly(certificate, keys) && !useful.has(certificate.file));
  // The first of each file stands for all that it holds.
  const first = stray.filter(({ file }, index) => stray.findIndex((other) => other.file === file) === index);
  return first.map(({ file, commonName }) =>
    notPush({ files: [file], commonName }, leaves.length > 0 ? 'info' : 'error'),
  );
}

function nameOf({ commonName }: Pick<CredentialFacts, 'commonName'>): string {
  return commonName ?? '';
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function byWeight(one: Finding, other: Finding): number {
  return WEIGHT[one.severity] - WEIGHT[other.severity];
}
