import { resolve } from 'node:path';
import type { WrittenFile } from '../../shared/credential/export-names.ts';
import { opensslRecipe, recipeSources } from '../../shared/credential/openssl-recipe.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { exportPem } from '../credentials/export-pem.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { EXIT } from './exit-status.ts';
import { loadCredential } from './load-credential.ts';
import { readPassphraseFile } from './passphrase.ts';

export type ConvertOptions = CredentialOptions & {
  readonly out: string;
  readonly certOut?: string;
  readonly keyOut?: string;
  readonly keyPassphraseFile?: string;
  /** False for `--no-key-encryption`. */
  readonly keyEncryption: boolean;
  readonly force?: boolean;
};

/** Writes the certificate, the key and both in one file as PEM: the three steps of the old recipe. */
export async function convert(options: ConvertOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out } = context;
  const keyPassphrase = await readKeyPassphrase(options, io.cwd);
  if (!keyPassphrase.ok) return keyPassphrase;
  const loaded = await loadCredential(options, null, context);
  if (!loaded.ok) return loaded;
  const { material, state } = loaded.value;
  if (material.kind === 'token-key')
    return usage('a .p8 signing key has no certificate to convert; it is used as it is');

  const path = (name: string | undefined): string | null => (name === undefined ? null : resolve(io.cwd, name));
  const written = await exportPem({
    material,
    paths: { certificate: path(options.certOut), key: path(options.keyOut), combined: path(options.out) },
    keyPassphrase: keyPassphrase.value,
    overwrite: options.force === true,
  });
  if (!written.ok) return written;

  const sources = recipeSources(state, material.facts);
  const names = { certificate: options.certOut ?? null, key: options.keyOut ?? null, combined: options.out };
  const openssl =
    sources === null ? [] : opensslRecipe({ ...sources, names, encryptKey: keyPassphrase.value !== null });
  if (out.json) out.data({ files: written.value, openssl });
  else printFiles(written.value, openssl, context);
  return ok(EXIT.ok);
}

/** The passphrase that encrypts the key, null when it is to stay unencrypted; one of the two must have been chosen. */
async function readKeyPassphrase(options: ConvertOptions, cwd: string): Promise<Result<string | null>> {
  const { keyPassphraseFile, keyEncryption } = options;
  if (keyPassphraseFile !== undefined && !keyEncryption) {
    return usage('--key-passphrase-file and --no-key-encryption exclude each other');
  }
  if (!keyEncryption) return ok(null);
  if (keyPassphraseFile === undefined) {
    return usage('choose how the key is written: --key-passphrase-file FILE encrypts it, --no-key-encryption does not');
  }
  const passphrase = await readPassphraseFile(keyPassphraseFile, cwd);
  if (passphrase.ok && passphrase.value === '') {
    return usage(`${keyPassphraseFile} is empty; an empty passphrase encrypts nothing`);
  }
  return passphrase;
}

function printFiles(files: readonly WrittenFile[], openssl: readonly string[], { out }: CommandContext): void {
  for (const { path, contains, encrypted } of files) {
    const parts = contains.map((part) => (part === 'certificate' ? 'certificate' : keyWords(encrypted)));
    out.line(`${path}: ${parts.join(' and ')}`, { tone: 'good', text: '✓' });
  }
  if (openssl.length === 0) return;
  out.line('');
  out.line('The same with openssl:');
  for (const command of openssl) out.line(`  ${command}`);
}

function keyWords(encrypted: boolean): string {
  return encrypted ? 'encrypted private key' : 'private key, not encrypted';
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
