import type { SecureContext } from 'node:tls';
import type { ProxyServer } from '../../shared/connection/proxy.ts';
import type { StageName } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { type OpenedSocket, openSocket } from './open-socket.ts';
import { openTunnel, type Tunnel, unreachable } from './proxy-tunnel.ts';
import { resolveName } from './resolve-name.ts';
import type { StageRecorder } from './stage-recorder.ts';

export type RouteOptions = {
  readonly endpoint: Endpoint;
  /** Left out, or null: direct. */
  readonly proxy?: ProxyServer | null;
  readonly limits: { readonly stageMs: number };
  readonly signal: AbortSignal;
};

type RouteFailure = { readonly stage: StageName; readonly problem: Problem };

/** A way to a server, directly or through a proxy, that can be gone more than once. */
export type Route = {
  /** The first connection, already open; `address` is the proxy's when there is one. */
  readonly first: OpenedSocket;
  /** Goes the same way again; what fails belongs to `stage`, or to the proxy. */
  readonly again: (stage: StageName, signal: AbortSignal) => Promise<Result<OpenedSocket>>;
};

/**
 * The stages `dns`, `proxy` when there is one, and `tcp`: resolves the name of the server, or of the proxy (which
 * resolves the server's itself), and connects.
 */
export async function findRoute(
  options: RouteOptions,
  context: () => SecureContext,
  stages: StageRecorder,
): Promise<Result<Route, RouteFailure>> {
  const { endpoint, limits, signal } = options;
  const proxy = options.proxy ?? null;
  const ms = limits.stageMs;
  const { host, port } = proxy ?? endpoint;

  stages.begin('dns');
  const resolved = await resolveName(host, port, ms, signal);
  if (!resolved.ok) {
    return fail({ stage: 'dns', problem: proxy === null ? resolved.problem : unreachable(proxy, resolved.problem) });
  }
  const addresses = resolved.value;
  stages.pass('dns', { kind: 'addresses', addresses });

  if (proxy === null) {
    stages.begin('tcp');
    const opened = await openSocket({ host, port, stage: 'tcp' }, addresses, ms, signal);
    if (!opened.ok) return fail({ stage: 'tcp', problem: opened.problem });
    const { address } = opened.value;
    stages.pass('tcp', { kind: 'connected', address, port });
    return ok({ first: opened.value, again: (stage, own) => openSocket({ host, port, stage }, [address], ms, own) });
  }
  const tunnel = (own: AbortSignal): Promise<Result<Tunnel>> =>
    openTunnel(proxy, addresses, endpoint, context, ms, own);
  stages.begin('proxy');
  const opened = await tunnel(signal);
  if (!opened.ok) return fail({ stage: 'proxy', problem: opened.problem });
  const { address, reachMs, answerMs } = opened.value;
  stages.pass('proxy', { kind: 'connected', address, port }, reachMs);
  stages.pass('tcp', { kind: 'tunnelled', proxy: proxy.address }, answerMs);
  return ok({ first: opened.value, again: (_stage, own) => tunnel(own) });
}
