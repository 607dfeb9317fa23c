import { createContext, type Dispatch, type ReactNode, type RefObject, use, useMemo, useReducer, useRef } from 'react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { DraftFinding } from '../../shared/payload/lint-draft.ts';
import { bridge } from '../bridge.ts';
import { useWindowDrop } from '../components/use-window-drop.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { type SimulatorControl, useSimulator } from '../shell/use-simulator.ts';
import { answerOf } from './answer-of.ts';
import type { BenchEvent } from './bench-event.ts';
import { type Bench, FIRST_BENCH } from './bench-state.ts';
import { readable } from './dropped-files.ts';
import type { LaunchActions } from './launch.ts';
import { benchFindings } from './lint/bench-findings.ts';
import { type ShownFinding, useShownFinding } from './lint/shown-finding.ts';
import { useSettled } from './lint/use-settled.ts';
import { type ObjectTexts, useObjectTexts } from './message/form/object-text.tsx';
import { type MessageFacts, messageFacts } from './message-facts.ts';
import { chosenCredential } from './selectors.ts';
import { isNotificationFile, useNotificationFiles } from './templates/use-notification-files.ts';
import { useBenchAnnouncements } from './use-bench-announcements.ts';
import { useConnectionTest } from './use-connection-test.ts';
import { useDefaultTarget } from './use-default-target.ts';
import { useDraft } from './use-draft.ts';
import { type ExportOpening, useExportRequest } from './use-export-request.ts';
import { type ImportActions, useImport } from './use-import.ts';
import { useLaunch } from './use-launch.ts';
import { useNow } from './use-now.ts';
import { useSend } from './use-send.ts';
import { useTrayFollowing } from './use-tray-following.ts';
import { workflow } from './workflow.ts';

/** All that the parts of the Bench share: its state, what follows from it, and what can be done. */
export type BenchAccess = {
  readonly bench: Bench;
  readonly dispatch: Dispatch<BenchEvent>;
  readonly credential: CredentialFacts | null;
  readonly message: MessageFacts;
  /** What is odd about the message, worst first; empty until somebody wrote one. While it is typed, as of before. */
  readonly findings: readonly DraftFinding[];
  /** Whether the findings are about the message as it is now. */
  readonly areFindingsOfNow: boolean;
  /** To the minute, for what expires and for times of day. */
  readonly now: Date;
  readonly simulator: SimulatorControl;
  readonly actions: BenchActions;
  /** How many files hover over the window, null when none do. */
  readonly dragging: number | null;
  readonly exports: ExportOpening;
  readonly objectTexts: ObjectTexts;
  readonly shownFinding: ShownFinding;
  /** The hidden file input; on the page for as long as the Bench is. */
  readonly fileInput: RefObject<HTMLInputElement | null>;
};

export type BenchActions = ImportActions &
  LaunchActions & {
    readonly chooseFiles: () => void;
    readonly newBench: () => Promise<void>;
    /** Opens the first of the files as the message, and says why where it cannot. */
    readonly openNotification: (files: readonly File[]) => Promise<void>;
  };

const BenchContext = createContext<BenchAccess | null>(null);

const MINUTE = 60_000;

/** Keeps the Bench while other pages are shown; wrap the app in it once. */
export function BenchProvider({ children }: { readonly children: ReactNode }) {
  const [bench, dispatch] = useReducer(workflow, FIRST_BENCH);
  const fileInput = useRef<HTMLInputElement>(null);
  const simulator = useSimulator();
  const now = useNow(MINUTE);
  const credential = chosenCredential(bench);
  const message = useMemo(
    () => messageFacts(bench.message, credential, bench.target.protocol),
    [bench.message, credential, bench.target.protocol],
  );
  // Judging a message is a third of what a keystroke costs: it waits for the end of a word.
  const settled = useSettled(bench.message);
  const findings = useMemo(
    () => benchFindings(settled, credential, bench.target, now),
    [settled, credential, bench.target, now],
  );
  const imports = useImport(dispatch);
  const launch = useLaunch(bench, message, dispatch, useConnectionTest(dispatch), useSend(dispatch));
  const exports = useExportRequest();
  const objectTexts = useObjectTexts();
  const shownFinding = useShownFinding();
  const openNotification = useNotificationFiles(dispatch, bench.stage === 'ready');
  const runCommand = useRunCommand();
  const dragging = useWindowDrop(({ files, folders }) => {
    runCommand('files-dropped');
    const notifications = files.filter(isNotificationFile);
    if (notifications.length > 0) {
      runCommand('bench');
      void openNotification(notifications);
    }
    const others = files.filter((file) => !isNotificationFile(file));
    void imports.importFiles(readable(others, folders));
  });
  useTrayFollowing(dispatch);
  useDraft(bench.message, bench.messageTouched, dispatch);
  useDefaultTarget(dispatch);
  useBenchAnnouncements(bench);

  const newBench = async () => {
    if (bench.running !== null) void launch.cancelTest();
    dispatch({ type: 'new-bench' });
    const answer = await answerOf(() => bridge.clearImport());
    if (!answer.ok) dispatch({ type: 'tray-failed', problem: answer.problem });
  };
  const chooseFiles = () => fileInput.current?.click();
  const actions = { ...imports, ...launch, chooseFiles, newBench, openNotification };
  const access = {
    bench,
    dispatch,
    credential,
    message,
    findings,
    areFindingsOfNow: settled === bench.message,
    now,
    simulator,
    actions,
    dragging,
    exports,
    objectTexts,
    shownFinding,
    fileInput,
  };
  return <BenchContext value={access}>{children}</BenchContext>;
}

/** The Bench, for a part of its page. */
export function useBench(): BenchAccess {
  const access = use(BenchContext);
  if (access === null) throw new Error('useBench is for parts inside BenchProvider');
  return access;
}
