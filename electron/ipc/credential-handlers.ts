import { tokenKeyId } from '../../shared/credential/token-key.ts';
import { ok } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';
import type { RunningWork } from './running-work.ts';
import { type ArrivalSources, createArrivals } from './tray-arrivals.ts';

export type CredentialChannel =
  | 'credential:import'
  | 'credential:unlock'
  | 'credential:remove'
  | 'credential:clear'
  | 'credential:state'
  | 'credential:cancel'
  | 'credential:name-key'
  | 'credential:use-at-hand';

export type CredentialSources = ArrivalSources & { readonly work: RunningWork };

/** Files and passphrases go into the tray; only facts come out. Whole credentials are remembered on the way. */
export function credentialHandlers(sources: CredentialSources): HandlersOf<CredentialChannel> {
  const { tray, identities, work, now } = sources;
  const arriving = createArrivals(sources);
  return {
    'credential:import': ({ readingId, files }) =>
      work.run(`reading ${readingId}`, (signal) => arriving(() => tray.add(files, now(), signal))),
    'credential:unlock': ({ readingId, fileId, passphrase }) =>
      work.run(`reading ${readingId}`, (signal) => arriving(() => tray.unlock(fileId, passphrase, now(), signal))),
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
    'credential:name-key': async ({ fileId, keyId, teamId }) => {
      const named = await arriving(async () => ok(await tray.nameKey(fileId, { keyId, teamId }, now())));
      const isKey = named.ok && named.value.credentials.some(({ id }) => id === tokenKeyId(keyId, teamId));
      if (isKey) await identities.rememberTeam(keyId, teamId);
      return named;
    },
    'credential:use-at-hand': ({ certificateFile, keyFile }) =>
      arriving(async () => ok(await tray.takeAtHand(certificateFile, keyFile, now()))),
  };
}
