import type { Problem, ProblemCode } from '../problem.ts';
import type { Endpoint } from '../wire/endpoints.ts';

/** The stages of a connection in their order; `response` is only reached by a send. */
export type StageName = 'dns' | 'proxy' | 'tcp' | 'tls' | 'credential' | 'http2' | 'legacy' | 'response';

/** What a stage found, as facts; worded by `shared/messages/stage-text.ts`. */
export type StageDetail =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'connected'; readonly address: string; readonly port: number }
  /** A proxy made the connection. */
  | { readonly kind: 'tunnelled'; readonly proxy: string }
  | { readonly kind: 'secured'; readonly version: string; readonly cipher: string; readonly verified: boolean }
  | { readonly kind: 'not-refused' }
  | { readonly kind: 'no-credential' }
  /** A signing key shows itself only with a notification. */
  | { readonly kind: 'at-first-send' }
  /** A notification to a token of zeros was answered, and the answer did not speak against the credential. */
  | { readonly kind: 'probed'; readonly status: number; readonly reason: string | null }
  | { readonly kind: 'not-reached' }
  | { readonly kind: 'settings'; readonly maxConcurrentStreams: number | null }
  | { readonly kind: 'quiet'; readonly quietMs: number }
  | { readonly kind: 'problem'; readonly code: ProblemCode };

export type Stage = {
  readonly stage: StageName;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Milliseconds it took, null when it was skipped. */
  readonly ms: number | null;
  readonly detail: StageDetail;
};

/** A change while a test runs: a stage began, or ended. */
export type StageEvent =
  | { readonly kind: 'began'; readonly stage: StageName }
  | { readonly kind: 'ended'; readonly stage: Stage };

export type ChainCertificate = {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Lowercase hex. */
  readonly sha256: string;
};

export type TlsFacts = {
  /** As people write it: "TLS 1.3". */
  readonly version: string;
  readonly cipher: string;
  readonly alpn: string | null;
  readonly verified: boolean;
  /** Leaf first; the whole of what the server sent, and the root it was verified against when known. */
  readonly chain: readonly ChainCertificate[];
};

export type ConnectionReport = {
  readonly ok: boolean;
  readonly target: Endpoint;
  /** Host and port of the proxy it went through, null for a direct connection. */
  readonly proxy: string | null;
  readonly stages: readonly Stage[];
  readonly tls: TlsFacts | null;
  /** In the manner of `openssl s_client`, without secrets. */
  readonly transcript: string;
  readonly problem: Problem | null;
  /** The server's clock minus ours in ms, when a Date header was seen. */
  readonly clockOffsetMs: number | null;
};

/** Limits of a test or a send, in milliseconds. */
export type TimeLimits = {
  readonly stageMs: number;
  /** How long the legacy gateway must stay silent before a notification counts as taken. */
  readonly quietMs: number;
};

export const DEFAULT_LIMITS: TimeLimits = { stageMs: 10_000, quietMs: 1_500 };

/** After SETTINGS, how long a GOAWAY may still come before the credential counts as not refused. */
export const SETTINGS_QUIET_MS = 300;
