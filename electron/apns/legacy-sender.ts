import { fail, ok, type Result } from '../../shared/result.ts';
import type { Contexts } from './client-context.ts';
import { closedProblem, isSilentEnd, turnedAway } from './closed-problem.ts';
import { openConnection, type StageFailure } from './connect.ts';
import { MAX_RESENDS } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { LegacyBatch } from './legacy-batch.ts';
import { GatewayListener, malformedAnswer, packetProblem } from './legacy-ready.ts';
import { OpeningRecorder } from './opening-recorder.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { SendOptions } from './send.ts';
import type { Fate } from './socket-fate.ts';
import { nextPoll } from './time-limit.ts';

/**
 * The pause between handshake and first byte. Gateways were seen to complete the handshake with a certificate of the
 * other environment and to close then; so seen, it is known that nothing was taken (node-apn 1.x waits as long).
 */
const PAUSE_MS = 100;
/** Outcomes that are told without giving way to other work. */
const SETTLED_AT_ONCE = 5_000;

/**
 * Sends over the binary protocol. What was written after a failing notification goes again over a new connection, as
 * Apple asks, as long as each connection settles something.
 */
export async function sendOverLegacy(options: SendOptions, contexts: Contexts, queue: DeliveryQueue): Promise<void> {
  let fruitless = 0;
  let answered = false;
  while (!queue.isEmpty) {
    const gateway = await openGateway(options, contexts, answered);
    if (!gateway.ok) return settleUnsent(queue, gateway.problem);
    const end = await new LegacyBatch(options, gateway.value, queue).run();
    gateway.value.connection.socket.destroy();
    if (end.stop !== null) return settleUnsent(queue, end.stop);
    answered ||= end.answered;
    fruitless = end.progress ? 0 : fruitless + 1;
    if (fruitless > MAX_RESENDS) return settleUnsent(queue, end.last);
  }
}

type Gateway = { readonly connection: SecureConnection; readonly listener: GatewayListener };

/**
 * A connection that the gateway kept open through the pause. `proven`: an earlier one of this send was answered, so the
 * gateway does not mind the credential, and need not be waited for.
 */
async function openGateway(
  options: SendOptions,
  contexts: Contexts,
  proven: boolean,
): Promise<Result<Gateway, StageFailure>> {
  const { signal, endpoint } = options;
  const recorder = new OpeningRecorder(options);
  const opened = await openConnection(options, contexts, recorder.stages, recorder.journey);
  if (!opened.ok) {
    options.recorder?.connected(recorder.finish(), false);
    return proven && isSilentEnd(opened.problem.problem) ? fail(hungUp(options, { kind: 'ended' })) : opened;
  }
  const connection = opened.value;
  const listener = new GatewayListener(connection);
  // Under TLS 1.3 we are called back while the session ticket is being read, and Node loses what is written in there.
  await nextPoll();
  const answer = proven ? (listener.now ?? { kind: 'quiet' }) : await listener.listen(PAUSE_MS, signal);
  recorder.notRefused(connection.ms);
  if (answer.kind === 'quiet' && !proven)
    recorder.stages.pass('legacy', { kind: 'quiet', quietMs: PAUSE_MS }, PAUSE_MS);
  options.recorder?.connected(recorder.finish(), false);
  if (answer.kind === 'quiet') return ok({ connection, listener });
  connection.socket.destroy();
  switch (answer.kind) {
    case 'cancelled':
      return fail({ stage: 'legacy', problem: { code: 'cancelled', stage: 'legacy' } });
    case 'packet':
      return fail({ stage: 'legacy', problem: packetProblem(answer.packet) });
    case 'garbage':
      return fail({ stage: 'legacy', problem: malformedAnswer(endpoint.host, answer.bytes, answer.cut) });
    case 'closed': {
      const { fate } = answer;
      if (proven) return fail(hungUp(options, fate));
      const problem = fate.kind === 'ended' ? turnedAway(options) : closedProblem(options, fate, 'legacy', PAUSE_MS);
      return fail({ stage: 'credential', problem });
    }
  }
}

/** A gateway that took notifications of this send before does not mind the credential: it just closed. */
function hungUp(options: SendOptions, fate: Fate): StageFailure {
  return { stage: 'legacy', problem: closedProblem(options, fate, 'legacy', 0) };
}

/** Nothing of what is left was sent. */
async function settleUnsent(queue: DeliveryQueue, { stage, problem }: StageFailure): Promise<void> {
  let settled = 0;
  for (const delivery of queue.rest()) {
    delivery.fail(stage, problem, false);
    settled += 1;
    if (settled % SETTLED_AT_ONCE === 0) await nextPoll();
  }
}
