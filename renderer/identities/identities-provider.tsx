import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type IdentityList, NO_IDENTITIES } from '../../shared/identity/identity.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Result } from '../../shared/result.ts';
import { answerOf } from '../bench/answer-of.ts';
import { bridge } from '../bridge.ts';
import { IdentitiesContext } from './use-identities.ts';

/** Follows the identities of the main process, and keeps the selection while other pages are shown. */
export function IdentitiesProvider({ children }: { readonly children: ReactNode }) {
  const [list, setList] = useState<IdentityList | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [selectedId, select] = useState<string | null>(null);

  const change = useCallback(async (request: () => Promise<Result<IdentityList>>) => {
    const answer = await answerOf(request);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setList(answer.value);
    return answer.ok;
  }, []);

  useEffect(() => {
    const stop = bridge.onIdentitiesChanged(setList);
    void change(() => bridge.listIdentities());
    return stop;
  }, [change]);

  const identities = useMemo(
    () => ({
      list: list ?? NO_IDENTITIES,
      known: list !== null,
      problem,
      dismissProblem: () => setProblem(null),
      selectedId,
      select,
      change,
      report: setProblem,
    }),
    [list, problem, selectedId, change],
  );
  return <IdentitiesContext value={identities}>{children}</IdentitiesContext>;
}
