import { type ProblemAction, WINDOW_CONTEXT } from '../../shared/messages/text-form.ts';
import { answerOf } from '../bench/answer-of.ts';
import { ProblemCard } from '../bench/problem-card.tsx';
import type { OwnActions } from '../bench/use-problem-action.ts';
import { bridge } from '../bridge.ts';
import { en } from '../messages/en.ts';
import { PageLayout } from '../shell/page-layout.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { DevicesCard } from './devices-card.tsx';
import { ServiceCard } from './service-card.tsx';
import { useFeedback } from './use-feedback.ts';
import { type ReadControl, useReadControl } from './use-read-control.ts';
import './feedback-page.css';

/** The feedback service: the devices from which an app was removed. */
export function FeedbackPage() {
  const control = useReadControl();
  return (
    <PageLayout toolbar={{ title: en.feedback.title }}>
      <ServiceCard control={control} />
      <Failure control={control} />
      <DevicesCard />
    </PageLayout>
  );
}

/** Why the last reading failed. That it was given up is no failure. */
function Failure({ control }: { readonly control: ReadControl }) {
  const { failure } = useFeedback().feedback;
  const actions = useFailureActions(control);
  if (failure === null || failure.problem.code === 'cancelled') return null;
  const { readId, problem, endpoint } = failure;
  const context = { ...WINDOW_CONTEXT, target: endpoint, credential: control.credential };
  return <ProblemCard key={readId} problem={problem} context={context} actions={actions} />;
}

/** Steps that mean a sent notification or the Bench's own target; there is nothing of the kind to do here. */
const NOT_HERE: readonly ProblemAction[] = [
  'choose-files',
  'use-at-hand',
  'use-sandbox',
  'use-production',
  'use-http2',
  'test-port-2197',
  'copy-network-request',
];

function useFailureActions({ read }: ReadControl): OwnActions {
  const { feedback, dispatch } = useFeedback();
  const simulator = useSimulator();
  const { form } = feedback;
  const addCa = async () => {
    const answer = await answerOf(() => bridge.chooseCa());
    if (!answer.ok || answer.value === null) return;
    dispatch({ type: 'form-changed', change: { custom: { ...form.custom, caFile: answer.value.file } } });
  };
  const toSimulator = async () => {
    dispatch({ type: 'form-changed', change: { kind: 'simulator' } });
    await simulator.start();
  };
  return {
    ...Object.fromEntries(NOT_HERE.map((action) => [action, null])),
    'test-again': read,
    'add-ca': form.kind === 'custom' ? addCa : null,
    'start-simulator': form.kind === 'simulator' && simulator.state.status === 'on' ? null : toSimulator,
  };
}
