import { createContext, use } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import type { TemplateList } from '../../../shared/template/template.ts';

export type Templates = {
  readonly list: TemplateList;
  /** Why the last request did not do what was asked; null when it did. */
  readonly problem: Problem | null;
  readonly dismissProblem: () => void;
  /** Makes a request that answers the list as it is then. Gives whether it succeeded; if not, `problem` says why. */
  readonly change: (request: () => Promise<Result<TemplateList>>) => Promise<boolean>;
};

export const TemplatesContext = createContext<Templates | null>(null);

/** The saved templates, and the way to change them. */
export function useTemplates(): Templates {
  const templates = use(TemplatesContext);
  if (templates === null) throw new Error('useTemplates is for parts inside TemplatesProvider');
  return templates;
}
