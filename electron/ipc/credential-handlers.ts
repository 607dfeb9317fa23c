import { ok } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { HandlersOf } from './handler.ts';

export type CredentialChannel =
  | 'credential:import'
  | 'credential:unlock'
  | 'credential:remove'
  | 'credential:clear'
  | 'credential:state';

/** Files and passphrases go into the tray; only facts come out. */
export function credentialHandlers(tray: ImportTray, now: () => Date): HandlersOf<CredentialChannel> {
  return {
    'credential:import': async ({ files }) => ok(await tray.add(files, now())),
    'credential:unlock': async ({ fileId, passphrase }) => ok(await tray.unlock(fileId, passphrase, now())),
    'credential:remove': async ({ fileId }) => ok(await tray.remove(fileId, now())),
    'credential:clear': async () => {
      await tray.clear();
      return ok(tray.state(now()));
    },
    'credential:state': () => ok(tray.state(now())),
  };
}
