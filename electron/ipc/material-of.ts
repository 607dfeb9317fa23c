import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import type { CertificateMaterial } from '../credentials/credential-material.ts';
import type { ImportTray } from '../credentials/import-tray.ts';

/** Gives a credential's certificate and key; a certificate whose key is not there is an expected failure. */
export function materialOf(tray: ImportTray, credentialId: string, now: Date): Result<CertificateMaterial> {
  const material = tray.material(credentialId);
  if (material !== null) return ok(material);
  const facts = tray.state(now).credentials.find(({ id }) => id === credentialId);
  if (facts === undefined) throw new Error('The page names a credential that is not in the tray');
  return fail({ code: 'no-private-key', file: facts.files[0] ?? '', commonName: facts.commonName ?? '' });
}
