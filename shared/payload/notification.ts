import type { DeviceToken } from '../token/device-token.ts';

/** Request headers of the HTTP/2 API; null leaves a header out. */
export type PushHeaders = {
  readonly topic: string | null;
  readonly pushType: string | null;
  readonly priority: number | null;
  /** UNIX seconds; 0 means one attempt, not stored. */
  readonly expiration: number | null;
  readonly collapseId: string | null;
  /** UUID; null lets APNs make one. */
  readonly id: string | null;
};

export const NO_HEADERS: PushHeaders = {
  topic: null,
  pushType: null,
  priority: null,
  expiration: null,
  collapseId: null,
  id: null,
};

export type LegacyCommand = 0 | 1 | 2;

/** One notification to one device, ready to be sent. `payload` goes byte for byte. */
export type Notification = {
  readonly token: DeviceToken;
  readonly payload: Uint8Array;
  readonly headers: PushHeaders;
  /** Used by the legacy protocol only. */
  readonly command: LegacyCommand;
};
