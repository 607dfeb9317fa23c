import type {
  ChainCertificate,
  ConnectionReport,
  StageEvent,
  StageName,
  TimeLimits,
  TlsFacts,
} from '../../shared/connection/report.ts';
import { explainRetired } from '../../shared/connection/retirement.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { makeContexts } from './client-context.ts';
import { closedProblem, turnedAway } from './closed-problem.ts';
import { failingStage, type Journey, lastStage, openConnection, versionName } from './connect.ts';
import { Http2Connection } from './http2-connection.ts';
import { awaitQuiet, awaitSettings } from './http2-ready.ts';
import { GatewayListener, malformedAnswer, packetProblem } from './legacy-ready.ts';
import type { SecureConnection } from './secure-connection.ts';
import type { ServerChain } from './server-chain.ts';
import { StageRecorder } from './stage-recorder.ts';
import { elapsed } from './time-limit.ts';
import { transcript } from './transcript.ts';

export type TestOptions = {
  readonly endpoint: Endpoint;
  /** PEM of a CA to trust besides the built-in list. */
  readonly extraCa: string | null;
  readonly material: CredentialMaterial | null;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onStage?: (event: StageEvent) => void;
};

/** What the protocol's stage saw besides passing: lines for the transcript. */
type Watched = { readonly lines: readonly string[] };

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
  const watched = await connectAndWatch(options, stages, journey);
  const problem = watched.ok ? null : watched.problem;
  return {
    ok: problem === null,
    target: endpoint,
    stages: stages.finish(['dns', 'tcp', 'tls', 'credential', lastStage(endpoint)]),
    tls: journey.chain && tlsFacts(journey.chain),
    transcript: transcript({
      endpoint,
      withCredential: material !== null,
      ...journey,
      problem,
      lines: watched.ok ? watched.value.lines : [],
    }),
    problem: problem && explainRetired(endpoint, problem),
    clockOffsetMs: null,
  };
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
    if (material !== null) stages.pass('credential', { kind: 'not-refused' }, secured.ms);
    stages.pass('http2', { kind: 'settings', maxConcurrentStreams }, settings.value.ms);
    await connection.close();
    return ok({ lines: [`< SETTINGS max_concurrent_streams=${maxConcurrentStreams ?? 'unlimited'}`] });
  } finally {
    connection.destroy();
  }
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
      return ok({ lines: [`silent for ${limits.quietMs} ms`] });
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

function tlsFacts({ version, cipher, alpn, verifyCode, chain }: ServerChain): TlsFacts {
  const verified = verifyCode === null;
  return { version: versionName(version), cipher, alpn, verified, chain: chain.map(publicFacts) };
}

function publicFacts({ subject, issuer, notBefore, notAfter, sha256 }: ChainCertificate): ChainCertificate {
  return { subject, issuer, notBefore, notAfter, sha256 };
}
