import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import { NO_TEMPLATES, type TemplateList } from '../../../shared/template/template.ts';
import { bridge } from '../../bridge.ts';
import { answerOf } from '../answer-of.ts';
import { TemplatesContext } from './use-templates.ts';

/** Keeps the saved templates while other pages are shown. */
export function TemplatesProvider({ children }: { readonly children: ReactNode }) {
  const [list, setList] = useState<TemplateList>(NO_TEMPLATES);
  const [problem, setProblem] = useState<Problem | null>(null);

  const change = useCallback(async (request: () => Promise<Result<TemplateList>>) => {
    const answer = await answerOf(request);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setList(answer.value);
    return answer.ok;
  }, []);

  useEffect(() => {
    void change(() => bridge.listTemplates());
  }, [change]);

  const templates = useMemo(
    () => ({ list, problem, dismissProblem: () => setProblem(null), change }),
    [list, problem, change],
  );
  return <TemplatesContext value={templates}>{children}</TemplatesContext>;
}
