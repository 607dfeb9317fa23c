import { assertNever } from '../../shared/assert-never.ts';
import type { ProxyServer } from '../../shared/connection/proxy.ts';
import type { FeedbackTargetChoice, TargetChoice } from '../../shared/ipc/schemas.ts';
import type { SimulatorService } from '../../shared/problem.ts';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { appleEndpoint, appleFeedbackEndpoint, customEndpoint, type Endpoint } from '../../shared/wire/endpoints.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import { readCaFile } from '../storage/ca-file.ts';
import { SIMULATOR_HOST } from './simulator-launch.ts';

/** `extraCa`: PEM, trusted besides the built-in list. `proxy`: null for a direct connection. */
export type ResolvedTarget = {
  readonly endpoint: Endpoint;
  readonly extraCa: string | null;
  readonly proxy: ProxyServer | null;
};

export type TargetSources = {
  readonly simulator: () => RunningSimulator | null;
  /** Whether a person chose this CA file, in a dialog or earlier in the settings. */
  readonly mayReadCa: (file: string) => boolean;
  /** The proxy that the settings have for an endpoint. Fails with `usage` for an address that is none. */
  readonly proxyFor: (endpoint: Endpoint) => Result<ProxyServer | null>;
};

/** Turns what was chosen in the window into where to connect, over which proxy, and whom to trust. */
export async function resolveTarget(choice: TargetChoice, sources: TargetSources): Promise<Result<ResolvedTarget>> {
  switch (choice.kind) {
    case 'simulator':
      return simulatorTarget(choice.protocol, sources);
    case 'sandbox':
    case 'production':
      return reached(appleEndpoint(choice.kind, choice.protocol, choice.port ?? undefined), null, sources);
    case 'custom':
      return reached(customEndpoint(choice.host, choice.protocol, choice.port), choice.caFile, sources);
    default:
      return assertNever(choice);
  }
}

/** The same for feedback services. */
export async function resolveFeedbackTarget(
  choice: FeedbackTargetChoice,
  sources: TargetSources,
): Promise<Result<ResolvedTarget>> {
  switch (choice.kind) {
    case 'simulator':
      return simulatorTarget('feedback', sources);
    case 'sandbox':
    case 'production':
      return reached(appleFeedbackEndpoint(choice.kind), null, sources);
    case 'custom':
      return reached(customEndpoint(choice.host, 'legacy', choice.port), choice.caFile, sources);
    default:
      return assertNever(choice);
  }
}

async function simulatorTarget(
  service: SimulatorService,
  { simulator }: TargetSources,
): Promise<Result<ResolvedTarget>> {
  const running = simulator();
  if (running === null) return fail({ code: 'simulator-stopped' });
  const { ready } = running;
  const ownCa = await readCaFile(ready.ca);
  if (!ownCa.ok) return ownCa;
  const endpoint: Endpoint = {
    kind: 'simulator',
    protocol: service === 'http2' ? 'http2' : 'legacy',
    host: SIMULATOR_HOST,
    port: ready[`${service}Port`],
    // It plays Apple's sandbox, so a production-only certificate is told apart here as it would be there.
    environment: 'sandbox',
  };
  return ok({ endpoint, extraCa: ownCa.value.pem, proxy: null });
}

async function reached(
  endpoint: Endpoint,
  caFile: string | null,
  { mayReadCa, proxyFor }: TargetSources,
): Promise<Result<ResolvedTarget>> {
  const proxy = proxyFor(endpoint);
  if (!proxy.ok) return proxy;
  if (caFile === null) return ok({ endpoint, extraCa: null, proxy: proxy.value });
  if (!mayReadCa(caFile)) throw new Error('The page names a CA file that nobody chose');
  const ca = await readCaFile(caFile);
  return ca.ok ? ok({ endpoint, extraCa: ca.value.pem, proxy: proxy.value }) : ca;
}
