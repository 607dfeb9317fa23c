import { ok } from '../../shared/result.ts';
import { type GoneDevice, goneDevicesCsv } from '../../shared/wire/gone-device.ts';
import { readFeedback } from '../apns/feedback.ts';
import type { ConnectionSources } from './connection-handlers.ts';
import type { HandlersOf } from './handler.ts';
import { materialOf } from './material-of.ts';
import { resolveFeedbackTarget } from './resolve-target.ts';
import { type ChooseSavePath, saveAs } from './save-as.ts';

export type FeedbackChannel = 'feedback:read' | 'feedback:cancel' | 'feedback:export';

export type FeedbackSources = ConnectionSources & { readonly chooseSavePath: ChooseSavePath };

/** Reading feedback services. What has come is answered also when the end is not a good one: it is gone at the service. */
export function feedbackHandlers(sources: FeedbackSources): HandlersOf<FeedbackChannel> {
  const { tray, targets, limits, work, now, chooseSavePath } = sources;
  return {
    'feedback:read': ({ readId, target, credentialId }) =>
      work.run(`feedback ${readId}`, async (signal) => {
        const resolved = await resolveFeedbackTarget(target, targets);
        if (!resolved.ok) return resolved;
        const material = materialOf(tray, credentialId, now());
        if (!material.ok) return material;
        const devices: GoneDevice[] = [];
        const options = { ...resolved.value, material: material.value, limits: limits(), signal, now };
        const read = await readFeedback(options, (lot) => void devices.push(...lot));
        return ok({ devices, problem: read.ok ? null : read.problem });
      }),
    'feedback:cancel': ({ readId }) => {
      work.cancel(`feedback ${readId}`);
      return ok(null);
    },
    'feedback:export': ({ devices }) => {
      const day = now().toISOString().slice(0, 10);
      const file = { name: `feedback-${day}.csv`, content: goneDevicesCsv(devices), contains: [] };
      return saveAs('feedback', file, chooseSavePath);
    },
  };
}
