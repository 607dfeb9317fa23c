import type { SilentWake } from './silent-wake.ts';
import type { PreviewSound } from './sound.ts';

/** A line of an alert as a phone would show it. */
export type PreviewLine = {
  readonly text: string;
  /** Whether it stands for a text that only the app knows: its key, with the arguments. */
  readonly localised: boolean;
};

export type InterruptionLevel = 'passive' | 'active' | 'time-sensitive' | 'critical';

/** Badge and sound; a badge that is null is left as it was, 0 removes it. */
export type PreviewEffects = { readonly badge: number | null; readonly sound: PreviewSound };

export type AlertLines = {
  readonly title: PreviewLine | null;
  readonly subtitle: PreviewLine | null;
  readonly body: PreviewLine | null;
};

/** What tells notifications of one app apart: its lists are grouped by `threadId`, a `collapseId` replaces. */
export type Grouping = {
  readonly bundleId: string | null;
  readonly threadId: string | null;
  readonly collapseId: string | null;
};

/** An image that a service extension could attach: where its address stands, and the address. */
export type PreviewImage = { readonly key: string; readonly url: string };

export type NotificationPreview = AlertLines &
  PreviewEffects & {
    readonly kind: 'notification';
    readonly appName: string;
    readonly level: InterruptionLevel;
    readonly grouping: Grouping;
    readonly image: PreviewImage | null;
    /** Whether it was sent as a background push, which must show nothing. */
    readonly sentAsBackground: boolean;
  };

/** A value of `content-state`, in words short enough for a line. */
export type StateLine = { readonly name: string; readonly value: string };

export type ActivityPreview = {
  readonly kind: 'live-activity';
  readonly appName: string;
  readonly event: 'start' | 'update' | 'end';
  readonly title: PreviewLine | null;
  readonly body: PreviewLine | null;
  readonly sound: PreviewSound;
  readonly state: readonly StateLine[];
  readonly attributesType: string | null;
  /** Whether `stale-date` has passed. */
  readonly stale: boolean;
  /** When an ended activity leaves the lock screen; null where it goes on. */
  readonly leaves: ActivityLeaves | null;
  /** Keys without which iOS ignores the push. */
  readonly missing: readonly string[];
};

export type ActivityLeaves =
  | { readonly when: 'now' }
  | { readonly when: 'within-4-hours' }
  /** Milliseconds since 1970. */
  | { readonly when: 'at'; readonly time: number };

/** What a phone would make of a notification. */
export type Preview =
  | NotificationPreview
  | ActivityPreview
  /** A Live Activity push whose `event` is none that iOS knows. */
  | { readonly kind: 'activity-without-event' }
  | { readonly kind: 'silent'; readonly wakes: SilentWake }
  /** Neither an alert nor anybody to wake: at most a badge or a sound. */
  | ({ readonly kind: 'nothing' } & PreviewEffects)
  /** No JSON object. */
  | { readonly kind: 'unreadable' };
