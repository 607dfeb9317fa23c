import type { ConnectionReport, StageEvent, StageName } from '../../shared/connection/report.ts';
import { explainRetired } from '../../shared/connection/retirement.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { makeContexts } from './client-context.ts';
import { closedProblem, turnedAway } from './closed-problem.ts';
import { type ConnectOptions, failingStage, type Journey, lastStage, openConnection } from './connect.ts';
import { Http2Connection } from './http2-connection.ts';
import { awaitQuiet, awaitSettings } from './http2-ready.ts';
import { GatewayListener, malformedAnswer, packetProblem } from './legacy-ready.ts';
import { probe } from './probe.ts';
import type { SecureConnection } from './secure-connection.ts';
import { StageRecorder } from './stage-recorder.ts';
import { elapsed } from './time-limit.ts';
import { tlsFacts } from './tls-facts.ts';
import { transcript } from './transcript.ts';

export type TestOptions = ConnectOptions & {
  readonly onStage?: (event: StageEvent) => void;
  /** Has the credential looked at by a notification to a token of zeros; HTTP/2 only. */
  readonly probe?: { readonly topic: string | null };
};

/** What the protocol's stage saw besides passing: lines for the transcript, and the server's clock against ours. */
type Watched = { readonly lines: readonly string[]; readonly clockOffsetMs: number | null };

/**
 * Tests a connection stage by stage and tells what each found. Never rejects for what a network or a server does, ends
 * within the stages' limits, and at once when `signal` fires; nothing stays open. A stage's time is its work: the pause
 * in which a refusal may still come is not counted.
 */
export async function testConnection(options: TestOptions): Promise<ConnectionReport> {
  const { endpoint, material } = options;
  const stages = new StageRecorder(options.onStage);
  if (material === null) stages.skip('credential', 'no-credential');
  const journey: Journey = { address: null, chain: null };
  const proxy = options.proxy?.address ?? null;
  const order = stageOrder(endpoint, proxy);
  const watched = await connectAndWatch(options, stages, journey);
  const problem = watched.ok ? null : watched.problem;
  return {
    ok: problem === null,
    target: endpoint,
    proxy,
    stages: stages.finish(order),
    tls: journey.chain && tlsFacts(journey.chain),
    transcript: transcript({
      endpoint,
      proxy,
      withCredential: material?.kind === 'certificate',
      ...journey,
      problem,
      lines: watched.ok ? watched.value.lines : [],
    }),
    problem: problem && explainRetired(endpoint, problem),
    clockOffsetMs: watched.ok ? watched.value.clockOffsetMs : null,
  };
}

/** The stages of a connection in their order. */
export function stageOrder(endpoint: Endpoint, proxy: string | null): readonly StageName[] {
  return ['dns', ...(proxy === null ? [] : (['proxy'] as const)), 'tcp', 'tls', 'credential', lastStage(endpoint)];
}

async function connectAndWatch(
  options: TestOptions,
  stages: StageRecorder,
  journey: Journey,
): Promise<Result<Watched>> {
  const contexts = makeContexts(options.material, options.extraCa);
  if (!contexts.ok) {
    stages.fail('credential', contexts.problem);
    return contexts;
  }
  const opened = await openConnection(options, contexts.value, stages, journey);
  return opened.ok ? watch(options, stages, opened.value) : fail(opened.problem.problem);
}

/** The verdict on the credential and the protocol's own stage, on a connection that stands. */
async function watch(
  options: TestOptions,
  stages: StageRecorder,
  connection: SecureConnection,
): Promise<Result<Watched>> {
  const stage = lastStage(options.endpoint);
  stages.begin(stage);
  const watched =
    stage === 'http2' ? await watchHttp2(options, stages, connection) : await watchLegacy(options, stages, connection);
  connection.socket.destroy();
  if (watched.ok) return watched;
  const failed: StageName = watched.problem.code === 'cancelled' ? stage : failingStage(options, watched.problem);
  stages.fail(failed, watched.problem);
  return watched;
}

async function watchHttp2(
  options: TestOptions,
  stages: StageRecorder,
  secured: SecureConnection,
): Promise<Result<Watched>> {
  const { endpoint, limits, signal, material } = options;
  const connection = new Http2Connection(options, secured);
  try {
    const settings = await awaitSettings(connection, endpoint.host, limits.stageMs, signal);
    if (!settings.ok) return settings;
    const quiet = await awaitQuiet(connection, signal);
    if (!quiet.ok) return quiet;
    const { maxConcurrentStreams } = connection;
    const lines = [`< SETTINGS max_concurrent_streams=${maxConcurrentStreams ?? 'unlimited'}`];
    if (material !== null) {
      const verdict = await credentialVerdict(options, stages, connection, secured.ms);
      if (!verdict.ok) return verdict;
      lines.push(...verdict.value);
    }
    stages.pass('http2', { kind: 'settings', maxConcurrentStreams }, settings.value.ms);
    await connection.close();
    return ok({ lines, clockOffsetMs: connection.clockOffsetMs });
  } finally {
    connection.destroy();
  }
}

/** What is known of the credential on a connection that was not refused; the probe's lines for the transcript. */
async function credentialVerdict(
  options: TestOptions,
  stages: StageRecorder,
  connection: Http2Connection,
  securedMs: number,
): Promise<Result<readonly string[]>> {
  const { material } = options;
  if (material === null) return ok([]);
  if (options.probe === undefined) {
    stages.notRefused(material, securedMs);
    return ok([]);
  }
  const since = performance.now();
  const answered = await probe({ ...options, material, probeTopic: options.probe.topic }, connection);
  if (!answered.ok) return answered;
  const { status, reason } = answered.value;
  stages.pass('credential', { kind: 'probed', status, reason }, elapsed(since));
  return ok([`> POST /3/device/${'0'.repeat(8)}…`, `< ${status}${reason === null ? '' : ` ${reason}`}`]);
}

async function watchLegacy(
  options: TestOptions,
  stages: StageRecorder,
  secured: SecureConnection,
): Promise<Result<Watched>> {
  const { endpoint, limits, signal, material } = options;
  const since = performance.now();
  const answer = await new GatewayListener(secured).listen(limits.quietMs, signal);
  switch (answer.kind) {
    case 'quiet':
      if (material !== null) stages.pass('credential', { kind: 'not-refused' }, secured.ms);
      stages.pass('legacy', { kind: 'quiet', quietMs: limits.quietMs });
      return ok({ lines: [`silent for ${limits.quietMs} ms`], clockOffsetMs: null });
    case 'cancelled':
      return fail<Problem>({ code: 'cancelled', stage: 'legacy' });
    case 'packet':
      return fail(packetProblem(answer.packet));
    case 'garbage':
      return fail(malformedAnswer(endpoint.host, answer.bytes, answer.cut));
    case 'closed':
      if (answer.fate.kind === 'ended') return fail(turnedAway(options));
      return fail(closedProblem(options, answer.fate, 'legacy', elapsed(since)));
  }
}
