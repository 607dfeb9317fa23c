import { DEFAULT_EXPORT_NAMES } from '../../../shared/credential/export-names.ts';
import { opensslRecipe } from '../../../shared/credential/openssl-recipe.ts';
import type { Identity } from '../../../shared/identity/identity.ts';
import { type ExportForm, exportNames } from './export-form.ts';

/**
 * The openssl commands that do what the form asks for; none when a file they would read is not known. Where an output
 * has the name of a source it gets one of its own, also a file that is only needed on the way.
 */
export function opensslCommands(form: ExportForm, sources: Identity['sources'] | null): readonly string[] {
  const { certificate = null, key = null } = sources ?? {};
  if (certificate === null || key === null) return [];
  const names = exportNames(form);
  const needsHalves = names.combined !== null || names.pkcs12 !== null;
  const free = (name: string | null) => (name === null ? null : freeName(name, [certificate.name, key.name]));
  const half = (kind: 'certificate' | 'key') => free(names[kind] ?? (needsHalves ? DEFAULT_EXPORT_NAMES[kind] : null));
  return opensslRecipe({
    ...{ certificate, key },
    names: {
      ...{ certificate: half('certificate'), key: half('key') },
      ...{ combined: free(names.combined), pkcs12: free(names.pkcs12) },
    },
    encryptKey: form.encrypt,
    pkcs12Form: form.pkcs12Form,
  });
}

/** A name that no source has: openssl and `cat` would empty the file before it is read. */
export function freeName(name: string, taken: readonly string[]): string {
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? freeName(`new-${name}`, taken) : name;
}
