import { type Dispatch, useEffect } from 'react';
import { useSettings } from '../settings/use-settings.ts';
import type { BenchEvent } from './bench-event.ts';

/** Gives a bench whose target nobody chose yet the one from the settings. */
export function useDefaultTarget(dispatch: Dispatch<BenchEvent>): void {
  const { settings } = useSettings();
  const kind = settings.defaultTarget;
  useEffect(() => dispatch({ type: 'target-default', kind }), [kind, dispatch]);
}
