import { createContext, useContext } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { Armed } from './armed-chip.ts';
import type { FaultsForm } from './faults-form.ts';

export type FaultsControl = {
  readonly form: FaultsForm;
  readonly change: (part: Partial<FaultsForm>) => void;
  /** What was armed last, null when nothing was or it was disarmed. */
  readonly armed: Armed | null;
  /** Why the last request failed. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Arms the form in place of what was armed; `token` is that of the notification shown. */
  readonly arm: (token: string | null) => Promise<void>;
  readonly disarm: () => Promise<void>;
};

export const FaultsContext = createContext<FaultsControl | null>(null);

/** The faults panel's content, which outlives the page. */
export function useFaults(): FaultsControl {
  const control = useContext(FaultsContext);
  if (control === null) throw new Error('useFaults outside of FaultsProvider');
  return control;
}
