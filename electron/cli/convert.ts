import { resolve } from 'node:path';
import type { ExportNames, WrittenFile } from '../../shared/credential/export-names.ts';
import { needsNoLegacyInLibressl, opensslRecipe } from '../../shared/credential/openssl-recipe.ts';
import { recipeSources } from '../../shared/credential/recipe-sources.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { exportCredential } from '../credentials/export-credential.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { EXIT } from './exit-status.ts';
import { type KeyProtection, readKeyProtection } from './key-protection.ts';
import { loadCredential } from './load-credential.ts';
import { printWritten } from './print-written.ts';

export type ConvertOptions = CredentialOptions &
  KeyProtection & {
    /** PEM, unless its name ends in .p12 or .pfx. */
    readonly out: string;
    readonly certOut?: string;
    readonly keyOut?: string;
    /** A `.p12` as Keychain Access writes it. */
    readonly legacyCipher?: boolean;
    readonly force?: boolean;
  };

/** Writes the certificate, the key and both in one file: as PEM, the three steps of the old recipe, or as `.p12`. */
export async function convert(options: ConvertOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out } = context;
  const names = namesOf(options);
  if (options.legacyCipher === true && names.pkcs12 === null) {
    return usage('--legacy-cipher goes with a .p12: name it as --out, such as --out Push.p12');
  }
  const keyPassphrase = await readKeyProtection(options, io.cwd);
  if (!keyPassphrase.ok) return keyPassphrase;
  const loaded = await loadCredential(options, null, context);
  if (!loaded.ok) return loaded;
  const { material, state } = loaded.value;
  if (material.kind === 'token-key') {
    const [file = 'the .p8'] = material.facts.files;
    return usage(`${file} is a signing key: it has no certificate, and its .p8 is its form`);
  }

  const path = (name: string | null): string | null => (name === null ? null : resolve(io.cwd, name));
  const pkcs12Form = options.legacyCipher === true ? 'keychain' : 'aes-256';
  const written = await exportCredential({
    ...{ material, pkcs12Form, keyPassphrase: keyPassphrase.value },
    paths: {
      ...{ certificate: path(names.certificate), key: path(names.key) },
      ...{ combined: path(names.combined), pkcs12: path(names.pkcs12) },
    },
    overwrite: options.force === true,
  });
  if (!written.ok) return written;

  const sources = recipeSources(state, material.facts);
  const encryptKey = keyPassphrase.value !== null;
  const openssl = sources === null ? [] : opensslRecipe({ ...sources, names, encryptKey, pkcs12Form });
  if (out.json) out.data({ files: written.value, openssl });
  else printAll(written.value, openssl, context);
  return ok(EXIT.ok);
}

function namesOf({ out, certOut, keyOut }: ConvertOptions): ExportNames {
  const isStore = /\.(p12|pfx)$/i.test(out);
  return {
    ...{ certificate: certOut ?? null, key: keyOut ?? null },
    ...{ combined: isStore ? null : out, pkcs12: isStore ? out : null },
  };
}

function printAll(files: readonly WrittenFile[], openssl: readonly string[], context: CommandContext): void {
  const { out } = context;
  printWritten(files, context);
  if (openssl.length === 0) return;
  out.line('');
  out.line('The same with openssl:');
  for (const command of openssl) out.line(`  ${command}`);
  if (needsNoLegacyInLibressl(openssl)) out.line('LibreSSL (the openssl of macOS) knows no -legacy and needs none.');
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
