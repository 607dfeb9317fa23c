import type { ProxyServer } from '../../shared/connection/proxy.ts';
import type { StageName, TimeLimits } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { Contexts } from './client-context.ts';
import { judgeChain } from './judge-chain.ts';
import { findRoute, type Route } from './route.ts';
import { connectSecurely, type SecureConnection } from './secure-connection.ts';
import { readServerChain, type ServerChain } from './server-chain.ts';
import type { StageRecorder } from './stage-recorder.ts';
import { within } from './time-limit.ts';

export type ConnectOptions = {
  readonly endpoint: Endpoint;
  /** PEM of a CA to trust besides the built-in list. */
  readonly extraCa: string | null;
  readonly material: CredentialMaterial | null;
  /** Left out, or null: direct. */
  readonly proxy?: ProxyServer | null;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** The server serves whoever ends the handshake, so the reading of its chain does not end it. */
  readonly servesAtOnce?: boolean;
};

export type StageFailure = { readonly stage: StageName; readonly problem: Problem };

/** What was learned on the way, however far it went; `address` is the proxy's when there is one. */
export type Journey = { address: string | null; chain: ServerChain | null };

/**
 * Connects stage by stage: resolves the name, opens a socket, reads and judges the server's chain with neither
 * credential nor data, and only then connects again, verified, showing the credential. Tells each stage to `stages`
 * and what it learns to `journey`; the stages after the connection (`credential`'s verdict, `http2`, `legacy`) are the caller's.
 */
export async function openConnection(
  options: ConnectOptions,
  contexts: Contexts,
  stages: StageRecorder,
  journey: Journey,
): Promise<Result<SecureConnection, StageFailure>> {
  const { endpoint } = options;
  const stop = (stage: StageName, problem: Problem): Result<never, StageFailure> => {
    stages.fail(stage, problem);
    return fail({ stage, problem });
  };
  // The binary protocol knows no provider tokens.
  if (endpoint.protocol === 'legacy' && options.material?.kind === 'token-key') {
    return stop('credential', { code: 'no-certificate', file: options.material.facts.files[0] ?? '' });
  }
  const reached = await reach(options, contexts, stages, journey);
  if (!reached.ok) return stop(reached.problem.stage, reached.problem.problem);
  const { route, chain } = reached.value;

  const stage = verdictStage(options);
  stages.begin(stage);
  if (chain.complete && lacksHttp2(endpoint, chain.alpn))
    return stop(lastStage(endpoint), noHttp2(endpoint, chain.alpn));
  const secured = await connectSecurely({
    ...options,
    open: (signal) => route.again(stage, signal),
    chain,
    context: contexts.showing,
    stage,
    ms: options.limits.stageMs,
  });
  if (!secured.ok) return stop(failingStage(options, secured.problem), secured.problem);
  const alpn = secured.value.socket.alpnProtocol || null;
  journey.chain = { ...chain, alpn };
  if (!lacksHttp2(endpoint, alpn)) return secured;
  secured.value.socket.destroy();
  return stop(lastStage(endpoint), noHttp2(endpoint, alpn));
}

type Reached = { readonly route: Route; readonly chain: ServerChain };

/** The stages up to `tls`: the way to the server, and its chain, judged good. */
async function reach(
  options: ConnectOptions,
  contexts: Contexts,
  stages: StageRecorder,
  journey: Journey,
): Promise<Result<Reached, StageFailure>> {
  const { endpoint, extraCa, limits, signal, now } = options;
  const { host, port } = endpoint;
  const ms = limits.stageMs;
  const found = await findRoute(options, () => contexts.trusting, stages);
  if (!found.ok) return found;
  const { socket, address } = found.value.first;
  journey.address = address;

  stages.begin('tls');
  const context = contexts.trusting;
  const breakOff = options.servesAtOnce === true;
  const reading = { endpoint, socket, context, extraCa, now, breakOff };
  const ended = await within(ms, signal, (own) => readServerChain(reading, own));
  if (ended.ended === 'cancelled') return fail({ stage: 'tls', problem: { code: 'cancelled', stage: 'tls' } });
  if (ended.ended === 'late') {
    return fail({ stage: 'tls', problem: { code: 'connection-timeout', host, port, stage: 'tls', ms } });
  }
  const { chain, problem } = ended.value;
  journey.chain = chain;
  const verdict = chain === null ? null : judgeChain({ host, verifyCode: chain.verifyCode, chain: chain.chain }, now());
  const failure = problem ?? verdict;
  if (failure !== null || chain === null) {
    return fail({ stage: 'tls', problem: failure ?? { code: 'connection-reset', host, port, stage: 'tls' } });
  }
  const { version, cipher } = chain;
  stages.pass('tls', { kind: 'secured', version: versionName(version), cipher, verified: true });
  return ok({ route: found.value, chain });
}

/** "TLSv1.3" as people write it. */
export function versionName(version: string): string {
  return version.replace(/^TLSv/, 'TLS ');
}

/** The last stage of a connection, which its protocol names. */
export function lastStage({ protocol }: Endpoint): 'http2' | 'legacy' {
  return protocol;
}

/** The stage a problem of the verified connection belongs to: what speaks of silence is the protocol's, of the proxy its, all else the credential's. */
export function failingStage(options: Pick<ConnectOptions, 'endpoint' | 'material'>, problem: Problem): StageName {
  if (problem.code === 'proxy-refused' || problem.code === 'proxy-unusable') return 'proxy';
  const ofCredential = problem.code === 'credential-refused' || problem.code === 'wrong-environment';
  if (ofCredential && options.material !== null) return 'credential';
  const protocols: ReadonlySet<Problem['code']> = new Set([
    'no-answer',
    'answer-malformed',
    'no-http2',
    'rejected',
  ] as const);
  return protocols.has(problem.code) ? lastStage(options.endpoint) : verdictStage(options);
}

/** Where the verdict on the credential shows; when no certificate is shown it is the protocol's stage. */
function verdictStage({ endpoint, material }: Pick<ConnectOptions, 'endpoint' | 'material'>): StageName {
  return material?.kind === 'certificate' ? 'credential' : lastStage(endpoint);
}

function lacksHttp2(endpoint: Endpoint, alpn: string | null): boolean {
  return endpoint.protocol === 'http2' && alpn !== 'h2';
}

function noHttp2({ host, port }: Endpoint, alpn: string | null): Problem {
  return { code: 'no-http2', host, port, alpn };
}
