import type { ProblemAction } from './text-form.ts';

/** The words on a step's button or link. */
const LABELS: Readonly<Record<ProblemAction, string>> = {
  'choose-files': 'Choose files…',
  'use-at-hand': 'Use the one that fits',
  're-save': 'Re-save…',
  'create-request': 'Create signing request…',
  'test-again': 'Test again',
  'use-sandbox': 'Use sandbox',
  'use-production': 'Use production',
  'use-http2': 'Use HTTP/2',
  'test-port-2197': 'Test on port 2197',
  'start-simulator': 'Use the simulator',
  'add-ca': 'Choose CA file…',
  'use-suggested-token': 'Use the hex form',
  'copy-network-request': 'Copy request text',
  'open-certificates-page': 'Open Apple’s certificates page',
  'open-push-docs': 'Open Apple’s push documentation',
  'open-usertrust-root': 'Open the USERTrust root’s page',
  'open-status-page': 'Open Apple’s system status',
};

export function actionLabel(action: ProblemAction): string {
  return LABELS[action];
}
