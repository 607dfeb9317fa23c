import { ANSWER_STATES } from './answer-states.ts';
import { COMPOSED_STATES, TEST_STATES } from './bench-states.ts';
import { EXPORT_STATES, RE_SAVE_STATES } from './export-states.ts';
import { FEEDBACK_STATES } from './feedback-states.ts';
import { IDENTITY_STATES } from './identity-states.ts';
import { IMPORT_STATES } from './import-states.ts';
import { LINT_STATES } from './lint-states.ts';
import { PALETTE_STATES } from './palette-states.ts';
import { PREVIEW_STATES } from './preview-states.ts';
import { PUSH_TYPE_STATES } from './push-type-states.ts';
import { SECTION_STATES } from './section-states.ts';
import { SIMULATOR_STATES } from './simulator-states.ts';
import type { State } from './state.ts';
import { TEMPLATE_STATES } from './template-states.ts';

/** Every state that is looked at. In this order most can follow one another without starting anew (see state.ts). */
export const STATES: readonly State[] = [
  ...SECTION_STATES,
  ...IMPORT_STATES,
  ...EXPORT_STATES,
  ...PALETTE_STATES,
  ...TEMPLATE_STATES,
  ...FEEDBACK_STATES,
  ...TEST_STATES,
  ...RE_SAVE_STATES,
  ...COMPOSED_STATES,
  ...LINT_STATES,
  ...PUSH_TYPE_STATES,
  ...PREVIEW_STATES,
  ...ANSWER_STATES,
  ...IDENTITY_STATES,
  ...SIMULATOR_STATES,
];
