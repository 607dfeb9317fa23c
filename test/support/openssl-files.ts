import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Issued, type IssueOptions, issue, makeCa, openssl } from './openssl-authority.ts';

export * from './openssl-authority.ts';

/** The kinds of certificate Apple issues that matter here; `not-push` is an Apple Development certificate. */
export type PushKind =
  | 'universal'
  | 'development'
  | 'production'
  | 'mac-development'
  | 'voip'
  | 'pass'
  | 'website'
  | 'mdm'
  | 'not-push';

export type TopicEntry = { readonly topic: string; readonly labels: readonly string[] };

export type CertificateOptions = {
  readonly kind?: PushKind;
  readonly topic?: string;
  readonly teamId?: string;
  /** Replaces the kind's environment extensions. */
  readonly environments?: readonly ('sandbox' | 'production')[];
  /** Replaces the kind's topic list; an empty list leaves the extension out. */
  readonly topics?: readonly TopicEntry[];
  /** false leaves out every extension of Apple's, so that only the name tells. */
  readonly appleExtensions?: boolean;
  readonly commonName?: string;
  /** Days from now until it ends; negative: it has ended. */
  readonly days?: number;
  readonly notBefore?: Date;
  readonly key?: NonNullable<IssueOptions['key']>;
  /** Made when absent. */
  readonly ca?: Issued;
  /** Base of the file names. */
  readonly name?: string;
};

export type MadeCertificate = Issued & {
  /** The DER file, as Apple's `.cer` downloads are. */
  readonly cer: string;
  readonly ca: Issued;
  readonly topic: string;
  readonly teamId: string;
  readonly commonName: string;
};

const DAY = 86_400_000;
const APPLE = '1.2.840.113635.100.6.3';

const PREFIXES: Record<PushKind, string> = {
  universal: 'Apple Push Services: ',
  development: 'Apple Development IOS Push Services: ',
  production: 'Apple Production IOS Push Services: ',
  'mac-development': 'Apple Development Mac Push Services: ',
  voip: 'VoIP Services: ',
  pass: 'Pass Type ID: ',
  website: 'Website Push ID: ',
  mdm: 'APSP:',
  'not-push': 'Apple Development: ',
};

const ENVIRONMENTS: Record<PushKind, readonly ('sandbox' | 'production')[]> = {
  universal: ['sandbox', 'production'],
  development: ['sandbox'],
  production: ['production'],
  'mac-development': ['sandbox'],
  voip: ['sandbox', 'production'],
  pass: ['production'],
  website: ['production'],
  mdm: ['production'],
  'not-push': [],
};

/** Makes a certificate as Apple would issue it (subject, extensions), signed by a test CA. */
export function makeCertificate(dir: string, options: CertificateOptions = {}): MadeCertificate {
  const kind = options.kind ?? 'development';
  const topic = options.topic ?? (kind === 'voip' ? 'com.example.app.voip' : 'com.example.app');
  const teamId = options.teamId ?? '7XK2A9QPLM';
  const commonName = options.commonName ?? PREFIXES[kind] + (kind === 'voip' ? topic.replace(/\.voip$/, '') : topic);
  const name = options.name ?? 'aps';
  const ca = options.ca ?? makeCa(dir);
  const days = options.days ?? 365;
  const issued = issue(dir, name, {
    subject: [`UID=${topic}`, `CN=${commonName}`, `OU=${teamId}`, 'O=Example Ltd', 'C=GB'],
    extensions: extensionLines(kind, topic, options),
    key: options.key ?? 'rsa',
    issuer: ca,
    notBefore: options.notBefore ?? new Date(Date.now() + Math.min(days - 30, -1) * DAY),
    notAfter: new Date(Date.now() + days * DAY),
  });
  const cer = join(dir, `${name}.cer`);
  openssl(['x509', '-in', issued.certificate, '-outform', 'der', '-out', cer]);
  return { ...issued, cer, ca, topic, teamId, commonName };
}

function extensionLines(kind: PushKind, topic: string, options: CertificateOptions): string[] {
  const base = ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=clientAuth'];
  if (options.appleExtensions === false) return base;
  const environments = options.environments ?? ENVIRONMENTS[kind];
  const markers = environments.map((name) => `${APPLE}.${name === 'sandbox' ? 1 : 2}=DER:0500`);
  const topics = options.topics ?? defaultTopics(kind, topic);
  if (topics.length === 0) return [...base, ...markers];
  return [
    ...base,
    ...markers,
    `${APPLE}.${kind === 'voip' ? 4 : 6}=ASN1:SEQUENCE:topics`,
    '[topics]',
    ...topics.flatMap((entry, n) => [`topic${n}=UTF8:${entry.topic}`, `labels${n}=SEQUENCE:labels${n}`]),
    ...topics.flatMap((entry, n) => [`[labels${n}]`, ...entry.labels.map((label, m) => `label${m}=UTF8:${label}`)]),
  ];
}

function defaultTopics(kind: PushKind, topic: string): TopicEntry[] {
  if (kind === 'voip') return [{ topic, labels: ['voip'] }];
  if (kind !== 'universal') return [];
  return [
    { topic, labels: ['app'] },
    { topic: `${topic}.voip`, labels: ['voip'] },
    { topic: `${topic}.complication`, labels: ['complication'] },
  ];
}

export type Pkcs12Options = {
  readonly contents?: 'identity' | 'key' | 'certificate';
  /** `rc2-40` is Keychain Access's way: RC2-40 certificates, 3DES key. */
  readonly cipher?: keyof typeof CIPHERS;
  readonly mac?: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'none';
  readonly passphrase?: string;
  readonly iterations?: number;
  /** PEM file with further certificates. */
  readonly chain?: string;
};

