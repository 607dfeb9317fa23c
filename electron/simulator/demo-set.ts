import { generateKeyPair, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ReadyFacts } from '../../shared/simulator/journal.ts';
import { writePkcs12 } from '../credentials/pkcs12-writer.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import { certificateDer, type Identity, makeCertificates, sha256 } from './certificates.ts';
import { withFolderLock } from './folder-lock.ts';
import { type ProviderKey, publicKeyIn } from './provider-keys.ts';

const newKeyPair = promisify(generateKeyPair);

const TOPIC = 'com.example.weather';
const TEAM_ID = '7XK2A9QPLM';
/** Ten characters, as Apple's key ids have. */
const KEY_ID = 'DEM0KEY5AB';

const FILES = {
  ca: 'ca.pem',
  serverCertificate: 'server.pem',
  serverKey: 'server.key',
  cer: 'aps_development.cer',
  p12: 'Push.p12',
  passphrase: 'passphrase.txt',
  p8: `AuthKey_${KEY_ID}.p8`,
  demoIssuer: 'demo-issuer.pem',
} as const;
type FileName = (typeof FILES)[keyof typeof FILES];

const MANIFEST = 'demo-set.json';
const VERSION = 3;

/** Tells what a set consists of; written before the files, so that whatever a crash leaves is known as ours. */
const manifestSchema = z.object({
  version: z.number(),
  /** ISO 8601; of the first certificate that ends. */
  notAfter: z.string(),
  token: z.string(),
  /** File name to SHA-256. */
  files: z.record(z.string(), z.string()),
});
type Manifest = z.infer<typeof manifestSchema>;

export type DemoSet = {
  readonly ca: string;
  readonly server: Identity;
  readonly demo: ReadyFacts['demo'];
  /** What the provider tokens of the demo `.p8` are verified by. */
  readonly demoKey: ProviderKey;
  readonly demoIssuerPem: string;
};

/** Where the demo credential lies. */
export type DemoFiles = Pick<DemoSet['demo'], 'cer' | 'p12' | 'passphraseFile'>;

/** Where the CA of a set in `dir` lies, or would lie. */
export function caFileIn(dir: string): string {
  return join(dir, FILES.ca);
}

/** Where the demo credential of a set in `dir` lies, or would lie. */
export function demoFilesIn(dir: string): DemoFiles {
  const folder = resolve(dir);
  return {
    cer: join(folder, FILES.cer),
    p12: join(folder, FILES.p12),
    passphraseFile: join(folder, FILES.passphrase),
  };
}

/**
 * The CA, the server's certificate and the demo credential in `dir`: the set that is there when it is whole and valid
 * at `now`, else a new one. Folder 0700, files 0600. Two may open the same folder at once.
 * Fails with `file-unwritable`, or with `file-exists` rather than touch files of the same name that are not its own.
 */
export async function openDemoSet(dir: string, now: Date): Promise<Result<DemoSet>> {
  const folder = resolve(dir);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await withFolderLock(folder, () => openOrMake(folder, now));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unwritable', file: folder, trouble });
  }
}

async function openOrMake(folder: string, now: Date): Promise<Result<DemoSet>> {
  const manifest = await readManifest(folder);
  const own = await ownFiles(folder, manifest);
  if (manifest !== null && isUsable(manifest, own, now)) return ok(await readSet(folder, manifest));
  for (const name of own) await rm(join(folder, name), { force: true });
  const strangers = await filesThere(folder);
  if (strangers.length > 0) return fail({ code: 'file-exists', files: strangers.map((name) => join(folder, name)) });
  return ok(await readSet(folder, await makeSet(folder, now)));
}

function isUsable(manifest: Manifest, own: readonly FileName[], now: Date): boolean {
  const isWhole = Object.values(FILES).every((name) => own.includes(name));
  return manifest.version === VERSION && isWhole && Date.parse(manifest.notAfter) > now.getTime();
}

