import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileForm } from '../../../../shared/credential/credential.ts';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { type Issued, makeCa, makeCertificate, makeRsaKey, openssl } from '../../../support/openssl-files.ts';

/** One file of the table: how it is made, and what must be found in it. */
export type Row = {
  readonly title: string;
  readonly name: string;
  readonly make: () => Uint8Array;
  /** null: it opens without being asked for one. */
  readonly passphrase: string | null;
  readonly expected: Expected;
};

export type Expected =
  | {
      readonly form: FileForm;
      /** Key algorithms of its certificates and of its private keys, sorted. */
      readonly certificates: readonly string[];
      readonly keys: readonly string[];
      /** Codes of what the tray says of it, sorted. */
      readonly findings: readonly ProblemCode[];
    }
  | { readonly finding: ProblemCode; readonly facts: Readonly<Record<string, unknown>> };

export const ASCII = 'correct horse';

const ecKey = (path: string, curve: string): string => {
  const options = ['-pkeyopt', `ec_paramgen_curve:${curve}`, '-pkeyopt', 'ec_param_enc:named_curve'];
  openssl(['genpkey', '-algorithm', 'EC', ...options, '-out', path]);
  return path;
};

/** Puts a key of its kind at a path, which it gives. */
const KEYS = {
  'RSA 2048': (path: string) => makeRsaKey(path, 2048),
  'RSA 3072': (path: string) => makeRsaKey(path, 3072),
  'RSA 4096': (path: string) => makeRsaKey(path, 4096),
  'EC P-256': (path: string) => ecKey(path, 'P-256'),
  'EC P-384': (path: string) => ecKey(path, 'P-384'),
} as const;

export type Algorithm = keyof typeof KEYS;
export const ALGORITHMS = ['RSA 2048', 'RSA 3072', 'RSA 4096', 'EC P-256', 'EC P-384'] as const;

export type Material = ReturnType<typeof makeMaterial>;

/** The few keys and certificates that every row is made of: a push certificate for each kind of key, and a chain. */
export function makeMaterial(dir: string) {
  const ca = makeCa(dir, 'Table CA');
  const intermediate = makeCa(dir, 'Table Intermediate CA', { issuer: ca });
  const made = (algorithm: Algorithm): Issued => {
    const name = algorithm.replace(' ', '-');
    const path = KEYS[algorithm](join(dir, `${name}.pem`));
    return makeCertificate(dir, { name, key: { path }, ca: intermediate, commonName: `${COMMON_NAME} ${algorithm}` });
  };
  const chain = join(dir, 'chain.pem');
  writeFileSync(chain, intermediate.certificatePem + ca.certificatePem);
  const identities = {
    'RSA 2048': made('RSA 2048'),
    'RSA 3072': made('RSA 3072'),
    'RSA 4096': made('RSA 4096'),
    'EC P-256': made('EC P-256'),
    'EC P-384': made('EC P-384'),
  };
  return { dir, identities, rsa: identities['RSA 2048'], ec: identities['EC P-256'], chain };
}

/** What every leaf's common name starts with; the algorithm of its key follows. */
export const COMMON_NAME = 'Apple Development IOS Push Services: com.example.app';

/** Writes a passphrase where openssl and keytool can read it; neither gets it as an argument. */
export function passphraseFile(dir: string, passphrase: string): string {
  const file = join(dir, `${Buffer.from(passphrase).toString('hex')}.passphrase`);
  writeFileSync(file, `${passphrase}\n`);
  return file;
}
