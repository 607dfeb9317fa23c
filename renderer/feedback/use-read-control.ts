import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { useBench } from '../bench/bench-context.ts';
import { useCommand } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { feedbackChoice, feedbackEndpoint, type ReadBlock, readBlock, readingCredentials } from './feedback-target.ts';
import { useFeedback } from './use-feedback.ts';

export type ReadControl = {
  /** Those of the Bench that a feedback service knows. */
  readonly certificates: readonly CredentialFacts[];
  readonly credential: CredentialFacts | null;
  readonly block: ReadBlock | null;
  /** Does nothing while something keeps it from reading. */
  readonly read: () => void;
  readonly cancel: () => void;
};

/** What reading needs from the Bench and the form, and the way to begin and end it; Esc ends it too. */
export function useReadControl(): ReadControl {
  const { bench } = useBench();
  const { state } = useSimulator();
  const { feedback, actions } = useFeedback();
  const { form, running } = feedback;
  const { certificates, credential } = readingCredentials(bench, form);
  const read = () => {
    const choice = feedbackChoice(form);
    const endpoint = choice === null ? null : feedbackEndpoint(choice, state);
    if (running !== null || choice === null || endpoint === null || credential === null) return;
    void actions.read(choice, endpoint, credential.id);
  };
  const cancel = () => {
    if (running !== null && !running.cancelling) void actions.cancel(running.readId);
  };
  useCommand('read-feedback', read);
  useCommand('escape', () => (running === null ? false : cancel()));
  return { certificates, credential, block: readBlock(form, credential, state), read, cancel };
}
