import { SETTINGS_QUIET_MS } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Http2Connection } from './http2-connection.ts';
import { elapsed, within } from './time-limit.ts';

/** Waits for the server's SETTINGS, `ms` at most; ends early with why when the connection does. */
export async function awaitSettings(
  connection: Http2Connection,
  host: string,
  ms: number,
  signal: AbortSignal,
): Promise<Result<{ readonly ms: number }>> {
  const since = performance.now();
  const ended = await within(ms, signal, () => Promise.race([connection.settings, connection.over]));
  if (ended.ended === 'cancelled') return fail<Problem>({ code: 'cancelled', stage: 'http2' });
  if (ended.ended === 'late') return fail<Problem>({ code: 'no-answer', host, stage: 'http2', ms, closed: false });
  return connection.isOver ? fail(connection.problem(elapsed(since))) : ok({ ms: elapsed(since) });
}

/**
 * Waits out the time in which a GOAWAY may still name the credential. SETTINGS alone prove nothing:
 * APNs was seen to answer a certificate of the wrong environment with SETTINGS, then GOAWAY.
 */
export async function awaitQuiet(connection: Http2Connection, signal: AbortSignal): Promise<Result<null>> {
  const since = performance.now();
  const ended = await within(SETTINGS_QUIET_MS, signal, () => connection.over);
  if (ended.ended === 'cancelled') return fail<Problem>({ code: 'cancelled', stage: 'http2' });
  return ended.ended === 'late' ? ok(null) : fail(connection.problem(elapsed(since)));
}
