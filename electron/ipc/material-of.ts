import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { ImportTray } from '../credentials/import-tray.ts';

/** Gives a credential's certificate and key; a certificate whose key is not there is an expected failure. */
export function materialOf(tray: ImportTray, credentialId: string, now: Date): Result<CredentialMaterial> {
  const material = tray.material(credentialId);
  if (material !== null) return ok(material);
  const facts = tray.state(now).credentials.find(({ id }) => id === credentialId);
  // An identity may have been removed, and its credential with it, while the page was asking.
  if (facts === undefined) return fail({ code: 'credential-gone' });
  return fail({ code: 'no-private-key', file: facts.files[0] ?? '', commonName: facts.commonName ?? '' });
}
