import { fail, ok, type Result } from '../../shared/result.ts';
import type { Contexts } from './client-context.ts';
import { closedProblem, turnedAway } from './closed-problem.ts';
import { openConnection, type StageFailure } from './connect.ts';
import { type Delivery, MAX_RESENDS } from './delivery.ts';
import { runLegacyBatch } from './legacy-batch.ts';
import { GatewayListener } from './legacy-ready.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { SendOptions } from './send.ts';
import { StageRecorder } from './stage-recorder.ts';

/**
 * The pause between handshake and first byte. Gateways were seen to complete the handshake with a certificate of the
 * other environment and to close then; so seen, it is known that nothing was taken (node-apn 1.x waits as long).
 */
const PAUSE_MS = 100;

/**
 * Sends over the binary protocol. What was written after a failing notification goes again over a new connection, as
 * Apple asks, as long as each connection settles something.
 */
export async function sendOverLegacy(
  options: SendOptions,
  contexts: Contexts,
  deliveries: readonly Delivery[],
): Promise<void> {
  let open = deliveries;
  let fruitless = 0;
  while (open.length > 0) {
    const gateway = await openGateway(options, contexts);
    if (!gateway.ok) {
      settleUnsent(open, gateway.problem);
      return;
    }
    const { connection, listener } = gateway.value;
    const left = await runLegacyBatch(options, connection, listener, open);
    connection.socket.destroy();
    fruitless = left.length < open.length ? 0 : fruitless + 1;
    if (fruitless > MAX_RESENDS) {
      const { host } = options.endpoint;
      settleUnsent(left, {
        stage: 'legacy',
        problem: { code: 'no-answer', host, stage: 'legacy', ms: 0, closed: true },
      });
      return;
    }
    open = left;
  }
}

type Gateway = { readonly connection: SecureConnection; readonly listener: GatewayListener };

/** A connection that the gateway kept open through the pause. */
async function openGateway(options: SendOptions, contexts: Contexts): Promise<Result<Gateway, StageFailure>> {
  const { signal } = options;
  const opened = await openConnection(options, contexts, new StageRecorder(), { address: null, chain: null });
  if (!opened.ok) return opened;
  const connection = opened.value;
  const listener = new GatewayListener(connection);
  const answer = await listener.listen(PAUSE_MS, signal);
  // A packet this early belongs to no notification; the batch reads it as one that names none.
  if (answer.kind === 'quiet' || answer.kind === 'packet') return ok({ connection, listener });
  connection.socket.destroy();
  if (answer.kind === 'cancelled') return fail({ stage: 'legacy', problem: { code: 'cancelled', stage: 'legacy' } });
  const { fate } = answer;
  const problem = fate.kind === 'ended' ? turnedAway(options) : closedProblem(options, fate, 'legacy', PAUSE_MS);
  return fail({ stage: 'credential', problem });
}

function settleUnsent(deliveries: readonly Delivery[], { stage, problem }: StageFailure): void {
  for (const delivery of deliveries) delivery.fail(stage, problem, false);
}