const CIPHERS = {
  'rc2-40': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'],
  'rc2-128': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128'],
  '2des': ['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES'],
  '3des': ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'],
  'aes-128': ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC'],
  'aes-192': ['-certpbe', 'AES-192-CBC', '-keypbe', 'AES-192-CBC'],
  'aes-256': ['-certpbe', 'AES-256-CBC', '-keypbe', 'AES-256-CBC'],
  none: ['-certpbe', 'NONE', '-keypbe', 'NONE'],
} as const;

/** Writes a PKCS#12 file of a certificate and its key with openssl. */
export function makePkcs12(path: string, from: Issued, options: Pkcs12Options = {}): string {
  const cipher = options.cipher ?? 'rc2-40';
  const mac = options.mac ?? (/des|rc2/.test(cipher) ? 'sha1' : 'sha256');
  const contents = options.contents ?? 'identity';
  const passphraseFile = `${path}.pass`;
  writeFileSync(passphraseFile, `${options.passphrase ?? ''}\n`);
  openssl([
    ...['pkcs12', '-export', '-out', path, '-passout', `file:${passphraseFile}`, '-name', 'Pushbench test'],
    ...CIPHERS[cipher],
    ...(mac === 'none' ? ['-nomac'] : ['-macalg', mac]),
    ...(contents === 'certificate' ? ['-nokeys'] : ['-inkey', from.key]),
    ...(contents === 'key' ? ['-nocerts'] : ['-in', from.certificate]),
    ...(options.chain === undefined ? [] : ['-certfile', options.chain]),
    ...(options.iterations === undefined ? [] : ['-iter', String(options.iterations)]),
  ]);
  return path;
}

export type PushFilesOptions = CertificateOptions & { readonly pkcs12?: Pkcs12Options };

export type PushFiles = MadeCertificate & {
  readonly p12: string;
  /** Certificate and unencrypted key in one file, as `ck.pem`. */
  readonly pem: string;
  readonly passphrase: string;
  readonly passphraseFile: string;
  /** `certificatePem`, `keyPem` and this are what a TLS client or server takes. */
  readonly caPem: string;
};

/**
 * What a developer has after Apple's portal and Keychain Access: `aps_development.cer` and `Push.p12`
 * (key only, RC2-40 and 3DES, unless told otherwise), with the CA that signed them.
 */
export function makePushFiles(dir: string, options: PushFilesOptions = {}): PushFiles {
  mkdirSync(dir, { recursive: true });
  const passphrase = options.pkcs12?.passphrase ?? 'correct horse';
  const made = makeCertificate(dir, { name: 'aps_development', ...options });
  const p12 = makePkcs12(join(dir, 'Push.p12'), made, { contents: 'key', ...options.pkcs12, passphrase });
  const pem = join(dir, 'ck.pem');
  writeFileSync(pem, made.certificatePem + made.keyPem);
  return { ...made, p12, pem, passphrase, passphraseFile: `${p12}.pass`, caPem: made.ca.certificatePem };
}

export type ServerFilesOptions = {
  /** Names and addresses it is valid for; localhost, 127.0.0.1 and ::1 unless told. */
  readonly names?: readonly string[];
  readonly ca?: Issued;
  /** `intermediate`: signed by one below the CA; `chainPem` then has both. */
  readonly signedBy?: 'ca' | 'self' | 'intermediate';
  /** Days from now until it ends; negative: it has ended. */
  readonly days?: number;
  readonly notBefore?: Date;
  readonly name?: string;
};

export type ServerFiles = Issued & {
  /** What a client has to trust: the CA, or the certificate itself when it is self-signed. */
  readonly caFile: string;
  readonly caPem: string;
  /** The certificate, and the intermediate after it when there is one. */
  readonly chainPem: string;
  readonly ca: Issued;
};

/** Makes a TLS server's certificate and key with a CA of its own (or `ca`). */
export function makeServerFiles(dir: string, options: ServerFilesOptions = {}): ServerFiles {
  mkdirSync(dir, { recursive: true });
  const names = options.names ?? ['localhost', '127.0.0.1', '::1'];
  const signedBy = options.signedBy ?? 'ca';
  const ca = options.ca ?? makeCa(dir, 'Test Server CA');
  const intermediate = signedBy === 'intermediate' ? makeCa(dir, 'Test Intermediate CA', { issuer: ca }) : null;
  const days = options.days ?? 365;
  const isAddress = (text: string): boolean => /^[\d.]+$/.test(text) || text.includes(':');
  const alternatives = names.map((text) => `${isAddress(text) ? 'IP' : 'DNS'}:${text}`).join(',');
  const issued = issue(dir, options.name ?? 'server', {
    subject: [`CN=${names[0] ?? 'localhost'}`, 'O=Pushbench tests'],
    extensions: ['basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth', `subjectAltName=${alternatives}`],
    key: 'ec',
    issuer: signedBy === 'self' ? null : (intermediate ?? ca),
    notBefore: options.notBefore ?? new Date(Date.now() + Math.min(days - 30, -1) * DAY),
    notAfter: new Date(Date.now() + days * DAY),
  });
  const trusted = signedBy === 'self' ? issued : ca;
  return {
    ...issued,
    caFile: trusted.certificate,
    caPem: readFileSync(trusted.certificate, 'utf8'),
    chainPem: issued.certificatePem + (intermediate?.certificatePem ?? ''),
    ca,
  };
}
