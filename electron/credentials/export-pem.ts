import { createPrivateKey } from 'node:crypto';
import type { WrittenFile } from '../../shared/credential/export-names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CertificateMaterial } from './credential-material.ts';
import { type FileToWrite, writeTogether } from './write-together.ts';

export type ExportRequest = {
  readonly material: CertificateMaterial;
  /** Where to write; null leaves that file out. */
  readonly paths: {
    readonly certificate: string | null;
    readonly key: string | null;
    readonly combined: string | null;
  };
  /** null writes the key unencrypted, which the person has chosen. */
  readonly keyPassphrase: string | null;
  readonly overwrite: boolean;
};

const KEY_MODE = 0o600;
const CERTIFICATE_MODE = 0o644;

/**
 * Writes a credential as PEM: the leaf certificate, the key (PKCS#8, AES-256 when encrypted), and both in one file,
 * certificate first. All files are written or none. Files with a key can be read by their owner only.
 * Fails with `file-exists` (unless `overwrite`), `file-unwritable`, or `usage` when two paths are the same.
 */
export async function exportPem(request: ExportRequest): Promise<Result<readonly WrittenFile[]>> {
  const { certificate, key, combined } = request.paths;
  const certificatePem = request.material.certificatePem;
  const keyPem = exportedKey(request.material.privateKeyPem, request.keyPassphrase);
  const encrypted = request.keyPassphrase !== null;
  const planned: (WrittenFile & FileToWrite)[] = [];
  if (certificate !== null) {
    planned.push({
      ...{ path: certificate, contains: ['certificate'], encrypted: false },
      ...{ text: certificatePem, mode: CERTIFICATE_MODE },
    });
  }
  if (key !== null) {
    planned.push({ path: key, contains: ['private-key'], encrypted, text: keyPem, mode: KEY_MODE });
  }
  if (combined !== null) {
    planned.push({
      ...{ path: combined, contains: ['certificate', 'private-key'], encrypted },
      ...{ text: certificatePem + keyPem, mode: KEY_MODE },
    });
  }
  const problem = await writeTogether(planned, request.overwrite);
  if (problem !== null) return fail(problem);
  return ok(planned.map(({ path, contains, encrypted: isEncrypted }) => ({ path, contains, encrypted: isEncrypted })));
}

function exportedKey(pem: string, passphrase: string | null): string {
  if (passphrase === null) return pem;
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(pem).export(options).toString();
}
