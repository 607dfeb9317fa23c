import type { SendRecord } from '../../shared/answer/send-record.ts';
import type { ConnectionReport, Stage, StageName } from '../../shared/connection/report.ts';
import type { Finding, ImportState } from '../../shared/credential/credential.ts';
import type { Draft, DraftHeaders, Requests } from '../../shared/ipc/channels.ts';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { DEFAULT_PAYLOAD } from '../../shared/payload/draft.ts';
import type { Grouping } from '../../shared/preview/preview.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import type { Reading } from './reading.ts';

/** The whole Bench as the reducer keeps it: the message, and all else. */
export type BenchState = Bench & { readonly message: Draft };

/**
 * The Bench without what somebody types as the message: which stage the person is at, and what stays with them from stage
 * to stage. It stays the same object from key to key.
 */
export type Bench = BenchStage & BenchBaggage;

export type BenchStage =
  /** Nothing imported yet. */
  | { readonly stage: 'empty' }
  /** Files are in hand but something is still to be done: a passphrase, a missing half, a choice. */
  | {
      readonly stage: 'importing';
      readonly imported: ImportState;
      /** The credential that was in use before more files came. */
      readonly previousId: string | null;
    }
  /** A credential is chosen. */
  | { readonly stage: 'ready'; readonly imported: ImportState; readonly credentialId: string };

type BenchBaggage = {
  readonly reading: readonly Reading[];
  /** What could not even be handed over: folders, files over the limit, a failed request. */
  readonly refused: readonly Finding[];
  readonly target: TargetForm;
  /** Whether the message was changed by hand since it was last cleared or recovered. */
  readonly messageTouched: boolean;
  /** Why the message could not be kept on disk. */
  readonly draftProblem: Problem | null;
  /** The message that New bench, the demo or a template set aside. */
  readonly setAside: Draft | null;
  /** The file that the message came from and the app that it is for; null once that is settled. */
  readonly madeFor: { readonly file: string; readonly bundleId: string } | null;
  readonly running: TestRun | null;
  /** Newest first. */
  readonly tests: readonly TestEntry[];
  /** The test whose stages the Connection card shows; null once the target or credential changed. */
  readonly shownTestId: string | null;
  /** Newest first. */
  readonly sends: readonly SendEntry[];
  /** Asked once per launch before production is touched. */
  readonly productionConfirmed: boolean;
};

/** The target as it stands in the form: all of it is kept while the segments are tried out. */
export type TargetForm = {
  readonly kind: TargetChoice['kind'];
  readonly protocol: Protocol;
  /** A port other than the protocol's own for Apple's hosts (2197); null for the usual one. */
  readonly applePort: number | null;
  readonly custom: CustomForm;
  /** Whether a person chose it, so that the setting for new benches no longer applies. */
  readonly touched: boolean;
};

export type CustomForm = { readonly host: string; readonly port: string; readonly caFile: string | null };

/** A test under way. `at` and `since` are milliseconds since 1970. */
export type TestRun = {
  readonly testId: string;
  readonly at: number;
  readonly target: TargetChoice;
  readonly credentialId: string | null;
  readonly stages: readonly Stage[];
  readonly current: { readonly stage: StageName; readonly since: number } | null;
  readonly cancelling: boolean;
};

/** A test that ended: with a report, or with the reason why there is none. */
export type TestEntry = {
  readonly testId: string;
  /** When it ended, milliseconds since 1970. */
  readonly at: number;
  readonly target: TargetChoice;
  readonly credentialId: string | null;
  readonly result: { readonly kind: 'report'; readonly report: ConnectionReport } | Broken;
};

/** A notification as the main process takes it: all it needs to be sent, and to be sent again. */
export type PushRequest = Omit<Requests['push:send'], 'sendId'>;

/** A send: under way, or ended with an outcome, or broken before there was one. */
export type SendEntry = {
  readonly sendId: string;
  /** When it was pressed, milliseconds since 1970. */
  readonly at: number;
  readonly target: TargetChoice;
  readonly token: string;
  /** What it was sent with. */
  readonly credentialId: string | null;
  /** What was sent. */
  readonly request: PushRequest;
  /** Its token was said to be out of use, and is not to be offered again. */
  readonly forgotten: boolean;
  /** Where a phone puts it among its notifications; null when it shows none. */
  readonly grouping: Grouping | null;
  readonly state:
    | { readonly kind: 'sending'; readonly cancelling: boolean }
    | { readonly kind: 'answered'; readonly outcome: Outcome; readonly record: SendRecord }
    | Broken;
};

export type Broken = { readonly kind: 'problem'; readonly problem: Problem };

export const EMPTY_HEADERS: DraftHeaders = {
  topic: '',
  pushType: '',
  priority: '',
  expiration: '',
  collapseId: '',
  id: '',
  command: 2,
};

export const FRESH_MESSAGE: Draft = {
  token: '',
  payload: DEFAULT_PAYLOAD,
  headers: EMPTY_HEADERS,
  freshTimestamp: true,
  typedParts: {},
};

export const FIRST_TARGET: TargetForm = {
  kind: 'sandbox',
  protocol: 'http2',
  applePort: null,
  custom: { host: '', port: '', caFile: null },
  touched: false,
};

/** Whether a message is still the one that every bench begins with. */
export function isFreshMessage(message: Draft): boolean {
  return JSON.stringify(message) === JSON.stringify(FRESH_MESSAGE);
}

/** The Bench at launch. */
export const FIRST_BENCH: BenchState = {
  stage: 'empty',
  reading: [],
  refused: [],
  target: FIRST_TARGET,
  message: FRESH_MESSAGE,
  messageTouched: false,
  draftProblem: null,
  setAside: null,
  madeFor: null,
  running: null,
  tests: [],
  shownTestId: null,
  sends: [],
  productionConfirmed: false,
};
