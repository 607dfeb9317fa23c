import type { Bench } from './bench-state.ts';
import { chosenCredential } from './selectors.ts';

/** Whether the newest answer to the signing key in use was that APNs cannot verify its token. */
export function idsRefused(bench: Bench): boolean {
  const credential = chosenCredential(bench);
  if (credential?.kind !== 'token-key') return false;
  const newest = bench.sends.find((send) => send.credentialId === credential.id && send.state.kind === 'answered');
  if (newest?.state.kind !== 'answered') return false;
  const { outcome } = newest.state;
  return outcome.outcome === 'rejected' && outcome.reason === 'InvalidProviderToken';
}
