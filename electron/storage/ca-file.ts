import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { fileTrouble } from './file-trouble.ts';

/** `pem` holds the certificates alone, whatever else was in the file; `subject` names the first. */
export type CaFile = { readonly pem: string; readonly subject: string };

/** A bundle of all public roots has a quarter of this. */
const MAX_CA_BYTES = 1024 * 1024;

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads a file with one or more CA certificates (PEM), or one (DER). */
export async function readCaFile(path: string): Promise<Result<CaFile>> {
  const bytes = await bytesOf(path);
  if (!bytes.ok) return bytes;
  const text = bytes.value.toString('latin1');
  const blocks = text.match(PEM_CERTIFICATE) ?? [bytes.value];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    const pem = certificates.map((certificate) => certificate.toString()).join('');
    return ok({ pem, subject: nameOf(certificates[0]?.subject ?? '') });
  } catch {
    return fail({ code: 'not-a-credential', file: path, looksLike: null });
  }
}

async function bytesOf(path: string): Promise<Result<Buffer>> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_CA_BYTES) return fail({ code: 'file-unreadable', file: path, trouble: 'too-large' });
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unreadable', file: path, trouble });
  }
}

/** The common name when there is one, else the whole in one line. */
function nameOf(subject: string): string {
  const parts = subject.split('\n');
  return parts.find((part) => part.startsWith('CN='))?.slice('CN='.length) ?? parts.join(', ');
}
