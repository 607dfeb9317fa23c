import type { CredentialFacts } from '../credential/credential.ts';
import type { LegacyCommand } from '../payload/notification.ts';
import type { Endpoint, Environment } from '../wire/endpoints.ts';

/** What is known around one send, by which its answer is explained. */
export type Situation = {
  /** What it was sent with, null when it is not at hand any more. */
  readonly credential: CredentialFacts | null;
  /** As it was sent, lowercase hex. */
  readonly token: string;
  readonly topic: string | null;
  readonly pushType: string | null;
  readonly priority: number | null;
  /** UNIX seconds. */
  readonly expiration: number | null;
  readonly collapseId: string | null;
  readonly command: LegacyCommand;
  /** Of the payload as it was sent. */
  readonly payload: string;
  readonly target: Pick<Endpoint, 'kind' | 'protocol' | 'environment'>;
  /** When the provider token was signed, ISO 8601 UTC; null where there was none. */
  readonly signedAt: string | null;
  /** The server's clock minus ours, milliseconds. */
  readonly clockOffsetMs: number | null;
  readonly now: Date;
  /** The other sends of this bench, the newest first. */
  readonly others: readonly OtherSend[];
};

/** Another send, and whether APNs took it. */
export type OtherSend = {
  /** Whether it went after the send in question. */
  readonly newer: boolean;
  readonly token: string;
  readonly topic: string | null;
  readonly collapseId: string | null;
  readonly environment: Environment | null;
  readonly accepted: boolean;
};

/** The bytes that the payload took. */
export function payloadSize({ payload }: Situation): number {
  return new TextEncoder().encode(payload).length;
}
