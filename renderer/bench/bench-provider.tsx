import { type ReactNode, useMemo, useReducer, useRef } from 'react';
import { useWindowDrop } from '../components/use-window-drop.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { BenchContext } from './bench-context.ts';
import { type BenchState, FIRST_BENCH } from './bench-state.ts';
import { readable } from './dropped-files.ts';
import { benchFindings } from './lint/bench-findings.ts';
import { useShownFinding } from './lint/shown-finding.ts';
import { useSettled } from './lint/use-settled.ts';
import { FindingsContext, FindingsOfNowContext, MessageContext, MessageHeadContext } from './message-context.ts';
import { chosenCredential } from './selectors.ts';
import { isNotificationFile } from './templates/use-notification-files.ts';
import { useBenchActions } from './use-bench-actions.ts';
import { useBenchAnnouncements } from './use-bench-announcements.ts';
import { useDefaultTarget } from './use-default-target.ts';
import { useDraft } from './use-draft.ts';
import { useExportRequest } from './use-export-request.ts';
import { useMessageFacts } from './use-message-facts.ts';
import { useNewest } from './use-newest.ts';
import { useNow } from './use-now.ts';
import { useSame } from './use-same.ts';
import { useTrayFollowing } from './use-tray-following.ts';
import { workflow } from './workflow.ts';

const MINUTE = 60_000;

/** Keeps the Bench while other pages are shown; wrap the app in it once. */
export function BenchProvider({ children }: { readonly children: ReactNode }) {
  const [state, dispatch] = useReducer(workflow, FIRST_BENCH);
  const bench = useSame(withoutMessage(state));
  const fileInput = useRef<HTMLInputElement>(null);
  const simulator = useSimulator();
  const now = useNow(MINUTE);
  const credential = chosenCredential(bench);
  const { head, message } = useMessageFacts(state.message, credential, bench.target.protocol);
  // Judging a message is dear: it waits for the end of a word.
  const settled = useSettled(state.message);
  const judged = useMemo(
    () => benchFindings(settled, credential, bench.target, now),
    [settled, credential, bench.target, now],
  );
  // None is what most messages have: it stays the same none.
  const findings = useSame(judged);
  const areFindingsOfNow = settled === state.message;
  const newest = useNewest({ bench, message, areFindingsOfNow });
  const { actions, asking } = useBenchActions(newest, dispatch, fileInput);
  const exports = useExportRequest();
  const shownFinding = useShownFinding();
  const runCommand = useRunCommand();
  const dragging = useWindowDrop(({ files, folders }) => {
    runCommand('files-dropped');
    const notifications = files.filter(isNotificationFile);
    if (notifications.length > 0) {
      runCommand('bench');
      void actions.openNotification(notifications);
    }
    const others = files.filter((file) => !isNotificationFile(file));
    void actions.importFiles(readable(others, folders));
  });
  useTrayFollowing(dispatch);
  useDraft(state.message, bench.messageTouched, dispatch);
  useDefaultTarget(dispatch);
  useBenchAnnouncements(bench);

  const access = useSame({
    ...{ bench, dispatch, credential, now, simulator, actions, asking },
    ...{ dragging, exports, shownFinding, fileInput, newest },
  });
  return (
    <BenchContext value={access}>
      <MessageHeadContext value={head}>
        <MessageContext value={message}>
          <FindingsContext value={findings}>
            <FindingsOfNowContext value={areFindingsOfNow}>{children}</FindingsOfNowContext>
          </FindingsContext>
        </MessageContext>
      </MessageHeadContext>
    </BenchContext>
  );
}

function withoutMessage({ message: _message, ...bench }: BenchState) {
  return bench;
}
