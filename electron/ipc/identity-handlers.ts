import type { ImportState } from '../../shared/credential/credential.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Http2Pool } from '../apns/http2-pool.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { BuiltIn } from '../identities/built-in.ts';
import type { Identities } from '../identities/identities.ts';
import type { DemoFiles } from '../simulator/demo-set.ts';
import { importDemo } from '../simulator/import-demo.ts';
import type { HandlersOf } from './handler.ts';

export type IdentityChannel =
  | 'identity:list'
  | 'identity:rename'
  | 'identity:remove'
  | 'identity:keep-key'
  | 'identity:forget-key'
  | 'identity:use'
  | 'identity:keep-waiting'
  | 'identity:remove-waiting';

export type IdentitySources = {
  readonly tray: ImportTray;
  readonly identities: Identities;
  readonly builtIn: BuiltIn;
  readonly pool: Http2Pool;
  /** Where the simulator's own credential lies. */
  readonly demoFiles: DemoFiles;
  readonly now: () => Date;
};

/** What is remembered: looking, naming, keeping, using, removing. */
export function identityHandlers(sources: IdentitySources): HandlersOf<IdentityChannel> {
  const { tray, identities, pool, now } = sources;
  return {
    'identity:list': () => ok(identities.list()),
    'identity:rename': ({ id, name }) => identities.rename(id, name),
    'identity:remove': async ({ id }) => {
      const removed = await identities.remove(id);
      if (!removed.ok) return removed;
      await Promise.all([tray.removeCredential(id, now()), pool.closeCredential(id)]);
      return removed;
    },
    'identity:keep-key': ({ id }) => identities.keepKey(id),
    'identity:forget-key': ({ id }) => identities.forgetKey(id),
    'identity:use': ({ id }) => use(sources, id),
    'identity:keep-waiting': ({ publicKeyId }) => identities.keepWaiting(publicKeyId),
    'identity:remove-waiting': ({ publicKeyId }) => identities.removeWaiting(publicKeyId),
  };
}

async function use(sources: IdentitySources, id: string): Promise<Result<ImportState>> {
  const { tray, identities, builtIn, demoFiles, now } = sources;
  if (id === builtIn.current()?.id) {
    await tray.clear();
    return importDemo(tray, demoFiles, now);
  }
  const held = identities.held(id);
  return held.ok ? ok(await tray.replaceWith(held.value, now())) : fail(held.problem);
}
