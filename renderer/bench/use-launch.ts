import { type Dispatch, useMemo, useState } from 'react';
import type { NewestBench } from './bench-context.ts';
import type { BenchEvent } from './bench-event.ts';
import { type Asking, type LaunchActions, launchActions } from './launch.ts';
import type { TestActions } from './use-connection-test.ts';
import { useNewest } from './use-newest.ts';
import type { SendActions } from './use-send.ts';

/** Starts tests and sends; keeps what waits for the word that production is meant. */
export function useLaunch(
  newest: () => NewestBench,
  dispatch: Dispatch<BenchEvent>,
  tests: TestActions,
  sends: SendActions,
): { readonly launch: LaunchActions; readonly asking: Asking | null } {
  const [asking, setAsking] = useState<Asking | null>(null);
  const newestAsking = useNewest(asking);
  const launch = useMemo(
    () =>
      launchActions(() => {
        const clock = () => new Date();
        return { ...newest(), dispatch, tests, sends, asking: newestAsking(), setAsking, clock };
      }),
    [newest, newestAsking, dispatch, tests, sends],
  );
  return { launch, asking };
}
