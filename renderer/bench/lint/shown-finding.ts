import { useMemo, useState } from 'react';
import type { FindingHome } from './finding-places.ts';

/** Where somebody wants to see a finding; the Message card goes there, and whoever stands there takes the focus. */
export type ShownFinding = {
  /** Null when nobody asks, or the place has been reached. */
  readonly asked: FindingHome | null;
  readonly ask: (home: FindingHome) => void;
  readonly reached: () => void;
};

/** Keeps what was asked for until it is on the page: a tab may have to be read first. */
export function useShownFinding(): ShownFinding {
  const [asked, ask] = useState<FindingHome | null>(null);
  return useMemo(() => ({ asked, ask, reached: () => ask(null) }), [asked]);
}
