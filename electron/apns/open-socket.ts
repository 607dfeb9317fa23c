import { connect, type Socket } from 'node:net';
import type { StageName } from '../../shared/connection/report.ts';
import type { NetworkProblem, Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { within } from './time-limit.ts';

export type OpenedSocket = { readonly socket: Socket; readonly address: string };

type Target = { readonly host: string; readonly port: number; readonly stage: StageName };

/**
 * Opens a TCP connection to the first address that answers. The time is shared: each address gets an equal part of what
 * is left. When none answers, the most telling failure is given: an answer, even "no", tells more than silence.
 */
export async function openSocket(
  target: Target,
  addresses: readonly string[],
  ms: number,
  signal: AbortSignal,
): Promise<Result<OpenedSocket>> {
  const endsAt = performance.now() + ms;
  const failures: Problem[] = [];
  for (const [tried, address] of addresses.entries()) {
    const share = Math.max(1, (endsAt - performance.now()) / (addresses.length - tried));
    const ended = await within(share, signal, (own) => openTo(address, target.port, own));
    if (ended.ended === 'cancelled') return fail<Problem>({ code: 'cancelled', stage: target.stage });
    if (ended.ended === 'late') failures.push(timeout(target, ms));
    else if (typeof ended.value !== 'string') return ok({ socket: ended.value, address });
    else failures.push(socketProblem(ended.value, target, address, ms));
  }
  return fail(failures.sort((a, b) => rank(a) - rank(b))[0] ?? unreachable(target, null));
}

/** Resolves with the socket, or with the code of the system's error. */
function openTo(address: string, port: number, signal: AbortSignal): Promise<Socket | string> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, noDelay: true });
    const abandon = (): void => void socket.destroy();
    signal.addEventListener('abort', abandon, { once: true });
    const failed = (error: NodeJS.ErrnoException): void => {
      signal.removeEventListener('abort', abandon);
      resolve(error.code ?? 'UNKNOWN');
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      signal.removeEventListener('abort', abandon);
      socket.off('error', failed);
      // From here the owner learns of errors by the socket's end; an unheard one must not end the process.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

/** The problem that a system's error code on a socket stands for. */
function socketProblem(code: string, target: Target, address: string, ms: number): NetworkProblem {
  const { host, port, stage } = target;
  switch (code) {
    case 'ECONNREFUSED':
      return { code: 'connection-refused', host, port, address };
    case 'ETIMEDOUT':
      return timeout(target, ms);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
      return { code: 'connection-reset', host, port, stage };
    default:
      return unreachable(target, address);
  }
}

function timeout({ host, port, stage }: Target, ms: number): NetworkProblem {
  return { code: 'connection-timeout', host, port, stage, ms };
}

function unreachable({ host, port }: Target, address: string | null): NetworkProblem {
  return { code: 'network-unreachable', host, port, address };
}

const RANKS = ['connection-refused', 'connection-reset', 'connection-timeout', 'network-unreachable'];

function rank(problem: Problem): number {
  return RANKS.indexOf(problem.code);
}
