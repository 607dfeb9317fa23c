import type { StageName } from './connection/report.ts';
import type { ProviderTokenFault } from './token/provider-token.ts';
import type { Environment, Protocol } from './wire/endpoints.ts';

/**
 * Every expected failure and every finding, told by `code` and carrying facts, never prose.
 * The words are in `shared/messages/problem-text.ts`. A code once shipped keeps its meaning.
 */
export type Problem =
  | CommandProblem
  | FileProblem
  | CredentialProblem
  | MessageProblem
  | NetworkProblem
  | TlsProblem
  | AnswerProblem;

export type ProblemCode = Problem['code'];

export type CommandProblem =
  | { readonly code: 'usage'; readonly detail: string }
  | { readonly code: 'not-available'; readonly feature: string }
  /** `nextFree` is null when it was not looked for. */
  | { readonly code: 'port-in-use'; readonly port: number; readonly host: string; readonly nextFree: number | null }
  /** Two services of the simulator are to listen on one port. */
  | {
      readonly code: 'port-given-twice';
      readonly port: number;
      readonly services: readonly [SimulatorService, SimulatorService];
    }
  | { readonly code: 'rules-invalid'; readonly file: string; readonly detail: string }
  | {
      readonly code: 'notifications-missing';
      readonly expected: number;
      readonly received: number;
      readonly seconds: number;
    }
  | { readonly code: 'simulator-stopped' }
  | { readonly code: 'cancelled'; readonly stage: StageName | null }
  /** `reference` finds the entry in the log; the stack stays there. */
  | { readonly code: 'bug'; readonly reference: string };

export type SimulatorService = 'http2' | 'legacy' | 'feedback';

export type FileTrouble = 'missing' | 'permission' | 'folder' | 'too-large' | 'disk-full' | 'io';

export type FileProblem =
  | { readonly code: 'file-unreadable'; readonly file: string; readonly trouble: FileTrouble }
  | { readonly code: 'file-unwritable'; readonly file: string; readonly trouble: FileTrouble }
  | { readonly code: 'file-exists'; readonly files: readonly string[] }
  /** `looksLike`: what the bytes or the name say it is, when that is known. */
  | { readonly code: 'not-a-credential'; readonly file: string; readonly looksLike: OtherFileKind | null }
  | { readonly code: 'passphrase-needed'; readonly file: string }
  | { readonly code: 'passphrase-wrong'; readonly file: string }
  | { readonly code: 'cipher-unsupported'; readonly file: string; readonly cipher: string }
  /** `offset`: the byte at which reading stopped, when known. */
  | { readonly code: 'file-damaged'; readonly file: string; readonly offset: number | null }
  | { readonly code: 'too-much-work'; readonly file: string; readonly iterations: number; readonly limit: number }
  /** A file that should hold a notification. */
  | { readonly code: 'not-a-notification'; readonly file: string; readonly trouble: NotificationFileTrouble };

export type NotificationFileTrouble =
  | { readonly kind: 'empty' | 'not-text' | 'too-large' | 'no-aps' }
  /** `line` and `column` from 1; `detail` as that of `payload-invalid`. */
  | { readonly kind: 'json'; readonly line: number; readonly column: number; readonly detail: string }
  /** A file of Pushbench's own: of a form that came later, or with something else in a field. */
  | { readonly kind: 'newer-form'; readonly version: number }
  | { readonly kind: 'field'; readonly field: string };

export type OtherFileKind =
  | 'token-key'
  | 'provisioning-profile'
  | 'signing-request'
  | 'public-key'
  | 'image'
  | 'archive'
  | 'text'
  | 'empty'
  /** It is well formed, and holds more than any credential does. */
  | 'oversized';

export type CredentialProblem =
  | {
      readonly code: 'no-private-key';
      readonly file: string;
      readonly commonName: string;
      /** The file that its key was in or was written to; only where Pushbench remembers one. */
      readonly keyFile?: string;
    }
  | { readonly code: 'no-certificate'; readonly file: string }
  /** The last 8 hex digits of each public key's SHA-256, as people compare them. */
  | {
      readonly code: 'not-a-pair';
      readonly certificateFile: string;
      readonly certificateKey: string;
      readonly keyFile: string;
      readonly privateKey: string;
      /** The half that would fit, where Pushbench has it. */
      readonly atHand: HalfAtHand | null;
    }
  /** Times are ISO 8601 UTC; `days` since it ended, rounded down. */
  | { readonly code: 'expired'; readonly commonName: string; readonly notAfter: string; readonly days: number }
  | { readonly code: 'expires-soon'; readonly commonName: string; readonly notAfter: string; readonly days: number }
  | { readonly code: 'not-yet-valid'; readonly commonName: string; readonly notBefore: string; readonly days: number }
  | { readonly code: 'not-a-push-certificate'; readonly file: string; readonly commonName: string }
  | {
      readonly code: 'several-credentials';
      readonly choices: readonly { readonly id: string; readonly label: string }[];
    }
  /** The handle names no credential that is in memory (removed, or the app was restarted). */
  | { readonly code: 'credential-gone' }
  /** A signing key whose Team ID nobody has told yet. `keyId` null: neither does the file's name tell the Key ID. */
  | { readonly code: 'team-needed'; readonly file: string; readonly keyId: string | null }
  /** The file uses a cipher that OpenSSL 3 and Node refuse, though Pushbench reads it. */
  | { readonly code: 'old-cipher'; readonly file: string; readonly cipher: string }
  /** Keys cannot be kept on this system: it has no keyring that is open. */
  | { readonly code: 'secure-store-unavailable' };

