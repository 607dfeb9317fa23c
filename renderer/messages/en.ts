import { app } from './en/app.ts';
import { bench } from './en/bench.ts';
import { components } from './en/components.ts';
import { feedback } from './en/feedback.ts';
import { howPushWorks } from './en/how-push-works.ts';
import { howPushWorksDrawings } from './en/how-push-works-drawings.ts';
import { identities } from './en/identities.ts';
import { palette } from './en/palette.ts';
import { preview } from './en/preview.ts';
import { settings } from './en/settings.ts';
import { simulator } from './en/simulator.ts';
import { simulatorDevices } from './en/simulator-devices.ts';
import { simulatorExamples } from './en/simulator-examples.ts';
import { simulatorFaults } from './en/simulator-faults.ts';

/** Every interface text in English. What the simulator, APNs and the network say is worded in `shared/messages`. */
export const en = {
  app,
  components,
  settings,
  bench,
  identities,
  simulator,
  simulatorFaults,
  simulatorDevices,
  simulatorExamples,
  feedback,
  howPushWorks,
  howPushWorksDrawings,
  palette,
  preview,
} as const;
