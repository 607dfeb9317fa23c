import { shellWord } from '../shell-word.ts';
import type { CredentialFacts, FileForm, ImportState, TrayFile } from './credential.ts';
import { DEFAULT_EXPORT_NAMES, type ExportNames, type Pkcs12Form } from './export-names.ts';

export type RecipeSource = { readonly name: string; readonly form: FileForm };

export type RecipeInput = {
  readonly certificate: RecipeSource;
  readonly key: RecipeSource;
  readonly names: ExportNames;
  /** Whether the key, and the `.p12`, get a passphrase. */
  readonly encryptKey: boolean;
  /** Of the `.p12`, when there is one; `aes-256` unless told. */
  readonly pkcs12Form?: Pkcs12Form;
};

/**
 * The openssl commands that do what a conversion did, ready to paste into a POSIX shell: certificate, key, `cat`
 * for the combined file, and `pkcs12 -export` for the `.p12`. Files that are not asked for but needed on the way get the usual names.
 */
export function opensslRecipe({
  certificate,
  key,
  names,
  encryptKey,
  pkcs12Form = 'aes-256',
}: RecipeInput): readonly string[] {
  const { combined, pkcs12 } = names;
  const needed = (name: string | null, usual: string | null): string | null =>
    name ?? (combined === null && pkcs12 === null ? null : usual);
  const certificateOut = needed(names.certificate, DEFAULT_EXPORT_NAMES.certificate);
  const keyOut = needed(names.key, DEFAULT_EXPORT_NAMES.key);
  const commands: string[] = [];
  if (certificateOut !== null) commands.push(certificateCommand(certificate, certificateOut));
  if (keyOut !== null) commands.push(keyCommand(key, keyOut, encryptKey));
  if (certificateOut !== null && keyOut !== null && combined !== null) {
    commands.push(`cat ${shellWord(certificateOut)} ${shellWord(keyOut)} > ${shellWord(combined)}`);
  }
  if (certificateOut !== null && keyOut !== null && pkcs12 !== null) {
    commands.push(storeCommand(certificateOut, keyOut, pkcs12, encryptKey, pkcs12Form));
  }
  return commands;
}

/** Whether LibreSSL, which reads RC2 without being asked, refuses one of the commands for its `-legacy`. */
export function needsNoLegacyInLibressl(commands: readonly string[]): boolean {
  return commands.some((command) => command.includes(' -legacy'));
}

/** Finds in an import which files a credential's certificate and key came from; null without a private key. */
export function recipeSources(
  state: ImportState,
  facts: CredentialFacts,
): { readonly certificate: RecipeSource; readonly key: RecipeSource } | null {
  const certificate = sourceOf(state.files, facts.files, 'certificate');
  const key = sourceOf(state.files, facts.files, 'private-key');
  return facts.hasPrivateKey && certificate !== null && key !== null ? { certificate, key } : null;
}

function sourceOf(
  files: readonly TrayFile[],
  names: readonly string[],
  part: 'certificate' | 'private-key',
): RecipeSource | null {
  for (const { name, state } of files) {
    if (names.includes(name) && state.kind === 'read' && state.holds.includes(part)) return { name, form: state.form };
  }
  return null;
}

function certificateCommand({ name, form }: RecipeSource, out: string): string {
  if (form === 'pkcs12' || form === 'pkcs12-rc2') {
    return `openssl pkcs12${legacyFlag(form)} -clcerts -nokeys -in ${shellWord(name)} -out ${shellWord(out)}`;
  }
  const inform = form === 'der' ? ' -inform der' : '';
  return `openssl x509${inform} -in ${shellWord(name)} -out ${shellWord(out)}`;
}

function keyCommand({ name, form }: RecipeSource, out: string, encrypt: boolean): string {
  if (form === 'pkcs12' || form === 'pkcs12-rc2') {
    const cipher = encrypt ? ' -aes256' : ' -nodes';
    return `openssl pkcs12${legacyFlag(form)} -nocerts${cipher} -in ${shellWord(name)} -out ${shellWord(out)}`;
  }
  const inform = form === 'der' ? ' -inform der' : '';
  const cipher = encrypt ? ' -v2 aes-256-cbc' : ' -nocrypt';
  return `openssl pkcs8 -topk8${inform}${cipher} -in ${shellWord(name)} -out ${shellWord(out)}`;
}

function storeCommand(certificate: string, key: string, out: string, encrypt: boolean, form: Pkcs12Form): string {
  // Named in full: LibreSSL and OpenSSL 1.1 would choose the older ciphers.
  const ciphers = form === 'keychain' ? '-legacy' : '-certpbe AES-256-CBC -keypbe AES-256-CBC -macalg sha256';
  const passphrase = encrypt ? '' : ' -passout pass:';
  const files = `-in ${shellWord(certificate)} -inkey ${shellWord(key)} -out ${shellWord(out)}`;
  return `openssl pkcs12 -export ${ciphers}${passphrase} ${files}`;
}

/** OpenSSL 3 keeps RC2 in a provider that has to be asked for. */
function legacyFlag(form: FileForm): string {
  return form === 'pkcs12-rc2' ? ' -legacy' : '';
}
