import type { SendRecord } from '../../shared/answer/send-record.ts';
import type { ConnectionReport, StageEvent } from '../../shared/connection/report.ts';
import type { Finding, ImportState } from '../../shared/credential/credential.ts';
import type { Draft, DraftHeaders } from '../../shared/ipc/channels.ts';
import type { TargetChoice } from '../../shared/ipc/schemas.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { TextedPart } from '../../shared/payload/typed-parts.ts';
import type { Grouping } from '../../shared/preview/preview.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Template } from '../../shared/template/template.ts';
import type { Bench, CustomForm, PushRequest, TargetForm } from './bench-state.ts';

/** Everything that can happen to the Bench. Times come in as milliseconds since 1970; the reducer has no clock. */
export type BenchEvent =
  | ImportEvent
  | TargetEvent
  | MessageEvent
  | TestEvent
  | SendEvent
  | { readonly type: 'new-bench' };

type ImportEvent =
  /** An import, or a passphrase that is tried on a file of the tray. */
  | {
      readonly type: 'reading-began';
      readonly readingId: string;
      readonly names: readonly string[];
      readonly fileId: string | null;
    }
  /** `imported` is null when nothing came to be handed over. */
  | { readonly type: 'reading-ended'; readonly readingId: string; readonly imported: ImportState | null }
  /** A reading that was cancelled fails with `cancelled`, which needs no words. */
  | { readonly type: 'reading-failed'; readonly readingId: string; readonly problem: Problem }
  | { readonly type: 'reading-cancelling'; readonly readingId: string }
  /** Files that were not handed over at all. */
  | { readonly type: 'files-refused'; readonly findings: readonly Finding[] }
  /** The tray changed otherwise: a file was removed, a signing key named, an identity put into it. */
  | { readonly type: 'tray-changed'; readonly imported: ImportState }
  /** The tray as it is now, which may be as it was. */
  | { readonly type: 'tray-seen'; readonly imported: ImportState }
  | { readonly type: 'tray-failed'; readonly problem: Problem }
  | { readonly type: 'refusal-dismissed' }
  | { readonly type: 'credential-chosen'; readonly credentialId: string }
  /** Back to the files, from a chosen credential. */
  | { readonly type: 'files-reopened' }
  | {
      readonly type: 'demo-loaded';
      readonly readingId: string;
      readonly imported: ImportState;
      readonly topic: string | null;
      readonly token: string;
    };

type TargetEvent =
  | { readonly type: 'target-default'; readonly kind: TargetForm['kind'] }
  | { readonly type: 'target-changed'; readonly change: Partial<Pick<TargetForm, 'kind' | 'protocol' | 'applePort'>> }
  | { readonly type: 'custom-changed'; readonly change: Partial<CustomForm> }
  | { readonly type: 'production-confirmed' };

type MessageEvent =
  | { readonly type: 'draft-recovered'; readonly draft: Draft }
  /** A notification from elsewhere takes the place of the message, `before` of which is set aside, for the simulator. */
  | {
      readonly type: 'message-opened';
      readonly draft: Draft;
      readonly protocol: TargetForm['protocol'];
      readonly before: Draft;
    }
  /** A template, or a notification from a file, takes the place of the message, which is set aside; token and target stay. */
  | {
      readonly type: 'template-used';
      readonly template: Omit<Template, 'name'>;
      /** The file that it came from and the app that the file is for. */
      readonly madeFor: Bench['madeFor'];
    }
  | { readonly type: 'made-for-dismissed' }
  | { readonly type: 'draft-brought-back' }
  | { readonly type: 'draft-written' }
  | { readonly type: 'draft-unwritten'; readonly problem: Problem }
  | { readonly type: 'token-changed'; readonly token: string }
  | { readonly type: 'payload-changed'; readonly payload: string }
  /** Into an object of the form; it goes into the payload once it is JSON. */
  | { readonly type: 'part-typed'; readonly part: TextedPart; readonly typed: string }
  | { readonly type: 'fresh-timestamp-changed'; readonly freshTimestamp: boolean }
  | { readonly type: 'headers-changed'; readonly change: Partial<DraftHeaders> };

type TestEvent =
  | {
      readonly type: 'test-began';
      readonly testId: string;
      readonly target: TargetChoice;
      readonly credentialId: string | null;
      readonly at: number;
    }
  | { readonly type: 'test-stage'; readonly testId: string; readonly event: StageEvent; readonly at: number }
  | { readonly type: 'test-cancelling'; readonly testId: string }
  | { readonly type: 'test-ended'; readonly testId: string; readonly report: ConnectionReport; readonly at: number }
  | { readonly type: 'test-broke'; readonly testId: string; readonly problem: Problem; readonly at: number };

type SendEvent =
  | {
      readonly type: 'send-began';
      readonly sendId: string;
      readonly request: PushRequest;
      readonly at: number;
      readonly grouping: Grouping | null;
    }
  | { readonly type: 'send-cancelling'; readonly sendId: string }
  | {
      readonly type: 'send-ended';
      readonly sendId: string;
      readonly outcome: Outcome;
      readonly record: SendRecord;
    }
  /** A token that is out of use: it leaves the field, and is not offered again. */
  | { readonly type: 'token-forgotten'; readonly token: string }
  | { readonly type: 'send-broke'; readonly sendId: string; readonly problem: Problem };