async function makeSet(folder: string, now: Date): Promise<Manifest> {
  const made = await makeCertificates({ topic: TOPIC, teamId: TEAM_ID }, now);
  const passphrase = randomBytes(12).toString('base64url');
  const contents: Record<FileName, string | Buffer> = {
    [FILES.ca]: made.caPem,
    [FILES.serverCertificate]: made.server.certificatePem,
    [FILES.serverKey]: made.server.keyPem,
    [FILES.cer]: certificateDer(made.demo.certificatePem),
    [FILES.p12]: await keychainStore(made.demo, passphrase),
    [FILES.passphrase]: `${passphrase}\n`,
    [FILES.p8]: await newSigningKey(),
    [FILES.demoIssuer]: made.demoIssuerPem,
  };
  const manifest: Manifest = {
    version: VERSION,
    notAfter: made.notAfter.toISOString(),
    token: randomBytes(32).toString('hex'),
    files: Object.fromEntries(Object.entries(contents).map(([name, data]) => [name, sha256(Buffer.from(data))])),
  };
  await writeAtomically(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [name, data] of Object.entries(contents)) {
    await writeFile(join(folder, name), data, { mode: 0o600, flag: 'wx' });
  }
  return manifest;
}

async function readSet(folder: string, manifest: Manifest): Promise<DemoSet> {
  const at = (name: string): string => join(folder, name);
  // Copied folders may have lost their rights.
  for (const name of [MANIFEST, ...Object.values(FILES)]) await chmod(at(name), 0o600);
  return {
    ca: at(FILES.ca),
    server: {
      certificatePem: await readFile(at(FILES.serverCertificate), 'utf8'),
      keyPem: await readFile(at(FILES.serverKey), 'utf8'),
    },
    demoKey: await readDemoKey(at(FILES.p8)),
    demoIssuerPem: await readFile(at(FILES.demoIssuer), 'utf8'),
    demo: {
      ...demoFilesIn(folder),
      p8: at(FILES.p8),
      keyId: KEY_ID,
      teamId: TEAM_ID,
      topic: TOPIC,
      token: manifest.token,
    },
  };
}

/** A key as Apple hands it out: P-256, PKCS#8 in PEM, not encrypted. */
async function newSigningKey(): Promise<string> {
  const { privateKey } = await newKeyPair('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function readDemoKey(file: string): Promise<ProviderKey> {
  const publicKey = publicKeyIn(await readFile(file, 'utf8'));
  if (publicKey === null) throw new Error(`${file} holds no key, though the manifest knows its contents`);
  return { keyId: KEY_ID, teamId: TEAM_ID, environment: null, publicKey };
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.safeParse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))).data ?? null;
  } catch (error) {
    // Damaged or absent: then nothing in the folder is known as ours.
    if (error instanceof SyntaxError || fileTrouble(error) === 'missing') return null;
    throw error;
  }
}

/** Those of our names in the folder whose contents are as the manifest says. */
async function ownFiles(folder: string, manifest: Manifest | null): Promise<readonly FileName[]> {
  const own: FileName[] = [];
  for (const name of await filesThere(folder)) {
    if (sha256(await readFile(join(folder, name))) === manifest?.files[name]) own.push(name);
  }
  return own;
}

async function filesThere(folder: string): Promise<readonly FileName[]> {
  const there: FileName[] = [];
  for (const name of Object.values(FILES)) {
    const bytes = await readFile(join(folder, name)).catch((error: unknown) => {
      if (fileTrouble(error) === 'missing') return null;
      throw error;
    });
    if (bytes !== null) there.push(name);
  }
  return there;
}

/** As Keychain Access would export the demo identity. */
function keychainStore({ certificatePem, keyPem }: Identity, passphrase: string): Promise<Buffer> {
  const friendlyName = 'Pushbench demo push key';
  return writePkcs12({ certificatePem, chainPem: [], privateKeyPem: keyPem, passphrase, friendlyName }, 'keychain');
}
