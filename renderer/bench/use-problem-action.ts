import { useState } from 'react';
import type { Requests } from '../../shared/ipc/channels.ts';
import { networkRequestText } from '../../shared/messages/network-request-text.ts';
import type { ProblemAction } from '../../shared/messages/text-form.ts';
import type { Problem } from '../../shared/problem.ts';
import { ALTERNATE_HTTP2_PORT } from '../../shared/wire/endpoints.ts';
import { bridge } from '../bridge.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { answerOf } from './answer-of.ts';
import { type BenchAccess, useBench } from './bench-context.ts';
import { savable } from './use-export-request.ts';

const LINKS: Partial<Record<ProblemAction, Requests['link:open']['link']>> = {
  'open-certificates-page': 'apple-certificates',
  'open-push-docs': 'apple-push-docs',
  'open-usertrust-root': 'usertrust-root',
  'open-status-page': 'apple-status',
};

export type ProblemActions = {
  /** Whether the action can be done where the Bench stands; one that cannot is not offered. */
  readonly offers: (action: ProblemAction) => boolean;
  readonly perform: (action: ProblemAction) => Promise<void>;
  /** The action whose work was just put on the clipboard. */
  readonly copied: ProblemAction | null;
};

/** What another page than the Bench does at a step in its own way; null where it cannot. */
export type OwnActions = Readonly<Partial<Record<ProblemAction, (() => unknown) | null>>>;

/** What the buttons beside a problem's steps do: `own` where the page has a way of its own, else the Bench's. */
export function useProblemAction(problem: Problem, own: OwnActions = {}): ProblemActions {
  const access = useBench();
  const announce = useAnnounce();
  const runCommand = useRunCommand();
  const [copied, setCopied] = useState<ProblemAction | null>(null);

  const perform = async (action: ProblemAction) => {
    const ownWay = own[action];
    if (ownWay) {
      await ownWay();
      return;
    }
    const link = LINKS[action];
    if (link !== undefined) {
      await answerOf(() => bridge.openLink({ link }));
      return;
    }
    if (action === 'create-request') {
      runCommand('create-request');
      return;
    }
    if (action !== 'copy-network-request') return performOnBench(action, problem, access);
    const text = networkRequestText(targetOf(access), 'issuer' in problem ? problem.issuer : null);
    const answer = await answerOf(() => bridge.copyText({ text }));
    if (!answer.ok) return announce(en.components.copyFailed);
    setCopied(action);
    announce(en.components.copied);
  };
  const offers = (action: ProblemAction) =>
    own[action] === undefined ? isOffered(action, problem, access) : own[action] !== null;
  return { offers, perform, copied };
}

function isOffered(action: ProblemAction, problem: Problem, { bench, simulator }: BenchAccess): boolean {
  switch (action) {
    case 're-save':
      return bench.stage !== 'empty' && 'file' in problem && savable(bench.imported, problem.file) !== null;
    case 'add-ca':
      return bench.target.kind === 'custom';
    case 'test-port-2197':
      return (
        bench.target.kind !== 'custom' &&
        bench.target.protocol === 'http2' &&
        bench.target.applePort !== ALTERNATE_HTTP2_PORT
      );
    case 'start-simulator':
      return simulator.state.status !== 'on' || bench.target.kind !== 'simulator';
    case 'use-http2':
      return bench.target.protocol !== 'http2';
    case 'use-sandbox':
      return bench.target.kind !== 'sandbox';
    case 'use-production':
      return bench.target.kind !== 'production';
    default:
      return true;
  }
}

async function performOnBench(action: ProblemAction, problem: Problem, access: BenchAccess): Promise<void> {
  const { bench, dispatch, actions, exports, simulator } = access;
  switch (action) {
    case 'choose-files':
      return actions.chooseFiles();
    case 'use-at-hand':
      if (problem.code !== 'not-a-pair') return;
      return actions.takeAtHand({ certificateFile: problem.certificateFile, keyFile: problem.keyFile });
    case 're-save': {
      if (bench.stage === 'empty' || !('file' in problem)) return;
      const credential = savable(bench.imported, problem.file);
      if (credential !== null) exports.openExport({ credential, purpose: 're-save' });
      return;
    }
    case 'test-again':
      return actions.startTest();
    case 'use-sandbox':
      return dispatch({ type: 'target-changed', change: { kind: 'sandbox' } });
    case 'use-production':
      return dispatch({ type: 'target-changed', change: { kind: 'production' } });
    case 'use-http2':
      return dispatch({ type: 'target-changed', change: { protocol: 'http2', applePort: null } });
    case 'test-port-2197':
      dispatch({ type: 'target-changed', change: { applePort: ALTERNATE_HTTP2_PORT } });
      return actions.startTest({ ...bench.target, applePort: ALTERNATE_HTTP2_PORT });
    case 'start-simulator':
      dispatch({ type: 'target-changed', change: { kind: 'simulator' } });
      return simulator.start();
    case 'add-ca': {
      const answer = await answerOf(() => bridge.chooseCa());
      if (answer.ok && answer.value !== null) {
        dispatch({ type: 'custom-changed', change: { caFile: answer.value.file } });
      }
      return;
    }
    case 'use-suggested-token':
      if (problem.code === 'token-malformed' && problem.suggestion !== null) {
        dispatch({ type: 'token-changed', token: problem.suggestion });
      }
      return;
    default:
      return;
  }
}

function targetOf({ bench }: BenchAccess) {
  const report = bench.tests[0]?.result;
  return report?.kind === 'report' ? report.report.target : null;
}
