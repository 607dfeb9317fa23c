import { bundleIdOf } from '../../shared/payload/push-types.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import { backOffMs, pause } from './back-off.ts';
import { type Contexts, makeContexts } from './client-context.ts';
import { failingStage, openConnection, type StageFailure } from './connect.ts';
import { type Delivery, MAX_RESENDS } from './delivery.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { type BatchEnd, Http2Batch } from './http2-batch.ts';
import { Http2Connection } from './http2-connection.ts';
import type { ConnectionKey, Http2Pool, Lease } from './http2-pool.ts';
import { awaitSettings } from './http2-ready.ts';
import { OpeningRecorder } from './opening-recorder.ts';
import type { SendOptions } from './send.ts';

/** How often a connection that broke is tried again when the server is away for a moment. */
const MAX_REOPENS = 4;

/** Failures that a server which is being restarted shows. */
const PASSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'connection-refused',
  'connection-reset',
  'connection-timeout',
  'no-answer',
  'proxy-unusable',
]);

/**
 * Sends over HTTP/2, one connection for each app's bundle ID, taken from the pool. What a GOAWAY or REFUSED_STREAM left
 * unprocessed goes over a new connection; a request whose answer was lost is never sent again. New connections are made
 * with growing pauses while they settle nothing, and given up after a few.
 */
export async function sendOverHttp2(options: SendOptions, queue: DeliveryQueue, pool: Http2Pool): Promise<void> {
  const { signal } = options;
  // A kept connection needs none.
  let contexts: Result<Contexts> | null = null;
  let opened = false;
  const open = (): Promise<Result<Http2Connection, StageFailure>> => {
    opened = true;
    contexts ??= makeContexts(options.material, options.extraCa);
    return openHttp2(options, contexts);
  };
  let fruitless = 0;
  let reopens = 0;
  let connected = false;
  for (let next = queue.peek(); next !== null; next = queue.peek()) {
    const bundleId = bundleOf(next);
    opened = false;
    const leased = await pool.lease(keyOf(options, bundleId), signal, open);
    if (!leased.ok) {
      reopens += 1;
      if (!connected || reopens > MAX_REOPENS || !PASSING.has(leased.problem.problem.code)) {
        settleUnsent(queue, leased.problem);
        return;
      }
      await pause(backOffMs(reopens), signal);
      continue;
    }
    connected = true;
    reopens = 0;
    const { connection } = leased.value;
    if (connection.opening !== null) options.recorder?.connected(connection.opening, !opened);
    const batch = await runBatch(options, leased.value, queue, bundleId);
    fruitless = batch.settled > 0 ? 0 : fruitless + 1;
    const gaveUp = giveUpAfter(options, batch, connection, fruitless);
    if (gaveUp !== null) settleUnsent(queue, gaveUp);
    else if (fruitless > 0) await pause(backOffMs(fruitless), signal);
  }
}

async function runBatch(options: SendOptions, lease: Lease, queue: DeliveryQueue, bundleId: string): Promise<BatchEnd> {
  const belongs = (delivery: Delivery): boolean => bundleOf(delivery) === bundleId;
  const { connection } = lease;
  const before = connection.clockOffsetMs;
  const batch = await new Http2Batch(options, connection, queue, belongs).run();
  if (connection.clockOffsetMs !== null && connection.clockOffsetMs !== before) {
    options.onClockOffset?.(connection.clockOffsetMs);
  }
  options.recorder?.left(connection.goaway, connection.clockOffsetMs);
  await lease.release();
  return batch;
}

/** Why nothing more is sent after a batch; null when it goes on. */
function giveUpAfter(
  { endpoint, limits, signal }: SendOptions,
  { stalled }: BatchEnd,
  connection: Http2Connection,
  fruitless: number,
): StageFailure | null {
  if (signal.aborted) return { stage: 'http2', problem: { code: 'cancelled', stage: 'http2' } };
  if (stalled) {
    const { host } = endpoint;
    return {
      stage: 'http2',
      problem: { code: 'no-answer', host, stage: 'http2', ms: limits.stageMs, closed: false },
    };
  }
  const reason = connection.goaway?.reason ?? null;
  if (fruitless <= MAX_RESENDS && (reason === null || !isCredentialReason(reason))) return null;
  return { stage: 'http2', problem: connection.problem(0) };
}

function bundleOf({ notification }: Delivery): string {
  const { topic } = notification.headers;
  return topic === null ? '' : bundleIdOf(topic);
}

function keyOf({ endpoint, extraCa, material, proxy }: SendOptions, bundleId: string): ConnectionKey {
  const { host, port } = endpoint;
  return { credentialId: material.facts.id, host, port, bundleId, extraCa, proxy: proxy?.address ?? null };
}

/** A connection on which the server's SETTINGS have come: before them a burst would not know its limit. */
async function openHttp2(
  options: SendOptions,
  contexts: Result<Contexts>,
): Promise<Result<Http2Connection, StageFailure>> {
  if (!contexts.ok) return fail({ stage: 'credential', problem: contexts.problem });
  const recorder = new OpeningRecorder(options);
  const opened = await openAndSettle(options, contexts.value, recorder);
  const opening = recorder.finish();
  if (opened.ok) opened.value.opening = opening;
  else options.recorder?.connected(opening, false);
  return opened;
}

async function openAndSettle(
  options: SendOptions,
  contexts: Contexts,
  recorder: OpeningRecorder,
): Promise<Result<Http2Connection, StageFailure>> {
  const { endpoint, limits, signal } = options;
  const { stages, journey } = recorder;
  const secured = await openConnection(options, contexts, stages, journey);
  if (!secured.ok) return secured;
  const connection = new Http2Connection(options, secured.value);
  const settings = await awaitSettings(connection, endpoint.host, limits.stageMs, signal);
  if (settings.ok) {
    recorder.notRefused(secured.value.ms);
    const { maxConcurrentStreams } = connection;
    stages.pass('http2', { kind: 'settings', maxConcurrentStreams }, settings.value.ms);
    return ok(connection);
  }
  connection.destroy();
  const { problem } = settings;
  const stage = failingStage(options, problem);
  stages.fail(stage, problem);
  return fail({ stage, problem });
}

/** No connection was had, so nothing left; a GOAWAY that names the credential is APNs' answer to all. */
function settleUnsent(queue: DeliveryQueue, { stage, problem }: StageFailure): void {
  const reason = goawayReason(problem);
  for (const delivery of queue.rest()) {
    if (reason === null) delivery.fail(stage, problem, false);
    else delivery.reject({ status: null, reason, timestamp: null });
  }
}

function goawayReason(problem: StageFailure['problem']): string | null {
  if (problem.code === 'wrong-environment') return 'BadCertificateEnvironment';
  if (problem.code !== 'credential-refused' || problem.reason === null) return null;
  return isCredentialReason(problem.reason) ? problem.reason : null;
}
