import type { CredentialFacts, FileForm, ImportState, TrayFile } from './credential.ts';

export type RecipeSource = { readonly name: string; readonly form: FileForm };

/** The files that a credential's parts came from. */
export type RecipeSources = {
  readonly certificate: RecipeSource;
  readonly key: RecipeSource;
  /** Those with the authorities above the certificate; absent where nobody knows. */
  readonly chain?: readonly RecipeSource[] | undefined;
};

/** Finds in an import which files a credential's certificate, key and chain came from; null without a private key. */
export function recipeSources(state: ImportState, facts: CredentialFacts): Required<RecipeSources> | null {
  const certificate = sourceOf(state.files, facts.files, 'certificate');
  const key = sourceOf(state.files, facts.files, 'private-key');
  if (!facts.hasPrivateKey || certificate === null || key === null) return null;
  return { certificate, key, chain: chainSources(state, facts) };
}

/** The files with the authorities above a credential's certificate. */
export function chainSources({ files, chainFiles }: ImportState, { id }: CredentialFacts): readonly RecipeSource[] {
  const names = chainFiles?.[id] ?? [];
  return files.flatMap(({ name, state }) =>
    names.includes(name) && state.kind === 'read' ? [{ name, form: state.form }] : [],
  );
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
