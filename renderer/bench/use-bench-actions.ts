import { type Dispatch, type RefObject, useMemo } from 'react';
import { bridge } from '../bridge.ts';
import { answerOf } from './answer-of.ts';
import type { BenchActions, NewestBench } from './bench-context.ts';
import type { BenchEvent } from './bench-event.ts';
import type { Asking } from './launch.ts';
import { useNotificationFiles } from './templates/use-notification-files.ts';
import { useConnectionTest } from './use-connection-test.ts';
import { useImport } from './use-import.ts';
import { useLaunch } from './use-launch.ts';
import { useSend } from './use-send.ts';

/** What can be done on the Bench, each on it as it is then; and what waits for the word that production is meant. */
export function useBenchActions(
  newest: () => NewestBench,
  dispatch: Dispatch<BenchEvent>,
  fileInput: RefObject<HTMLInputElement | null>,
): { readonly actions: BenchActions; readonly asking: Asking | null } {
  const imports = useImport(dispatch);
  const { launch, asking } = useLaunch(newest, dispatch, useConnectionTest(dispatch), useSend(dispatch));
  const openNotification = useNotificationFiles(newest, dispatch);
  const actions = useMemo<BenchActions>(() => {
    const newBench = async () => {
      if (newest().bench.running !== null) void launch.cancelTest();
      dispatch({ type: 'new-bench' });
      const answer = await answerOf(() => bridge.clearImport());
      if (!answer.ok) dispatch({ type: 'tray-failed', problem: answer.problem });
    };
    const chooseFiles = () => fileInput.current?.click();
    return { ...imports, ...launch, chooseFiles, newBench, openNotification };
  }, [imports, launch, openNotification, newest, dispatch, fileInput]);
  return { actions, asking };
}
