import type { Result } from '../../shared/result.ts';

/** The value of a result that a test takes to be one; shows the problem when it is not. */
export function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
