import type { ImportState } from '../../shared/credential/credential.ts';
import { keyIdInName } from '../../shared/credential/token-key.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { CommandContext } from './context.ts';
import type { FileOptions } from './credential-options.ts';

/**
 * Gives the signing keys in the tray the Key ID and Team ID of the options. A Key ID that only the other option
 * could mean is wrong usage: whoever mixes the two up would be told by Apple no more than `InvalidProviderToken`.
 */
export async function nameSigningKeys(
  tray: ImportTray,
  { keyId, teamId }: FileOptions,
  { io }: CommandContext,
): Promise<Result<ImportState>> {
  let state = tray.state(io.now());
  const nameless = state.findings.flatMap(({ problem }) => (problem.code === 'team-needed' ? [problem.file] : []));
  for (const { fileId, name } of state.files.filter((file) => nameless.includes(file.name))) {
    const named = keyIdInName(name);
    if (named !== null && named === teamId && keyId !== undefined && keyId !== named) return fail(swapped(name, named));
    // One Key ID cannot be that of several keys; then it is for the one whose name tells none.
    const known = nameless.length === 1 ? (keyId ?? named) : (named ?? keyId);
    if (teamId !== undefined && known !== undefined && known !== null) {
      state = await tray.nameKey(fileId, { keyId: known, teamId }, io.now());
    }
  }
  return ok(state);
}

function swapped(file: string, named: string): { readonly code: 'usage'; readonly detail: string } {
  return {
    code: 'usage',
    detail: `--key-id and --team-id seem to be swapped: the name of ${file} says that ${named} is the Key ID`,
  };
}
