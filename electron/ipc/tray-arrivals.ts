import type { ImportState } from '../../shared/credential/credential.ts';
import type { Result } from '../../shared/result.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { Identities } from '../identities/identities.ts';

/**
 * Gives the function that changes the tray and has what came into it remembered: credentials whose key is in hand now
 * and was not before. One that a person removed from what is remembered is so not remembered anew by the next file.
 */
export function createArrivals({ tray, identities, now }: ArrivalSources): Arrivals {
  return async (change) => {
    const before = new Set(withKey(tray.state(now())));
    const changed = await change();
    if (!changed.ok) return changed;
    const arrived = withKey(changed.value).filter((id) => !before.has(id));
    const materials = arrived.flatMap((id) => tray.material(id) ?? []);
    await identities.remember(changed.value, materials);
    return changed;
  };
}

export type ArrivalSources = {
  readonly tray: ImportTray;
  readonly identities: Identities;
  readonly now: () => Date;
};

export type Arrivals = (change: () => Promise<Result<ImportState>>) => Promise<Result<ImportState>>;

function withKey({ credentials }: ImportState): readonly string[] {
  return credentials.filter(({ hasPrivateKey }) => hasPrivateKey).map(({ id }) => id);
}
