import type { Environment } from '../wire/endpoints.ts';
import type { Repair } from './cause.ts';
import type { Situation } from './situation.ts';

/** The environment that it was not sent to; null where nobody can know, as with a custom host or the simulator. */
export function otherEnvironment({ target }: Situation): Environment | null {
  if (target.kind !== 'sandbox' && target.kind !== 'production') return null;
  return target.kind === 'sandbox' ? 'production' : 'sandbox';
}

/** Whether the credential may go there: a certificate says so itself, a signing key is not known to be limited. */
export function mayGoTo({ credential }: Situation, environment: Environment): boolean {
  return credential?.environments.includes(environment) ?? false;
}

/** The retry on an environment, where the credential can. */
export function retryOn(situation: Situation, environment: Environment | null): Repair | null {
  return environment !== null && mayGoTo(situation, environment) ? { kind: 'retry-on', environment } : null;
}
