import type { LegacyCommand, PushHeaders } from '../payload/notification.ts';
import type { Protocol } from '../wire/endpoints.ts';

/**
 * One notification and where it goes, for programs that send it without Pushbench. It names files and holds no secret,
 * so that no program can.
 */
export type RequestFacts = {
  /** A name or an address, without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** PEM file of the CA that the server's certificate comes from; null for those that the system trusts. */
  readonly caFile: string | null;
  readonly credential: CertificateFile | SigningKeyFile;
  /** Lowercase hex. */
  readonly token: string;
  /** Sent as it is, byte for byte. */
  readonly payload: string;
  readonly headers: PushHeaders;
  /** Used by the legacy protocol only. */
  readonly command: LegacyCommand;
};

export type CertificateFile = {
  readonly kind: 'certificate';
  /** Certificate and key in one PEM file. */
  readonly pemFile: string;
  /** The file whose first line opens the key; null lets the program ask for it where the key is encrypted. */
  readonly passphraseFile: string | null;
};

export type SigningKeyFile = {
  readonly kind: 'token-key';
  readonly p8File: string;
  readonly keyId: string;
  readonly teamId: string;
};

/** The facts of a program that speaks the binary protocol, where only certificates are taken. */
export type LegacyFacts = RequestFacts & { readonly credential: CertificateFile };

/** What the first lines of a program say: what it is, and the commands that have to be run before it. */
export type Heading = { readonly title: string; readonly before: readonly string[] };

/** How long a program waits in silence before it calls a legacy notification sent; as long as Pushbench itself. */
export const QUIET_MS = 1_500;

/** What a program says of silence, and of a connection that ended without an error packet. */
export const SENT = `Sent, no error within ${QUIET_MS / 1000} s`;
export const CLOSED = 'The gateway closed the connection: most likely it refused the notification';

/** The identifier of the one notification, which an error packet echoes. */
export const IDENTIFIER = 1;

/** What the status of an error packet means, for a comment. */
export const STATUS_WORDS = [
  'Statuses: 1 processing error, 2 missing token, 3 missing topic, 4 missing payload, 5 token size, 6 topic size,',
  '7 payload size, 8 invalid token, 10 shutdown, 255 unknown.',
] as const;

/** "host:port", with the brackets that an IPv6 address needs. */
export function authority({ host, port }: Pick<RequestFacts, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** "https://host" with the port where it is not the usual one. */
export function origin(facts: Pick<RequestFacts, 'host' | 'port'>): string {
  return `https://${authority(facts).replace(/:443$/, '')}`;
}

/** Whether a server is named by its address, which a certificate holds in another way than a name. */
export function isAddress({ host }: Pick<RequestFacts, 'host'>): boolean {
  return /^[\d.]+$|:/.test(host);
}

/** The path of a notification (Apple, "Sending notification requests to APNs"). */
export function devicePath({ token }: Pick<RequestFacts, 'token'>): string {
  return `/3/device/${token}`;
}

/** The expiration as the four bytes of a frame hold it; null where there is none. */
export function frameExpiration({ headers }: Pick<RequestFacts, 'headers'>): number | null {
  return headers.expiration === null ? null : headers.expiration >>> 0;
}

/** The priority of a command 2; 10 is what the older commands imply. */
export function framePriority({ headers }: Pick<RequestFacts, 'headers'>): number {
  return (headers.priority ?? 10) & 0xff;
}
