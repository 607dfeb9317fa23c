import type { Problem } from '../problem.ts';
import type { ReadyFacts } from '../simulator/journal.ts';

/** The built-in simulator as the window sees it. */
export type SimulatorState =
  | { readonly status: 'off'; readonly problem: Problem | null }
  | { readonly status: 'starting' }
  | {
      readonly status: 'on';
      readonly host: string;
      readonly http2Port: number;
      readonly legacyPort: number;
      readonly feedbackPort: number;
      /** PEM file of its CA. */
      readonly ca: string;
      /** Files and facts of its demo credential; the passphrase stays in its file. */
      readonly demo: ReadyFacts['demo'];
      readonly topic: string;
      readonly token: string;
      readonly strict: boolean;
      /** ISO 8601 UTC. */
      readonly startedAt: string;
      /** Notifications received since it started. */
      readonly received: number;
      /** Number of the journal's latest event. */
      readonly latest: number;
      /** Connections that are open now. */
      readonly open: { readonly http2: number; readonly legacy: number };
      /** Tokens in the feedback list, over all topics. */
      readonly feedbackWaiting: number;
      /** How often the virtual devices have changed. */
      readonly deviceChanges: number;
      /** Rules of the faults panel that may still apply. */
      readonly armed: number;
      /** The rules file in force; `problem`: its present text cannot be used, and the one before it stays in force. */
      readonly rulesFile: { readonly file: string; readonly problem: Problem | null } | null;
      /** Ports that were busy, so that others were taken. */
      readonly busyPorts: readonly number[];
    };
