import type { Socket } from 'node:net';
import { connect, type SecureContext } from 'node:tls';
import type { ProxyServer } from '../../shared/connection/proxy.ts';
import type { Problem, ProxyTrouble } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { authorityOf } from './http2-connection.ts';
import { type OpenedSocket, openSocket } from './open-socket.ts';
import { nameOptions } from './server-chain.ts';
import { elapsed, within } from './time-limit.ts';

export type Tunnel = OpenedSocket & {
  /** How long reaching the proxy took, and how long its answer; milliseconds. */
  readonly reachMs: number;
  readonly answerMs: number;
};

/** An answer to CONNECT is a few lines; a server that says more is no proxy. */
const MAX_ANSWER_BYTES = 16 * 1024;

type Target = { readonly host: string; readonly port: number };

/**
 * Connects to a proxy at one of `addresses` and has it connect to the target (RFC 9110, 9.3.6). All that fails here is
 * the proxy's: `proxy-refused` with the status it answered, or `proxy-unusable`. `context` judges a proxy spoken to by TLS.
 */
export async function openTunnel(
  proxy: ProxyServer,
  addresses: readonly string[],
  target: Target,
  context: () => SecureContext,
  ms: number,
  signal: AbortSignal,
): Promise<Result<Tunnel>> {
  const since = performance.now();
  const { host, port } = proxy;
  const opened = await openSocket({ host, port, stage: 'proxy' }, addresses, ms, signal);
  if (!opened.ok) return fail(unreachable(proxy, opened.problem));
  const { socket: tcp, address } = opened.value;
  const secured = proxy.protocol === 'https' ? await secure(proxy, tcp, context(), ms, signal) : ok(tcp);
  if (!secured.ok) return secured;
  const socket = secured.value;
  const reachMs = elapsed(since);
  const asked = performance.now();
  const ended = await within(ms, signal, () => ask(proxy, socket, target));
  const result = ended.ended === 'done' ? ended.value : stopped(proxy, ended.ended);
  if (result.ok) return ok({ socket, address, reachMs, answerMs: elapsed(asked) });
  socket.destroy();
  return result;
}

async function secure(
  proxy: ProxyServer,
  tcp: Socket,
  context: SecureContext,
  ms: number,
  signal: AbortSignal,
): Promise<Result<Socket>> {
  const socket = connect({
    ...nameOptions(proxy.host),
    socket: tcp,
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  });
  const shaken = new Promise<boolean>((resolve) => {
    socket.once('secureConnect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
  const ended = await within(ms, signal, () => shaken);
  if (ended.ended === 'done' && ended.value) return ok(socket);
  socket.destroy();
  tcp.destroy();
  return ended.ended === 'done' ? unusable(proxy, 'not-trusted') : stopped(proxy, ended.ended);
}

/** Sends CONNECT and reads the head of the answer. After a 2xx the socket is the way to the target. */
function ask(proxy: ProxyServer, socket: Socket, target: Target): Promise<Result<null>> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const end = (result: Result<null>): void => {
      socket.off('readable', read);
      socket.off('close', closed);
      resolve(result);
    };
    const closed = (): void => end(unusable(proxy, head.length === 0 ? 'closed' : 'not-a-proxy'));
    const read = (): void => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) head = Buffer.concat([head, chunk]);
      const text = head.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n');
      if (!'HTTP/1.'.startsWith(text.slice(0, 7)) || head.length > MAX_ANSWER_BYTES)
        end(unusable(proxy, 'not-a-proxy'));
      else if (headEnd >= 0) end(judge(proxy, text, head.length - headEnd - 4));
    };
    socket.on('readable', read);
    socket.once('close', closed);
    socket.write(connectRequest(proxy, target));
  });
}

function connectRequest(proxy: ProxyServer, target: Target): string {
  const authority = authorityOf(target);
  const userInfo = proxy.userInfo();
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
  if (userInfo !== null) lines.push(`Proxy-Authorization: Basic ${Buffer.from(userInfo).toString('base64')}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** `more`: bytes after the head. The target speaks only when it is spoken to, so there must be none after a 2xx. */
function judge(proxy: ProxyServer, text: string, more: number): Result<null> {
  const status = Number(/^HTTP\/1\.\d (\d{3})[ \r]/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) return unusable(proxy, 'not-a-proxy');
  if (status < 200 || status > 299) return fail<Problem>({ code: 'proxy-refused', proxy: proxy.address, status });
  return more === 0 ? ok(null) : unusable(proxy, 'not-a-proxy');
}

function stopped(proxy: ProxyServer, ended: 'late' | 'cancelled'): Result<never> {
  return ended === 'late' ? unusable(proxy, 'timeout') : fail<Problem>({ code: 'cancelled', stage: 'proxy' });
}

function unusable(proxy: ProxyServer, trouble: ProxyTrouble): Result<never> {
  return fail<Problem>({ code: 'proxy-unusable', proxy: proxy.address, trouble });
}

/** A failure to reach the proxy by name or TCP, told as the proxy's. */
export function unreachable(proxy: ProxyServer, problem: Problem): Problem {
  const trouble = TROUBLES[problem.code];
  return trouble === undefined ? problem : { code: 'proxy-unusable', proxy: proxy.address, trouble };
}

const TROUBLES: Readonly<Partial<Record<Problem['code'], ProxyTrouble>>> = {
  'name-not-found': 'name-not-found',
  'resolver-unavailable': 'no-resolver',
  'connection-refused': 'refused',
  'connection-reset': 'closed',
  'connection-timeout': 'timeout',
  'network-unreachable': 'no-route',
};
