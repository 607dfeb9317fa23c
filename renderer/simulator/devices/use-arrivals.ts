import { useEffect, useState } from 'react';
import type { Device } from '../../../shared/simulator/devices.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { type Arrivals, noArrivals, withRows } from './arrivals.ts';

/** Rows asked for at once. */
const PAGE = 1_000;

/** What came for a device since the simulator started, as far as its journal is kept. Give the part that uses it the device's key. */
export function useArrivals({ token, uninstalledAt }: Device): Arrivals {
  const { state } = useSimulator();
  const [arrivals, setArrivals] = useState(() => noArrivals(token));
  const latest = state.status === 'on' ? state.latest : 0;
  const { after } = arrivals;

  // One page at a time; the next one is asked for when this one has come.
  useEffect(() => {
    if (after >= latest) return;
    let isOver = false;
    void answerOf(() => bridge.readJournal({ after, count: PAGE })).then((answer) => {
      if (isOver || !answer.ok || answer.value === null) return;
      const { rows } = answer.value;
      // Cleared meanwhile: there is nothing up to the latest.
      if (rows.length === 0) setArrivals((before) => ({ ...before, after: latest }));
      else setArrivals((before) => withRows(before, rows, uninstalledAt));
    });
    return () => {
      isOver = true;
    };
  }, [after, latest, uninstalledAt]);
  return arrivals;
}
