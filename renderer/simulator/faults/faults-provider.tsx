import { type ReactNode, useMemo, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { FileRule } from '../../../shared/simulator/rules-file.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import type { Armed } from './armed-chip.ts';
import { FIRST_FORM, rulesOf } from './faults-form.ts';
import { FaultsContext, type FaultsControl } from './use-faults.ts';

/** Keeps the faults panel's form and what was armed, whichever page is in front. */
export function FaultsProvider({ children }: { readonly children: ReactNode }) {
  const [form, setForm] = useState(FIRST_FORM);
  const [armed, setArmed] = useState<Armed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const announce = useAnnounce();
  const control = useMemo<FaultsControl>(() => {
    const put = async (rules: readonly FileRule[], token: string | null) => {
      setBusy(true);
      const answer = await answerOf(() => bridge.armFaults({ rules: [...rules] }));
      setBusy(false);
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok || answer.value.status !== 'on') return;
      const { startedAt } = answer.value;
      setArmed(rules.length === 0 ? null : { form, token, startedAt });
      announce(rules.length === 0 ? en.simulatorFaults.disarmed : en.simulatorFaults.armed.unknown);
    };
    return {
      form,
      change: (part) => setForm((before) => ({ ...before, ...part })),
      armed,
      problem,
      busy,
      arm: (token) => put(rulesOf(form, token, Date.now()), token),
      disarm: () => put([], null),
    };
  }, [form, armed, problem, busy, announce]);
  return <FaultsContext value={control}>{children}</FaultsContext>;
}
