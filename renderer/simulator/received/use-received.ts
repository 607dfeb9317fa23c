import { createContext, useContext } from 'react';
import type { Received, ShownRow } from './received.ts';

/** What arrived, and which of it is looked at; kept while other pages are in front. */
export type ReceivedAccess = {
  readonly received: Received;
  /** Newest first, as the filter lets through. */
  readonly shown: readonly ShownRow[];
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  /** The entry that is looked at: the newest, until a person chooses one or scrolls away. */
  readonly selected: ShownRow | null;
  readonly select: (sequence: number) => void;
  /** Entries that came since a person turned to an older one. */
  readonly fresh: number;
  /** The list is scrolled to its top, or away from it. */
  readonly setAtTop: (atTop: boolean) => void;
  /** Back to the newest. */
  readonly follow: () => void;
  /** How often that was asked for. */
  readonly follows: number;
  readonly clear: () => Promise<void>;
  /** Reads on; the page in front does it as the simulator tells that there is more. */
  readonly readOn: () => void;
};

export const ReceivedContext = createContext<ReceivedAccess | null>(null);

/** What arrived at the simulator. */
export function useReceived(): ReceivedAccess {
  const access = useContext(ReceivedContext);
  if (access === null) throw new Error('useReceived outside of ReceivedProvider');
  return access;
}
