import { assertNever } from '../../shared/assert-never.ts';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { appleEndpoint, customEndpoint, type Endpoint } from '../../shared/wire/endpoints.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import { readCaFile } from '../storage/ca-file.ts';
import { SIMULATOR_HOST } from './simulator-control.ts';

/** `extraCa`: PEM, trusted besides the built-in list. */
export type ResolvedTarget = { readonly endpoint: Endpoint; readonly extraCa: string | null };

export type TargetSources = {
  readonly simulator: () => RunningSimulator | null;
  /** Whether a person chose this CA file, in a dialog or earlier in the settings. */
  readonly mayReadCa: (file: string) => boolean;
};

/** Turns what was chosen in the window into where to connect and whom to trust. */
export async function resolveTarget(choice: TargetChoice, sources: TargetSources): Promise<Result<ResolvedTarget>> {
  switch (choice.kind) {
    case 'simulator':
      return simulatorTarget(choice.protocol, sources.simulator());
    case 'sandbox':
    case 'production':
      return ok({ endpoint: appleEndpoint(choice.kind, choice.protocol, choice.port ?? undefined), extraCa: null });
    case 'custom': {
      const endpoint = customEndpoint(choice.host, choice.protocol, choice.port);
      return choice.caFile === null ? ok({ endpoint, extraCa: null }) : trusting(choice.caFile, endpoint, sources);
    }
    default:
      return assertNever(choice);
  }
}

async function simulatorTarget(
  protocol: 'http2' | 'legacy',
  running: RunningSimulator | null,
): Promise<Result<ResolvedTarget>> {
  if (running === null) return fail({ code: 'simulator-stopped' });
  const { http2Port, legacyPort, ca } = running.ready;
  const port = protocol === 'http2' ? http2Port : legacyPort;
  const ownCa = await readCaFile(ca);
  if (!ownCa.ok) return ownCa;
  // It plays Apple's sandbox, so a production-only certificate is told apart here as it would be there.
  const endpoint: Endpoint = { kind: 'simulator', protocol, host: SIMULATOR_HOST, port, environment: 'sandbox' };
  return ok({ endpoint, extraCa: ownCa.value.pem });
}

async function trusting(
  caFile: string,
  endpoint: Endpoint,
  { mayReadCa }: TargetSources,
): Promise<Result<ResolvedTarget>> {
  if (!mayReadCa(caFile)) throw new Error('The page names a CA file that nobody chose');
  const ca = await readCaFile(caFile);
  return ca.ok ? ok({ endpoint, extraCa: ca.value.pem }) : ca;
}
