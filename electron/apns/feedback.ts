import { explainRetired } from '../../shared/connection/retirement.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { FeedbackDecoder, type FeedbackTuple } from '../../shared/wire/feedback-tuple.ts';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { makeContexts } from './client-context.ts';
import { closedProblem, environmentMismatch, isSilentEnd } from './closed-problem.ts';
import { type ConnectOptions, openConnection } from './connect.ts';
import { malformedAnswer } from './legacy-ready.ts';
import type { SecureConnection } from './secure-connection.ts';
import { StageRecorder } from './stage-recorder.ts';
import { elapsed, within } from './time-limit.ts';

export type FeedbackOptions = ConnectOptions & { readonly material: CredentialMaterial };

/**
 * Reads the list of a feedback service to its end: connects like any other connection, says nothing, and hands on what
 * comes, in lots; the next is read when `onDevices` is done with the one before. Gives how many there were. Reading
 * clears the list at the service, so what has come is handed on also when the end is not a good one. A service that is
 * silent for a stage's time limit is given up.
 */
export async function readFeedback(
  options: FeedbackOptions,
  onDevices: (devices: readonly GoneDevice[]) => void | Promise<void>,
): Promise<Result<{ readonly count: number }>> {
  const read = await connectAndRead(options, onDevices);
  return read.ok ? read : fail(explainRetired(options.endpoint, read.problem));
}

async function connectAndRead(
  options: FeedbackOptions,
  onDevices: (devices: readonly GoneDevice[]) => void | Promise<void>,
): Promise<Result<{ readonly count: number }>> {
  const contexts = makeContexts(options.material, options.extraCa);
  if (!contexts.ok) return contexts;
  // It would write its list to the connection that only reads its chain, and clear it.
  const opened = await openConnection({ ...options, servesAtOnce: true }, contexts.value, new StageRecorder(), {
    address: null,
    chain: null,
  });
  if (!opened.ok) {
    const { problem } = opened.problem;
    // An empty list ends right after the handshake, as a gateway does that turns a certificate away.
    return isSilentEnd(problem) ? ok({ count: 0 }) : fail(problem);
  }
  const decoder = new FeedbackDecoder();
  let count = 0;
  const hear = async (chunk: Uint8Array): Promise<void> => {
    const tuples = decoder.read(chunk);
    count += tuples.length;
    if (tuples.length > 0) await onDevices(tuples.map(goneDevice));
  };
  const problem = await readToEnd(options, opened.value, decoder, hear);
  opened.value.socket.destroy();
  if (problem !== null) return fail(problem);
  // A service turns a certificate of the other environment away as if its list were empty.
  const mismatch = count === 0 ? environmentMismatch(options) : null;
  return mismatch === null ? ok({ count }) : fail(mismatch);
}

/** Reads until the service closes; null when it ended well, after whole tuples. */
async function readToEnd(
  options: FeedbackOptions,
  { socket, fate }: SecureConnection,
  decoder: FeedbackDecoder,
  hear: (chunk: Uint8Array) => Promise<void>,
): Promise<Problem | null> {
  const { endpoint, limits, signal } = options;
  const { host } = endpoint;
  const since = performance.now();
  const chunks: AsyncIterator<Uint8Array> = socket[Symbol.asyncIterator]();
  while (true) {
    const next = await within(limits.stageMs, signal, () => chunks.next().catch(() => 'broke' as const));
    if (next.ended === 'cancelled') return { code: 'cancelled', stage: 'legacy' };
    if (next.ended === 'late') return { code: 'no-answer', host, stage: 'legacy', ms: limits.stageMs, closed: false };
    if (next.value === 'broke') {
      return closedProblem(options, fate.now ?? { kind: 'ended' }, 'legacy', elapsed(since));
    }
    if (next.value.done === true) return decoder.rest.length > 0 ? malformedAnswer(host, decoder.rest, true) : null;
    await hear(next.value.value);
    if (decoder.isLost) return malformedAnswer(host, decoder.rest, false);
  }
}

function goneDevice({ seconds, token }: FeedbackTuple): GoneDevice {
  return { timestamp: new Date(seconds * 1000).toISOString(), token: Buffer.from(token).toString('hex') };
}
