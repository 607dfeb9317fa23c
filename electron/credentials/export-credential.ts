import type { Pkcs12Form, WrittenFile } from '../../shared/credential/export-names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CertificateMaterial } from './credential-material.ts';
import { encryptedKeyPem } from './key-pem.ts';
import { writePkcs12 } from './pkcs12-writer.ts';
import { CERTIFICATE_MODE, type FileToWrite, KEY_MODE, writeTogether } from './write-together.ts';

export type ExportRequest = {
  readonly material: CertificateMaterial;
  /** Where to write; null leaves that file out. */
  readonly paths: {
    readonly certificate: string | null;
    readonly key: string | null;
    readonly combined: string | null;
    readonly pkcs12: string | null;
  };
  readonly pkcs12Form: Pkcs12Form;
  /** For the key and the `.p12`. null: the person has chosen none; the key is then plain and the `.p12` opens with an empty one. */
  readonly keyPassphrase: string | null;
  readonly overwrite: boolean;
};

type Planned = WrittenFile & FileToWrite;

/**
 * Writes a credential: as PEM the leaf certificate, the key (PKCS#8, AES-256 when encrypted) and both in one file,
 * certificate first; as PKCS#12 with the chain. All files are written or none. Files with a key can be read by their
 * owner only. Fails with `file-exists` (unless `overwrite`), `file-unwritable`, or `usage` when two paths are the same.
 */
export async function exportCredential(request: ExportRequest): Promise<Result<readonly WrittenFile[]>> {
  const { material, paths, keyPassphrase, overwrite } = request;
  const { certificatePem, privateKeyPem } = material;
  const keyPem = keyPassphrase === null ? privateKeyPem : encryptedKeyPem(privateKeyPem, keyPassphrase);
  const encrypted = keyPassphrase !== null;
  const planned: Planned[] = [];
  if (paths.certificate !== null) {
    planned.push({
      ...{ path: paths.certificate, contains: ['certificate'], encrypted: false },
      ...{ content: certificatePem, mode: CERTIFICATE_MODE },
    });
  }
  if (paths.key !== null) {
    planned.push({ path: paths.key, contains: ['private-key'], encrypted, content: keyPem, mode: KEY_MODE });
  }
  const both = { contains: ['certificate', 'private-key'], encrypted, mode: KEY_MODE } as const;
  if (paths.combined !== null) planned.push({ ...both, path: paths.combined, content: certificatePem + keyPem });
  if (paths.pkcs12 !== null) planned.push({ ...both, path: paths.pkcs12, content: await pkcs12Of(request) });
  const problem = await writeTogether(planned, overwrite);
  return problem === null ? ok(planned.map(written)) : fail(problem);
}

function pkcs12Of({ material, pkcs12Form, keyPassphrase }: ExportRequest): Promise<Buffer> {
  const { certificatePem, chainPem, privateKeyPem, facts } = material;
  const friendlyName = facts.commonName ?? facts.files[0] ?? 'Pushbench';
  return writePkcs12(
    { certificatePem, chainPem, privateKeyPem, passphrase: keyPassphrase ?? '', friendlyName },
    pkcs12Form,
  );
}

function written({ path, contains, encrypted }: Planned): WrittenFile {
  return { path, contains, encrypted };
}
