import { fail, ok } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { HandlersOf } from './handler.ts';
import type { RunningWork } from './running-work.ts';

export type CredentialChannel =
  | 'credential:import'
  | 'credential:unlock'
  | 'credential:remove'
  | 'credential:clear'
  | 'credential:state'
  | 'credential:cancel'
  | 'credential:name-key'
  | 'credential:use-at-hand';

export type CredentialSources = {
  readonly tray: ImportTray;
  readonly work: RunningWork;
  readonly now: () => Date;
};

/** Files and passphrases go into the tray; only facts come out. */
export function credentialHandlers({ tray, work, now }: CredentialSources): HandlersOf<CredentialChannel> {
  return {
    'credential:import': ({ readingId, files }) =>
      work.run(`reading ${readingId}`, async () => ok(await tray.add(files, now()))),
    'credential:unlock': ({ readingId, fileId, passphrase }) =>
      work.run(`reading ${readingId}`, async () => ok(await tray.unlock(fileId, passphrase, now()))),
    'credential:remove': async ({ fileId }) => ok(await tray.remove(fileId, now())),
    'credential:clear': async () => {
      await tray.clear();
      return ok(tray.state(now()));
    },
    'credential:state': () => ok(tray.state(now())),
    'credential:cancel': ({ readingId }) => {
      work.cancel(`reading ${readingId}`);
      return ok(null);
    },
    'credential:name-key': () => fail({ code: 'not-available', feature: '.p8 signing keys' }),
    'credential:use-at-hand': () => fail({ code: 'not-available', feature: 'remembered keys' }),
  };
}
