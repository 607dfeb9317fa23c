import type { ImportState } from '../../shared/credential/credential.ts';
import { tokenKeyId } from '../../shared/credential/token-key.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Http2Pool } from '../apns/http2-pool.ts';
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

export type CredentialSources = ArrivalSources & { readonly work: RunningWork; readonly pool: Http2Pool };

/** Files and passphrases go into the tray; only facts come out. Whole credentials are remembered on the way. */
export function credentialHandlers(sources: CredentialSources): HandlersOf<CredentialChannel> {
  const { tray, identities, work, now } = sources;
  const arriving = createArrivals(sources);
  return {
    'credential:import': ({ readingId, files }) =>
      work.run(`reading ${readingId}`, (signal) => arriving(() => tray.add(files, now(), signal))),
    'credential:unlock': ({ readingId, fileId, passphrase }) =>
      work.run(`reading ${readingId}`, (signal) => arriving(() => tray.unlock(fileId, passphrase, now(), signal))),
    'credential:remove': ({ fileId }) => leaving(sources, async () => void (await tray.remove(fileId, now()))),
    'credential:clear': () => leaving(sources, () => tray.clear()),
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

/** Lets something leave the tray; connections that were made with a credential that is gone are closed. */
async function leaving(
  { tray, pool, now }: CredentialSources,
  change: () => Promise<void>,
): Promise<Result<ImportState>> {
  const before = tray.state(now()).credentials;
  await change();
  const after = tray.state(now());
  const gone = before.filter(({ id }) => after.credentials.every((left) => left.id !== id));
  await Promise.all(gone.map(({ id }) => pool.closeCredential(id)));
  return ok(after);
}
