import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys and certificates made at test time by the real openssl command, so that no key is kept in the repository. */

export type KeyKind = 'rsa' | 'ec';
/** A certificate with its key, on disk and as text. */
export type Issued = {
  readonly certificate: string;
  readonly certificatePem: string;
  readonly key: string;
  readonly keyPem: string;
};

export type IssueOptions = {
  /** Lines of an openssl `dn` section, in order: `['CN=localhost', 'O=Example']`. */
  readonly subject: readonly string[];
  /** Lines of the extension section; further sections follow after a blank `[name]` line. */
  readonly extensions?: readonly string[];
  /** A path of an existing key, or the kind of a new one. */
  readonly key?: KeyKind | { readonly path: string };
  /** null: signed with its own key. */
  readonly issuer: Issued | null;
  /** From yesterday to a year from now, unless told. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
};

const DAY = 86_400_000;

/**
 * Runs openssl and gives its standard output; throws with openssl's own words when it fails.
 * `input` goes to standard input.
 */
export function openssl(args: readonly string[], input?: Uint8Array | string): Buffer {
  return execFileSync('openssl', args, { ...(input === undefined ? {} : { input }), stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Makes an unencrypted PKCS#8 key: RSA 2048 (see `makeRsaKey`) or a new EC P-256. */
export function makeKey(path: string, kind: KeyKind = 'rsa'): string {
  if (kind === 'rsa') return makeRsaKey(path);
  const curve = ['-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:named_curve'];
  openssl(['genpkey', '-algorithm', 'EC', ...curve, '-out', path]);
  return path;
}

/** RSA keys take long to find, so that the tests share some; a process that takes them in turn sees none twice for long. */
const SHARED_KEYS = join(import.meta.dirname, '..', '..', 'out', 'test-keys');
const KEYS_IN_TURN = 32;
let turn = 0;

/** Gives a copy of the next of the shared unencrypted RSA keys in PKCS#8: another than the 31 before it. */
export function makeRsaKey(path: string, bits = 2048): string {
  const shared = join(SHARED_KEYS, `rsa-${bits}-${turn % KEYS_IN_TURN}.key`);
  turn += 1;
  if (!existsSync(shared)) {
    mkdirSync(SHARED_KEYS, { recursive: true });
    // Whole at once, for two processes that make the same one.
    const own = `${shared}.${process.pid}`;
    openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`, '-out', own]);
    renameSync(own, shared);
  }
  copyFileSync(shared, path);
  return path;
}

/** Makes a certificate authority of its own; `name` is its common name and the base of its file names. */
export function makeCa(dir: string, name = 'Test CA', options: Partial<IssueOptions> = {}): Issued {
  return issue(dir, name.toLowerCase().replaceAll(' ', '-'), {
    subject: [`CN=${name}`, 'O=Pushbench tests'],
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
    key: 'ec',
    issuer: null,
    notBefore: new Date(Date.now() - 400 * DAY),
    notAfter: new Date(Date.now() + 3650 * DAY),
    ...options,
  });
}

/** Issues a certificate as `<dir>/<base>.crt` with the key `<dir>/<base>.key` (both PEM). */
export function issue(dir: string, base: string, options: IssueOptions): Issued {
  mkdirSync(dir, { recursive: true });
  const at = (ending: string): string => join(dir, `${base}.${ending}`);
  const key = typeof options.key === 'object' ? options.key.path : makeKey(at('key'), options.key ?? 'rsa');
  writeFileSync(at('cnf'), configText(dir, base, options));
  openssl(['req', '-new', '-utf8', '-sha256', '-config', at('cnf'), '-key', key, '-out', at('csr')]);
  const signer = options.issuer
    ? ['-cert', options.issuer.certificate, '-keyfile', options.issuer.key]
    : ['-selfsign', '-keyfile', key];
  const times = [
    ['-startdate', asnTime(options.notBefore ?? new Date(Date.now() - DAY))],
    ['-enddate', asnTime(options.notAfter ?? new Date(Date.now() + 365 * DAY))],
  ].flat();
  const files = ['-in', at('csr'), '-out', at('crt'), '-outdir', dir];
  openssl(['ca', '-batch', '-notext', '-utf8', '-config', at('cnf'), ...signer, ...times, ...files]);
  return {
    certificate: at('crt'),
    certificatePem: readFileSync(at('crt'), 'utf8'),
    key,
    keyPem: readFileSync(key, 'utf8'),
  };
}

/** `YYYYMMDDHHMMSSZ`, the form of `openssl ca -startdate`. */
function asnTime(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

function configText(dir: string, base: string, options: IssueOptions): string {
  const database = join(dir, `${base}.database`);
  writeFileSync(database, '');
  const serial = join(dir, 'serial');
  if (!existsSync(serial)) writeFileSync(serial, `${serialStart()}\n`);
  const fields = ['UID', 'CN', 'OU', 'O', 'C', 'L', 'ST', 'emailAddress'];
  return [
    '[req]',
    'distinguished_name=dn',
    'prompt=no',
    'string_mask=utf8only',
    '[dn]',
    ...options.subject,
    '[ca]',
    'default_ca=authority',
    '[authority]',
    `database=${database}`,
    `serial=${serial}`,
    'default_md=sha256',
    'policy=policy',
    'unique_subject=no',
    'email_in_dn=yes',
    'x509_extensions=extensions',
    '[policy]',
    ...fields.map((field) => `${field}=optional`),
    '[extensions]',
    ...(options.extensions ?? ['basicConstraints=CA:FALSE']),
    '',
  ].join('\n');
}

function serialStart(): string {
  return `5A${Date.now().toString(16).padStart(12, '0').toUpperCase()}`;
}
