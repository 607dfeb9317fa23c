import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { createJournalReader } from './journal-reader.ts';
import { NOTHING_RECEIVED, type ShownRow, withPage } from './received.ts';
import { matches } from './row-text.ts';
import { type ReceivedAccess, ReceivedContext } from './use-received.ts';

/** Rows asked for at once. */
const PAGE = 500;

/** Keeps what was read of the simulator's journal, and where a person is in it. */
export function ReceivedProvider({ children }: { readonly children: ReactNode }) {
  const { received, run, readOn, clear } = useJournal();
  const [filter, setFilter] = useState('');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [follows, setFollows] = useState(0);
  const [atTop, setAtTop] = useState(true);
  const chosen = choice !== null && choice.run === run ? choice.sequence : null;
  const shown = useMemo(() => {
    const rows = [...received.rows].reverse();
    return filter.trim() === '' ? rows : rows.filter((row) => matches(row, received.clients, filter));
  }, [received, filter]);
  const seen = useSeen(shown, chosen === null && atTop);
  const selected = rowAt(received.rows, chosen ?? (atTop ? 0 : seen)) ?? shown[0] ?? null;

  const access: ReceivedAccess = {
    ...{ received, shown, filter, setFilter, selected, setAtTop, readOn },
    select: (sequence) => setChoice({ run, sequence }),
    ...{ fresh: countAfter(shown, seen), follows },
    follow: () => {
      setChoice(null);
      setFollows((times) => times + 1);
    },
    clear: async () => {
      await clear();
      setChoice(null);
    },
  };
  return <ReceivedContext value={access}>{children}</ReceivedContext>;
}

/** The number of an event, and when the run that it belongs to began. */
type Choice = { readonly run: string | null; readonly sequence: number };

/** The journal of the run that goes on or was the last; another run begins with an empty list. */
function useJournal() {
  const { state } = useSimulator();
  const [received, setReceived] = useState(NOTHING_RECEIVED);
  const [reader] = useState(() =>
    createJournalReader({
      read: async (after) => {
        const answer = await answerOf(() => bridge.readJournal({ after, count: PAGE }));
        return answer.ok ? answer.value : null;
      },
      onPage: (page) => setReceived((before) => withPage(before, page)),
    }),
  );
  const startedAt = state.status === 'on' ? state.startedAt : null;
  const [run, setRun] = useState(startedAt);
  if (startedAt !== null && startedAt !== run) {
    setRun(startedAt);
    setReceived(NOTHING_RECEIVED);
  }
  useEffect(() => {
    if (run !== null) reader.restart();
  }, [reader, run]);
  const clear = async () => {
    await answerOf(() => bridge.clearJournal());
    reader.readOn();
  };
  return { received, run, readOn: reader.readOn, clear };
}

/** The number of the newest entry that a person saw: it goes along while they follow, and stays when they turn away. */
function useSeen(shown: readonly ShownRow[], following: boolean): number {
  const newest = shown[0]?.sequence ?? 0;
  const [seen, setSeen] = useState(0);
  // A run that begins anew counts from 1 again.
  if ((following || newest < seen) && newest !== seen) setSeen(newest);
  return seen;
}

function countAfter(newestFirst: readonly ShownRow[], seen: number): number {
  const at = newestFirst.findIndex((row) => row.sequence <= seen);
  return at === -1 ? newestFirst.length : at;
}

/** Found by halving: rows are in rising order. */
function rowAt(rows: readonly ShownRow[], sequence: number): ShownRow | undefined {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle]?.sequence ?? sequence) < sequence) from = middle + 1;
    else to = middle;
  }
  return rows[from]?.sequence === sequence ? rows[from] : undefined;
}