/** A key (from a file of that name) that fits the certificate, or a remembered certificate that fits the key. */
export type HalfAtHand =
  | { readonly kind: 'key'; readonly file: string }
  | { readonly kind: 'certificate'; readonly id: string; readonly label: string };

export type TokenTrouble =
  | 'empty'
  | 'not-hex'
  | 'odd-length'
  | 'too-long'
  | 'swift-description'
  | 'fcm-token'
  | 'base64';

export type MessageProblem =
  /** `at`: position (from 1) of the first character that does not fit, null when the whole does not. */
  | {
      readonly code: 'token-malformed';
      readonly trouble: TokenTrouble;
      readonly at: number | null;
      readonly character: string | null;
      readonly digits: number;
      /** The hex that a base64 token stands for, offered, never applied in silence. */
      readonly suggestion: string | null;
    }
  | { readonly code: 'token-truncated' }
  | { readonly code: 'tokens-unusable'; readonly file: string; readonly lines: readonly number[] }
  | { readonly code: 'payload-invalid'; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly code: 'payload-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'header-invalid'; readonly header: string; readonly detail: string }
  /** A provider token that APNs would refuse, or take for another's. */
  | { readonly code: 'provider-token-faulty'; readonly fault: ProviderTokenFault };

export type NetworkProblem =
  | { readonly code: 'name-not-found'; readonly host: string }
  | { readonly code: 'resolver-unavailable'; readonly host: string }
  | {
      readonly code: 'network-unreachable';
      readonly host: string;
      readonly port: number;
      readonly address: string | null;
    }
  | {
      readonly code: 'connection-refused';
      readonly host: string;
      readonly port: number;
      readonly address: string | null;
    }
  | {
      readonly code: 'connection-timeout';
      readonly host: string;
      readonly port: number;
      readonly stage: StageName;
      readonly ms: number;
    }
  | { readonly code: 'connection-reset'; readonly host: string; readonly port: number; readonly stage: StageName }
  /** `proxy` is host and port; `status` what it answered to CONNECT. */
  | { readonly code: 'proxy-refused'; readonly proxy: string; readonly status: number | null }
  | { readonly code: 'proxy-unusable'; readonly proxy: string; readonly trouble: ProxyTrouble }
  | { readonly code: 'retired-by-apple'; readonly host: string; readonly port: number };

/** Why a proxy could not be asked. `not-a-proxy`: what answered there speaks no HTTP; `not-trusted`: its TLS failed. */
export type ProxyTrouble =
  | 'name-not-found'
  | 'no-resolver'
  | 'refused'
  | 'timeout'
  | 'no-route'
  | 'closed'
  | 'not-a-proxy'
  | 'not-trusted';

export type TlsProblem =
  /** `evidence`: the first bytes that came, printable ones only. */
  | { readonly code: 'tls-not-tls'; readonly host: string; readonly port: number; readonly evidence: string }
  /** `verifyCode` is OpenSSL's name of the verification error, such as UNABLE_TO_GET_ISSUER_CERT_LOCALLY. */
  | {
      readonly code: 'tls-untrusted';
      readonly host: string;
      readonly issuer: string;
      readonly verifyCode: string;
      readonly custom: boolean;
    }
  | { readonly code: 'tls-intercepted'; readonly host: string; readonly issuer: string; readonly verifyCode: string }
  | {
      readonly code: 'tls-wrong-name';
      readonly host: string;
      readonly names: readonly string[];
      readonly issuer: string;
    }
  | {
      readonly code: 'tls-expired';
      readonly host: string;
      readonly subject: string;
      readonly notBefore: string;
      readonly notAfter: string;
      readonly which: 'expired' | 'not-yet-valid';
    }
  | { readonly code: 'tls-version'; readonly host: string; readonly port: number; readonly evidence: string }
  | { readonly code: 'no-http2'; readonly host: string; readonly port: number; readonly alpn: string | null };

export type AnswerProblem =
  /**
   * The server turned the client certificate away, or missed one.
   * `alert`: TLS alert number when one came; `reason`: APNs reason word of a GOAWAY or 403; `sent`: whether we showed a certificate.
   */
  | {
      readonly code: 'credential-refused';
      readonly host: string;
      readonly alert: number | null;
      readonly reason: string | null;
      readonly sent: boolean;
      readonly protocol: Protocol;
    }
  | {
      readonly code: 'wrong-environment';
      readonly host: string;
      readonly credential: readonly Environment[];
      readonly target: Environment | null;
      /** Apple's reason word when the server told one; a binary gateway closes without a word. */
      readonly reason: string | null;
    }
  /** The connection stood, then the server said nothing in time, or closed without a word (`closed`). */
  | {
      readonly code: 'no-answer';
      readonly host: string;
      readonly stage: StageName;
      readonly ms: number;
      readonly closed: boolean;
    }
  /**
   * The server said something that cannot be read. `hex`: its first bytes, 32 at most, of `bytes` in all;
   * `cut`: it began as it should and ended in the middle.
   */
  | {
      readonly code: 'answer-malformed';
      readonly host: string;
      readonly stage: StageName;
      readonly hex: string;
      readonly bytes: number;
      readonly cut: boolean;
    }
  /** `status`: HTTP status, or the legacy status of the error packet; `timestamp`: ISO 8601 of a 410. */
  | {
      readonly code: 'rejected';
      readonly protocol: Protocol;
      readonly status: number | null;
      readonly reason: string | null;
      readonly timestamp: string | null;
    };
