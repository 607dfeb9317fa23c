import type { TimeLimits } from '../../shared/connection/report.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';

export type SendOptions = {
  readonly endpoint: Endpoint;
  /** PEM of a CA to trust besides the built-in list. */
  readonly extraCa: string | null;
  readonly material: CredentialMaterial;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
  /** How many HTTP/2 requests may be open at once, at most; the server's own limit is kept besides. */
  readonly concurrency: number;
  readonly notifications: readonly Notification[];
  readonly now: () => Date;
};

export function sendNotifications(
  options: SendOptions,
  onOutcome: (index: number, outcome: Outcome) => void,
): Promise<void> {
  throw new Error(`not built yet: ${options.endpoint.host}${onOutcome.name}`);
}
