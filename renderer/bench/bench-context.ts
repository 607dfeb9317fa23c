import { createContext, type Dispatch, type RefObject, use } from 'react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { SimulatorControl } from '../shell/use-simulator.ts';
import type { BenchEvent } from './bench-event.ts';
import type { Bench } from './bench-state.ts';
import type { Asking, LaunchActions } from './launch.ts';
import type { ShownFinding } from './lint/shown-finding.ts';
import type { MessageFacts } from './message-facts.ts';
import type { ExportOpening } from './use-export-request.ts';
import type { ImportActions } from './use-import.ts';

/**
 * All that the parts of the Bench share but the message, for which there is `message-context.ts`: none of this changes
 * while somebody types, so whoever takes nothing else does nothing at a key.
 */
export type BenchAccess = {
  readonly bench: Bench;
  readonly dispatch: Dispatch<BenchEvent>;
  readonly credential: CredentialFacts | null;
  /** To the minute, for what expires and for times of day. */
  readonly now: Date;
  readonly simulator: SimulatorControl;
  readonly actions: BenchActions;
  /** What waits for the word that production is meant. */
  readonly asking: Asking | null;
  /** How many files hover over the window, null when none do. */
  readonly dragging: number | null;
  readonly exports: ExportOpening;
  readonly shownFinding: ShownFinding;
  /** The hidden file input; on the page for as long as the Bench is. */
  readonly fileInput: RefObject<HTMLInputElement | null>;
  /** The Bench and the message as they are when it is called: for what a press does, not for what is shown. */
  readonly newest: () => NewestBench;
};

export type NewestBench = {
  readonly bench: Bench;
  readonly message: MessageFacts;
  /** Whether the findings are about the message as it is now. */
  readonly areFindingsOfNow: boolean;
};

/** They stay the same for as long as the Bench is there. */
export type BenchActions = ImportActions &
  LaunchActions & {
    readonly chooseFiles: () => void;
    readonly newBench: () => Promise<void>;
    /** Opens the first of the files as the message, and says why where it cannot. */
    readonly openNotification: (files: readonly File[]) => Promise<void>;
  };

export const BenchContext = createContext<BenchAccess | null>(null);

/** The Bench without its message, for a part of the window. */
export function useBench(): BenchAccess {
  const access = use(BenchContext);
  if (access === null) throw new Error('useBench is for parts inside BenchProvider');
  return access;
}
