import { createContext, use } from 'react';
import type { IdentityList } from '../../shared/identity/identity.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Result } from '../../shared/result.ts';

export type Identities = {
  readonly list: IdentityList;
  /** False until the main process answered for the first time, so that nothing is called empty too early. */
  readonly known: boolean;
  /** Why the last request did not do what was asked; null when it did. */
  readonly problem: Problem | null;
  readonly dismissProblem: () => void;
  /** The `id` of an identity or the `publicKeyId` of a waiting key; it may be gone meanwhile. */
  readonly selectedId: string | null;
  readonly select: (id: string) => void;
  /** Makes a request that answers the list as it is then. Gives whether it succeeded; if not, `problem` says why. */
  readonly change: (request: () => Promise<Result<IdentityList>>) => Promise<boolean>;
  /** Says why something that concerns an identity was not done. */
  readonly report: (problem: Problem) => void;
};

export const IdentitiesContext = createContext<Identities | null>(null);

/** What the app remembers, followed as it changes, and the ways to change it. */
export function useIdentities(): Identities {
  const identities = use(IdentitiesContext);
  if (identities === null) throw new Error('useIdentities is for parts inside IdentitiesProvider');
  return identities;
}
