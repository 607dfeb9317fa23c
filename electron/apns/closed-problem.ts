import type { StageName } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Endpoint, Environment } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { Fate } from './socket-fate.ts';
import { tlsProblem } from './tls-failure.ts';

/** Whose connection it was. */
export type Peer = { readonly endpoint: Endpoint; readonly material: CredentialMaterial | null };

/** The problem of a connection that had been secured and then ended without an answer, `ms` after it was waited for. */
export function closedProblem(peer: Peer, fate: Fate, stage: StageName, ms: number): Problem {
  const { endpoint, material } = peer;
  if (fate.kind === 'ended') return { code: 'no-answer', host: endpoint.host, stage, ms, closed: true };
  return tlsProblem({
    endpoint,
    stage,
    error: fate.error,
    chainSeen: true,
    credentialSent: material?.kind === 'certificate',
  });
}

/**
 * The problem of a binary gateway that closed before anything was written: it did not want this certificate.
 * The gateway says so in no other way, and was seen to close like this on a certificate of the other environment.
 */
export function turnedAway(peer: Peer): Problem {
  const { endpoint, material } = peer;
  const { host, protocol } = endpoint;
  const refused = {
    code: 'credential-refused',
    host,
    alert: null,
    reason: null,
    sent: material?.kind === 'certificate',
    protocol,
  } as const;
  return environmentMismatch(peer) ?? refused;
}

/** Whether a problem stands for an end without a word right after the handshake, and nothing else is known. */
export function isSilentEnd(problem: Problem): boolean {
  return problem.code === 'credential-refused' && problem.alert === null && problem.reason === null;
}

/** The problem of a credential for another environment than the endpoint's, null when it fits or nobody can know. */
export function environmentMismatch({ endpoint, material }: Peer): Problem | null {
  const credential: readonly Environment[] = material?.facts.environments ?? [];
  const target = endpoint.environment;
  if (target === null || credential.length === 0 || credential.includes(target)) return null;
  return { code: 'wrong-environment', host: endpoint.host, credential, target, reason: null };
}
