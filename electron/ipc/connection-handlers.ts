import { type ProxyServer, proxyFor, type Environment as Variables } from '../../shared/connection/proxy.ts';
import type { TimeLimits } from '../../shared/connection/report.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { testConnection } from '../apns/test-connection.ts';
import type { ImportTray } from '../credentials/import-tray.ts';
import type { HandlersOf } from './handler.ts';
import { materialOf } from './material-of.ts';
import { resolveTarget, type TargetSources } from './resolve-target.ts';
import type { RunningWork } from './running-work.ts';

export type ConnectionChannel = 'connection:test' | 'connection:cancel';

/** What a test and a send need alike. */
export type ConnectionSources = {
  readonly tray: ImportTray;
  readonly targets: TargetSources;
  readonly limits: () => TimeLimits;
  readonly work: RunningWork;
  readonly now: () => Date;
};

/** The connection test; its stages go to the window that asked, as they happen. */
export function connectionHandlers(sources: ConnectionSources): HandlersOf<ConnectionChannel> {
  const { tray, targets, limits, work, now } = sources;
  return {
    'connection:test': ({ testId, target, credentialId }, emit) =>
      work.run(`test ${testId}`, async (signal) => {
        const resolved = await resolveTarget(target, targets);
        if (!resolved.ok) return resolved;
        const material = credentialId === null ? ok(null) : materialOf(tray, credentialId, now());
        if (!material.ok) return material;
        const report = await testConnection({
          ...resolved.value,
          material: material.value,
          limits: limits(),
          signal,
          now,
          onStage: (event) => emit('connection:stage', { testId, event }),
        });
        return ok(report);
      }),
    'connection:cancel': ({ testId }) => {
      work.cancel(`test ${testId}`);
      return ok(null);
    },
  };
}

/** The proxy of the settings for an endpoint; `environment`: the process's variables. */
export function proxyOf({ proxy }: Settings, endpoint: Endpoint, environment: Variables): Result<ProxyServer | null> {
  return proxyFor(endpoint, proxy === 'environment' ? null : proxy, environment);
}

/** The time limits of the settings, in the engine's milliseconds. */
export function limitsOf({ stageSeconds, quietMs }: Settings): TimeLimits {
  return { stageMs: stageSeconds * 1000, quietMs };
}
