import type { DraftFile } from '../storage/draft-file.ts';
import { type ConnectionSources, connectionHandlers } from './connection-handlers.ts';
import { credentialHandlers } from './credential-handlers.ts';
import { csrHandlers } from './csr-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { type ExportSources, exportHandlers } from './export-handlers.ts';
import type { Handlers } from './handler.ts';
import { type IdentitySources, identityHandlers } from './identity-handlers.ts';
import { pushHandlers } from './push-handlers.ts';
import { type SettingsSources, settingsHandlers } from './settings-handlers.ts';
import type { SimulatorControl } from './simulator-control.ts';
import { simulatorHandlers } from './simulator-handlers.ts';
import { type SystemSources, systemHandlers } from './system-handlers.ts';

export type HandlerSources = ConnectionSources &
  ExportSources &
  SettingsSources &
  SystemSources &
  IdentitySources & { readonly simulator: SimulatorControl; readonly draft: DraftFile };

/** Puts the domains together; a channel that none of them answers does not compile. */
export function createHandlers(sources: HandlerSources): Handlers {
  return {
    ...systemHandlers(sources),
    ...credentialHandlers(sources),
    ...identityHandlers(sources),
    ...csrHandlers(sources),
    ...exportHandlers(sources),
    ...connectionHandlers(sources),
    ...pushHandlers(sources),
    ...simulatorHandlers(sources),
    ...settingsHandlers(sources),
    ...draftHandlers(sources.draft),
  };
}
