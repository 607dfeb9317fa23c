import { createContext, type ReactNode, use, useState } from 'react';
import { useSettings } from '../../../settings/use-settings.ts';
import { useBench } from '../../bench-context.ts';
import { answerWords } from '../answer-words.ts';
import { SendDetailsDialog } from './send-details-dialog.tsx';

const OpenDetailsContext = createContext<(sendId: string) => void>(() => undefined);

/** Holds the dialog with the details of a send; it stays open while the results move to another place of the page. */
export function SendDetailsProvider({ children }: { readonly children: ReactNode }) {
  const { bench, now } = useBench();
  const { settings } = useSettings();
  const [sendId, setSendId] = useState<string | null>(null);
  const send = bench.sends.find((each) => each.sendId === sendId);
  return (
    <OpenDetailsContext value={setSendId}>
      {children}
      {send?.state.kind === 'answered' && (
        <SendDetailsDialog
          send={send}
          outcome={send.state.outcome}
          record={send.state.record}
          words={answerWords(bench, send, send.state.outcome, settings.quietMs, now)}
          onClose={() => setSendId(null)}
        />
      )}
    </OpenDetailsContext>
  );
}

/** Opens the details of a send by its id. */
export function useOpenDetails(): (sendId: string) => void {
  return use(OpenDetailsContext);
}
