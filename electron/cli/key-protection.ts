import { fail, ok, type Result } from '../../shared/result.ts';
import { readPassphraseFile } from './passphrase.ts';

/** How a command writes a private key; one of the two must have been chosen. */
export type KeyProtection = {
  readonly keyPassphraseFile?: string;
  /** False for `--no-key-encryption`. */
  readonly keyEncryption: boolean;
};

/** The passphrase that encrypts the key, null when it is to stay unencrypted. Fails with `usage` or `file-unreadable`. */
export async function readKeyProtection(
  { keyPassphraseFile, keyEncryption }: KeyProtection,
  cwd: string,
): Promise<Result<string | null>> {
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

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
