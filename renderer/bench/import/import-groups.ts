import type { CredentialFacts, ImportState, TrayFile } from '../../../shared/credential/credential.ts';
import { usableCredentials } from '../import-stage.ts';

/** A credential with the files it was made from. */
export type CredentialGroup = {
  readonly credential: CredentialFacts;
  readonly files: readonly TrayFile[];
  /** Names of files that it came from too and that are not in the tray: Pushbench remembers what was in them. */
  readonly atHand: readonly string[];
};

/** The files of a tray, sorted out by the credentials they make. */
export type ImportGroups = {
  readonly groups: readonly CredentialGroup[];
  /** The files that belong to no credential one can push with: still locked, not readable, or one half alone. */
  readonly rest: readonly TrayFile[];
};

/** Sorts a tray. A file may serve several credentials (a .p12 with two identities, a key with two certificates). */
export function importGroups(imported: ImportState): ImportGroups {
  const inTray = new Set(imported.files.map(({ name }) => name));
  const groups = usableCredentials(imported).map((credential) => ({
    credential,
    atHand: credential.files.filter((name) => !inTray.has(name)),
    files: credential.files.flatMap((name) =>
      imported.files.filter((file) => file.name === name && mayHold(file, credential)),
    ),
  }));
  const sorted = new Set(groups.flatMap(({ files }) => files));
  return { groups, rest: imported.files.filter((file) => !sorted.has(file)) };
}

/** Two files may have one name; the certificate in one tells whose it is, as long as a file holds a single one. */
function mayHold({ state }: TrayFile, { commonName }: CredentialFacts): boolean {
  if (state.kind !== 'read') return false;
  const isCertificateAlone = state.holds.includes('certificate') && !state.holds.includes('private-key');
  return !isCertificateAlone || state.commonName === commonName;
}
