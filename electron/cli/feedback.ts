import { once } from 'node:events';
import { numberText } from '../../shared/messages/quantity-text.ts';
import { ok } from '../../shared/result.ts';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import { readFeedback } from '../apns/feedback.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { EXIT } from './exit-status.ts';
import { loadCredential } from './load-credential.ts';
import { readTarget, type TargetOptions } from './target-options.ts';

export type FeedbackOptions = TargetOptions & CredentialOptions;

/** Reads the feedback service to its end; a JSON line for each device from which the app is gone. */
export async function feedback(options: FeedbackOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out, signal } = context;
  const target = await readTarget(options, io, 'feedback');
  if (!target.ok) return target;
  const { endpoint } = target.value;
  const loaded = await loadCredential(options, endpoint.environment, context);
  if (!loaded.ok) return loaded;

  out.note(`Reading ${endpoint.host} port ${endpoint.port}…`);
  const print = async (devices: readonly GoneDevice[]): Promise<void> => {
    for (const { timestamp, token } of devices) out.data({ timestamp, token });
    // Reading clears the list at the service, so nothing more is fetched than can be handed on.
    if (io.stdout.writableNeedDrain) await once(io.stdout, 'drain', { signal }).catch(() => undefined);
  };
  const { material } = loaded.value;
  const read = await readFeedback({ ...target.value, material, signal, now: io.now }, print);
  if (!read.ok) return read;
  out.note(listed(read.value.count));
  return ok(EXIT.ok);
}

function listed(count: number): string {
  if (count === 0) return 'The list is empty.';
  return `${numberText(count)} ${count === 1 ? 'device' : 'devices'}. The service has cleared its list.`;
}
