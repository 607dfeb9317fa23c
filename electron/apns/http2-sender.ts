import { fail, ok, type Result } from '../../shared/result.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import type { Contexts } from './client-context.ts';
import { failingStage, openConnection, type StageFailure } from './connect.ts';
import { type Delivery, MAX_RESENDS } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { Http2Batch } from './http2-batch.ts';
import { Http2Connection } from './http2-connection.ts';
import { awaitSettings } from './http2-ready.ts';
import type { SendOptions } from './send.ts';
import { StageRecorder } from './stage-recorder.ts';

/**
 * Sends over HTTP/2. What a GOAWAY or REFUSED_STREAM left unprocessed goes over a new connection; a request whose
 * answer was lost is never sent again. Connections that settle nothing are given up after a few.
 */
export async function sendOverHttp2(options: SendOptions, contexts: Contexts, queue: DeliveryQueue): Promise<void> {
  let open = [...queue.rest()] as readonly Delivery[];
  let fruitless = 0;
  while (open.length > 0) {
    const opened = await openHttp2(options, contexts);
    if (!opened.ok) {
      settleUnsent(open, opened.problem);
      return;
    }
    const left = await new Http2Batch(options, opened.value, open).run();
    fruitless = left.length < open.length ? 0 : fruitless + 1;
    if (fruitless > MAX_RESENDS) settleUnsent(left, { stage: 'http2', problem: opened.value.problem(0) });
    open = left.filter((delivery) => !delivery.settled);
    await opened.value.close();
  }
}

/** A connection on which the server's SETTINGS have come: before them a burst would not know its limit. */
async function openHttp2(options: SendOptions, contexts: Contexts): Promise<Result<Http2Connection, StageFailure>> {
  const { endpoint, limits, signal } = options;
  const secured = await openConnection(options, contexts, new StageRecorder(), { address: null, chain: null });
  if (!secured.ok) return secured;
  const connection = new Http2Connection(options, secured.value);
  const settings = await awaitSettings(connection, endpoint.host, limits.stageMs, signal);
  if (settings.ok) return ok(connection);
  connection.destroy();
  const { problem } = settings;
  return fail({ stage: failingStage(options, problem), problem });
}

/** No connection was had, so nothing left; a GOAWAY that names the credential is APNs' answer to all. */
function settleUnsent(deliveries: readonly Delivery[], { stage, problem }: StageFailure): void {
  const reason = goawayReason(problem);
  for (const delivery of deliveries) {
    if (reason === null) delivery.fail(stage, problem, false);
    else delivery.reject({ status: null, reason, timestamp: null });
  }
}

function goawayReason(problem: StageFailure['problem']): string | null {
  if (problem.code === 'wrong-environment') return 'BadCertificateEnvironment';
  if (problem.code !== 'credential-refused' || problem.reason === null) return null;
  return isCredentialReason(problem.reason) ? problem.reason : null;
}
