import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { within } from './time-limit.ts';

/** What getaddrinfo answers when the name is known not to exist, or to have no address. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA']);

/**
 * The addresses of a host in the system's order, as the system resolves it; an address stands for itself.
 * `ms` limits the wait. The system's resolver cannot be interrupted: its late answer is dropped.
 */
export async function resolveName(
  host: string,
  port: number,
  ms: number,
  signal: AbortSignal,
): Promise<Result<readonly string[]>> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0) return ok([literal]);
  const ended = await within(ms, signal, () => lookUp(host));
  switch (ended.ended) {
    case 'done':
      return ended.value;
    case 'late':
      return fail<Problem>({ code: 'connection-timeout', host, port, stage: 'dns', ms });
    case 'cancelled':
      return fail<Problem>({ code: 'cancelled', stage: 'dns' });
  }
}

async function lookUp(host: string): Promise<Result<readonly string[]>> {
  try {
    const found = await lookup(host, { all: true });
    return ok([...new Set(found.map(({ address }) => address))]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fail<Problem>({ code: NO_SUCH_NAME.has(code) ? 'name-not-found' : 'resolver-unavailable', host });
  }
}
