import { useCommand } from '../shell/commands.tsx';
import { useBench } from './bench-context.ts';
import { isSending, newestAnswer } from './newest-answer.ts';
import { useOpenDetails } from './result/details/send-details-context.tsx';

/** What can be asked for about the newest answer from elsewhere in the window. */
export function NewestAnswerCommands() {
  const { bench, actions } = useBench();
  const openDetails = useOpenDetails();
  const newest = newestAnswer(bench);
  useCommand('show-details', () => (newest === null ? false : openDetails(newest.sendId)));
  useCommand('send-again', () => {
    if (newest === null || isSending(bench)) return false;
    actions.sendAgain(newest.request);
    return true;
  });
  return null;
}
