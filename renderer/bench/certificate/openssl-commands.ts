import { opensslRecipe } from '../../../shared/credential/openssl-recipe.ts';
import type { Identity } from '../../../shared/identity/identity.ts';
import { type ExportForm, exportNames } from './export-form.ts';

/** The openssl commands that do what the form asks for; none when a file they would read is not known. */
export function opensslCommands(form: ExportForm, sources: Identity['sources'] | null): readonly string[] {
  const { certificate = null, key = null, ...chain } = sources ?? {};
  if (certificate === null || key === null) return [];
  const { encrypt: encryptKey, pkcs12Form } = form;
  return opensslRecipe({ certificate, key, ...chain, names: exportNames(form), encryptKey, pkcs12Form });
}
