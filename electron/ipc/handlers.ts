import type { DraftFile } from '../storage/draft-file.ts';
import { connectionHandlers } from './connection-handlers.ts';
import { credentialHandlers } from './credential-handlers.ts';
import { csrHandlers } from './csr-handlers.ts';
import { deviceHandlers } from './device-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { type ExportSources, exportHandlers } from './export-handlers.ts';
import { type FeedbackSources, feedbackHandlers } from './feedback-handlers.ts';
import type { Handlers } from './handler.ts';
import { type IdentitySources, identityHandlers } from './identity-handlers.ts';
import { type PushSources, pushHandlers } from './push-handlers.ts';
import { type SettingsSources, settingsHandlers } from './settings-handlers.ts';
import { type SimulatorCaSources, simulatorCaHandlers } from './simulator-ca-handlers.ts';
import { type SimulatorSources, simulatorHandlers } from './simulator-handlers.ts';
import { simulatorJournalHandlers } from './simulator-journal-handlers.ts';
import { type SystemSources, systemHandlers } from './system-handlers.ts';
import { type TemplateSources, templateHandlers } from './template-handlers.ts';

export type HandlerSources = ExportSources &
  FeedbackSources &
  IdentitySources &
  PushSources &
  SettingsSources &
  SimulatorCaSources &
  SimulatorSources &
  SystemSources &
  TemplateSources & { readonly draft: DraftFile };

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
    ...simulatorJournalHandlers(sources.simulator),
    ...simulatorCaHandlers(sources),
    ...deviceHandlers(sources),
    ...feedbackHandlers(sources),
    ...settingsHandlers(sources),
    ...draftHandlers(sources.draft),
    ...templateHandlers(sources),
  };
}
