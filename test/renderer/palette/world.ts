import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import { FIRST_BENCH } from '../../../renderer/bench/bench-state.ts';
import { messageFacts } from '../../../renderer/bench/message-facts.ts';
import { chosenCredential } from '../../../renderer/bench/selectors.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
import { FIRST_FEEDBACK } from '../../../renderer/feedback/feedback-state.ts';
import type { PaletteWorld } from '../../../renderer/palette/palette-entry.ts';
import { NO_IDENTITIES } from '../../../shared/identity/identity.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { NO_TEMPLATES } from '../../../shared/template/template.ts';
import { READY_TRAY, SIMULATOR_OFF, TOKEN } from '../bench/fixtures.ts';
import { NOW } from '../identities/fixtures.ts';

/** A credential is in use. */
export const READY: readonly BenchEvent[] = [{ type: 'reading-ended', readingId: 'i', imported: READY_TRAY }];

/** A device token is in the message. */
export const TYPED: BenchEvent = { type: 'token-changed', token: TOKEN };

/** What the palette would be opened in after these events of the Bench. */
export function world(events: readonly BenchEvent[], change: Partial<PaletteWorld> = {}): PaletteWorld {
  const bench = events.reduce(workflow, FIRST_BENCH);
  const message = messageFacts(bench.message, chosenCredential(bench), bench.target.protocol);
  return {
    ...{ bench, message, simulator: SIMULATOR_OFF, identities: NO_IDENTITIES, templates: NO_TEMPLATES },
    ...{ settings: DEFAULT_SETTINGS, feedback: FIRST_FEEDBACK, receivedCount: 0, now: NOW },
    ...change,
  };
}
