import type { CredentialFacts, ImportState } from '../../../shared/credential/credential.ts';
import { recipeSources } from '../../../shared/credential/recipe-sources.ts';
import type { Identity } from '../../../shared/identity/identity.ts';

/**
 * The files that a credential of the Bench came from. The tray knows those it has read; for a half that came from what
 * Pushbench remembers (after "Use in Bench", or a `.cer` whose key was kept), the identity knows its file.
 */
export function exportSources(
  imported: ImportState,
  credential: CredentialFacts,
  remembered: readonly Identity[],
): Identity['sources'] | null {
  const read = recipeSources(imported, credential);
  return read ?? remembered.find(({ id }) => id === credential.id)?.sources ?? null;
}

/** Names of the source files in the old form, which OpenSSL 3 opens only with `-legacy`; each once. */
export function oldFormFiles(sources: Identity['sources'] | null): readonly string[] {
  if (sources === null) return [];
  const { certificate, key } = sources;
  const old = [certificate, key].flatMap((source) => (source?.form === 'pkcs12-rc2' ? [source.name] : []));
  return [...new Set(old)];
}
