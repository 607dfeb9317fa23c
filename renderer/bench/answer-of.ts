import { fail, type Result } from '../../shared/result.ts';

/**
 * What a bridge call answers. A rejected call is a bug on one side or the other: it becomes the `bug` problem, so that
 * a person is told and nothing waits for ever.
 */
export async function answerOf<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch {
    return fail({ code: 'bug', reference: 'window' });
  }
}
