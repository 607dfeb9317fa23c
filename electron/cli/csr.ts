import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, ok } from '../../shared/result.ts';
import { createSigningRequest, writeSigningRequest } from '../credentials/signing-request.ts';
import { fileTrouble } from '../storage/file-trouble.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import { EXIT } from './exit-status.ts';
import { type KeyProtection, readKeyProtection } from './key-protection.ts';
import { printWritten } from './print-written.ts';

export type CsrOptions = KeyProtection & {
  readonly commonName: string;
  readonly email: string;
  readonly outDir: string;
  readonly force?: boolean;
};

/** Makes a key and a certificate signing request for it, so that no Keychain is needed. */
export async function csr(options: CsrOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out } = context;
  const keyPassphrase = await readKeyProtection(options, io.cwd);
  if (!keyPassphrase.ok) return keyPassphrase;
  const folder = resolve(io.cwd, options.outDir);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return fail({ code: 'file-unwritable', file: folder, trouble });
  }
  const request = await createSigningRequest({ commonName: options.commonName, email: options.email });
  const written = await writeSigningRequest(request, {
    keyPath: join(folder, 'push.key'),
    requestPath: join(folder, 'CertificateSigningRequest.certSigningRequest'),
    keyPassphrase: keyPassphrase.value,
    overwrite: options.force === true,
  });
  if (!written.ok) return written;
  if (out.json) out.data({ files: written.value });
  else {
    printWritten(written.value, context);
    out.line('');
    out.line('Upload the request to Apple (Certificates, +, Apple Push Notification service SSL). Keep push.key:');
    out.line('with the .cer that Apple gives for it, it is the credential.');
  }
  return ok(EXIT.ok);
}
