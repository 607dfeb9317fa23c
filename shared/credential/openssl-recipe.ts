import { shellWord } from '../shell-word.ts';
import type { FileForm } from './credential.ts';
import { DEFAULT_EXPORT_NAMES, type ExportNames, type Pkcs12Form } from './export-names.ts';
import { freeName } from './free-names.ts';
import type { RecipeSource, RecipeSources } from './recipe-sources.ts';

export type RecipeInput = RecipeSources & {
  /** A file that would have the name of a source gets one of its own. */
  readonly names: ExportNames;
  /** Whether the key, and the `.p12`, get a passphrase. */
  readonly encryptKey: boolean;
  /** Of the `.p12`, when there is one; `aes-256` unless told. */
  readonly pkcs12Form?: Pkcs12Form;
};

/** What is needed on the way to a `.p12` with its chain. */
const CHAIN = 'chain.pem';

/**
 * The openssl commands that do what a conversion did, ready to paste into a POSIX shell: certificate, key, `cat` for the
 * combined file, and `pkcs12 -export` for the `.p12`, with the chain. Files that are not asked for but needed on the way
 * get the usual names. Nothing is written over a source.
 */
export function opensslRecipe(input: RecipeInput): readonly string[] {
  const names = namesFor(input);
  const { certificate, key, combined, pkcs12 } = names;
  const commands: string[] = [];
  if (certificate !== null) commands.push(certificateCommand(input.certificate, certificate));
  if (key !== null) commands.push(keyCommand(input.key, key, input.encryptKey));
  if (certificate === null || key === null) return commands;
  if (combined !== null) commands.push(`${concatenation([certificate, key])} > ${shellWord(combined)}`);
  if (pkcs12 !== null) {
    const taken = [...sourceNames(input), certificate, key, pkcs12, ...(combined === null ? [] : [combined])];
    commands.push(...storeCommands(input, { certificate, key, store: pkcs12 }, taken));
  }
  return commands;
}

/** Whether LibreSSL, which reads RC2 without being asked, refuses one of the commands for its `-legacy`. */
export function needsNoLegacyInLibressl(commands: readonly string[]): boolean {
  return commands.some((command) => command.includes(' -legacy'));
}

function sourceNames({ certificate, key, chain = [] }: RecipeSources): readonly string[] {
  return [certificate, key, ...chain].map(({ name }) => name);
}

/** All that is written: none under the name of a source, and no two under one name. */
function namesFor(input: RecipeInput): ExportNames {
  const { certificate, key, combined, pkcs12 } = input.names;
  const sources = sourceNames(input);
  const taken = [...sources, ...[certificate, key, combined, pkcs12].filter((name) => name !== null)];
  const free = (name: string): string => {
    const chosen = freeName(name, taken);
    taken.push(chosen);
    return chosen;
  };
  const asked = (name: string | null) => (name === null || freeName(name, sources) === name ? name : free(name));
  const isOnTheWay = combined !== null || pkcs12 !== null;
  const needed = (name: string | null, usual: string | null) =>
    asked(name) ?? (isOnTheWay && usual !== null ? free(usual) : null);
  return {
    certificate: needed(certificate, DEFAULT_EXPORT_NAMES.certificate),
    key: needed(key, DEFAULT_EXPORT_NAMES.key),
    ...{ combined: asked(combined), pkcs12: asked(pkcs12) },
  };
}

function certificateCommand({ name, form }: RecipeSource, out: string): string {
  if (isStore(form)) return storeExtract({ name, form }, '-clcerts -nokeys', out);
  const inform = form === 'der' ? ' -inform der' : '';
  return `openssl x509${inform} -in ${shellWord(name)} -out ${shellWord(out)}`;
}

function keyCommand({ name, form }: RecipeSource, out: string, encrypt: boolean): string {
  if (isStore(form)) return storeExtract({ name, form }, `-nocerts${encrypt ? ' -aes256' : ' -nodes'}`, out);
  const inform = form === 'der' ? ' -inform der' : '';
  const cipher = encrypt ? ' -v2 aes-256-cbc' : ' -nocrypt';
  return `openssl pkcs8 -topk8${inform}${cipher} -in ${shellWord(name)} -out ${shellWord(out)}`;
}

/** OpenSSL 3 keeps RC2 in a provider that has to be asked for. */
function storeExtract({ name, form }: RecipeSource, what: string, out: string): string {
  const legacy = form === 'pkcs12-rc2' ? ' -legacy' : '';
  return `openssl pkcs12${legacy} ${what} -in ${shellWord(name)} -out ${shellWord(out)}`;
}

type StoreNames = { readonly certificate: string; readonly key: string; readonly store: string };

/**
 * The `.p12`, and before it what gathers the chain in one PEM file. A PEM file that has the certificate with its chain is
 * taken as it is: openssl finds the key's own certificate in it.
 */
function storeCommands(
  input: RecipeInput,
  { certificate, key, store }: StoreNames,
  taken: readonly string[],
): readonly string[] {
  const { certificate: source, chain = [], encryptKey, pkcs12Form = 'aes-256' } = input;
  const isWhole = source.form === 'pem' && chain.some(({ name }) => name === source.name);
  const others = chain.filter(({ name }) => !isWhole || name !== source.name);
  const { commands, file } = gathered(others, taken);
  // Named in full: LibreSSL and OpenSSL 1.1 would choose the older ciphers.
  const ciphers = pkcs12Form === 'keychain' ? '-legacy' : '-certpbe AES-256-CBC -keypbe AES-256-CBC -macalg sha256';
  const passphrase = encryptKey ? '' : ' -passout pass:';
  const files = `-in ${shellWord(isWhole ? source.name : certificate)} -inkey ${shellWord(key)}`;
  const above = file === null ? '' : ` -certfile ${shellWord(file)}`;
  return [...commands, `openssl pkcs12 -export ${ciphers}${passphrase} ${files}${above} -out ${shellWord(store)}`];
}

/** One PEM file of the certificates in several files. */
function gathered(
  sources: readonly RecipeSource[],
  taken: readonly string[],
): { readonly commands: readonly string[]; readonly file: string | null } {
  const commands: string[] = [];
  const whole = freeName(CHAIN, taken);
  const parts = sources.map((source, index) => {
    if (source.form === 'pem') return source.name;
    const part = sources.length === 1 ? whole : freeName(`chain-${index + 1}.pem`, taken);
    commands.push(
      isStore(source.form) ? storeExtract(source, '-cacerts -nokeys', part) : certificateCommand(source, part),
    );
    return part;
  });
  const [first = null] = parts;
  if (parts.length < 2) return { commands, file: first };
  return { commands: [...commands, `${concatenation(parts)} > ${shellWord(whole)}`], file: whole };
}

function concatenation(names: readonly string[]): string {
  return `cat ${names.map(shellWord).join(' ')}`;
}

function isStore(form: FileForm): boolean {
  return form === 'pkcs12' || form === 'pkcs12-rc2';
}
