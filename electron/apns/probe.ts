import type { Outcome } from '../../shared/outcome.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import { NO_HEADERS } from '../../shared/payload/notification.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { parseDeviceToken } from '../../shared/token/device-token.ts';
import { isCredentialReason } from '../../shared/wire/reasons.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { ConnectOptions } from './connect.ts';
import { Delivery } from './delivery.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { Http2Batch } from './http2-batch.ts';
import type { Http2Connection } from './http2-connection.ts';

/** What a server that looked at the credential answered. */
export type ProbeAnswer = { readonly status: number; readonly reason: string | null };

export type ProbeOptions = ConnectOptions & {
  readonly material: CredentialMaterial;
  /** The topic to probe with; null for the credential's first, if it has any. */
  readonly probeTopic: string | null;
};

/**
 * Posts to a device token of zeros, which no device has, to have the credential looked at: APNs judges it before the
 * token. Any answer that does not speak of the credential means that it was not refused.
 */
export async function probe(options: ProbeOptions, connection: Http2Connection): Promise<Result<ProbeAnswer>> {
  let outcome: Outcome | null = null;
  const tell = (_index: number, told: Outcome): void => {
    outcome = told;
  };
  const delivery = new Delivery(probeNotification(options), 0, null, { protocol: 'http2', tell });
  const queue = DeliveryQueue.of([delivery]);
  await new Http2Batch({ ...options, concurrency: 1, notifications: [] }, connection, queue, () => true).run();
  return judge(outcome, options, connection);
}

function probeNotification({ material, probeTopic }: ProbeOptions): Notification {
  const zeros = parseDeviceToken('0'.repeat(64));
  if (!zeros.ok) throw new Error('A token of zeros is a token');
  const topic = probeTopic ?? material.facts.topics[0]?.topic ?? null;
  return {
    token: zeros.value.token,
    payload: new TextEncoder().encode('{"aps":{"alert":"probe"}}'),
    headers: { ...NO_HEADERS, topic, pushType: 'alert' },
    command: 2,
  };
}

/** `outcome` is null when the server did not look at the request. */
function judge(
  outcome: Outcome | null,
  { endpoint, material }: ProbeOptions,
  connection: Http2Connection,
): Result<ProbeAnswer> {
  if (outcome === null) return fail(connection.problem(0));
  switch (outcome.outcome) {
    case 'accepted':
      return ok({ status: outcome.status, reason: null });
    case 'failed':
      return fail(outcome.problem);
    case 'cancelled':
      return fail<Problem>({ code: 'cancelled', stage: 'response' });
    case 'rejected': {
      const { status, reason, timestamp } = outcome;
      const { host } = endpoint;
      if (status === null) return fail(connection.problem(0));
      if (reason === 'BadCertificateEnvironment') {
        const credential = material.facts.environments;
        return fail<Problem>({ code: 'wrong-environment', host, credential, target: endpoint.environment, reason });
      }
      if (reason !== null && isCredentialReason(reason)) {
        return fail<Problem>({ code: 'credential-refused', host, alert: null, reason, sent: true, protocol: 'http2' });
      }
      if (status === 403 || status >= 500) {
        return fail<Problem>({ code: 'rejected', protocol: 'http2', status, reason, timestamp });
      }
      return ok({ status, reason });
    }
  }
}
