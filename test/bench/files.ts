import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDemoSet } from '../../electron/simulator/demo-set.ts';
import type { Setup } from './programs/parent.ts';
import { readPkcs12Pem } from './read-pkcs12-pem.ts';

/** Certificates of the bench: what a server is set up with, and what a client. */
export type BenchFiles = {
  readonly server: Pick<Setup, FileField>;
  readonly client: Pick<Setup, FileField>;
};
type FileField = 'caPem' | 'certificatePem' | 'keyPem' | 'p12' | 'passphrase' | 'topic' | 'demoDir';

const PASSPHRASE = 'bench';

/** Makes them in `folder`: the simulator's own demo set, and its credential once more as PKCS#12 with AES-256. */
export async function makeFiles(folder: string): Promise<BenchFiles> {
  const demoDir = join(folder, 'demo');
  const set = await openDemoSet(demoDir, new Date());
  if (!set.ok) throw new Error(`the demo set could not be made in ${demoDir}: ${set.problem.code}`);
  const { ca, server, demo } = set.value;
  const own = await readPkcs12Pem(readFileSync(demo.p12), readFileSync(demo.passphraseFile, 'utf8').trimEnd());
  const common = { caPem: readFileSync(ca, 'utf8'), passphrase: PASSPHRASE, topic: demo.topic, demoDir };
  const p12 = makePkcs12(folder, own.certificatePem + own.keyPem);
  return {
    server: { ...common, p12, certificatePem: server.certificatePem, keyPem: server.keyPem },
    client: { ...common, ...own, p12 },
  };
}

/** As `openssl pkcs12 -export` of version 3 makes it by itself: AES-256, PBKDF2 and a MAC of 2,048 iterations each. */
function makePkcs12(folder: string, pem: string): string {
  const p12 = join(folder, 'bench.p12');
  const combined = join(folder, 'bench.pem');
  writeFileSync(combined, pem, { mode: 0o600 });
  const algorithms = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256', '-iter', '2048'];
  execFileSync('openssl', [
    ...['pkcs12', '-export', '-in', combined, '-out', p12],
    ...[...algorithms, '-passout', `pass:${PASSPHRASE}`],
  ]);
  rmSync(combined);
  return p12;
}
