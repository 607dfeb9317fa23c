import { useEffect, useEffectEvent, useRef } from 'react';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { useReceived } from './use-received.ts';

/** Arrivals are said at most so often, ms. */
const SAY_EVERY = 4_000;

/** While its page is in front: reads on as the simulator tells that there is more, and says now and then what came. */
export function useFollowReceived(): void {
  const { state } = useSimulator();
  const { readOn } = useReceived();
  const on = state.status === 'on' ? state : null;
  const latest = on?.latest ?? null;
  const run = on?.startedAt ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may mean that there is more, a stop too
  useEffect(readOn, [readOn, latest, run]);
  useArrivalsSaid();
}

function useArrivalsSaid(): void {
  const { received } = useReceived();
  const announce = useAnnounce();
  const newest = received.rows.at(-1)?.sequence ?? 0;
  const said = useRef<number | null>(null);

  const say = useEffectEvent(() => {
    const since = said.current ?? newest;
    said.current = newest;
    if (newest <= since) return;
    const fresh = received.rows.filter(({ sequence }) => sequence > since);
    const notifications = fresh.filter(({ event }) => event.event === 'notification').length;
    const problems = fresh.length - notifications;
    const parts = [
      ...(notifications > 0 ? [en.simulator.list.arrived(notifications)] : []),
      ...(problems > 0 ? [en.simulator.list.problems(problems)] : []),
    ];
    announce(parts.join(', '));
  });

  useEffect(() => {
    const timer = setInterval(say, SAY_EVERY);
    return () => clearInterval(timer);
  }, []);
}
