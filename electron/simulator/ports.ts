import { createServer, type Server } from 'node:net';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { TlsListener } from './tls-listener.ts';

export type OpenedPort = { readonly port: number; readonly wasBusy: boolean };

const IPV4_LOOPBACK = '127.0.0.1';
const IPV6_LOOPBACK = '::1';
/** A port that is free on 127.0.0.1 may be taken on ::1; then another is tried. */
const PAIR_TRIES = 20;
/** How far behind a busy port a free one is looked for. */
const SEARCHED_PORTS = 50;

/**
 * Opens `port` (0: any free one) on `host`, and on ::1 as well when the host is 127.0.0.1 and the system has it.
 * A busy port fails with `port-in-use`, or with `fallback` gives way to a free one.
 */
export async function openPort(
  listener: TlsListener,
  host: string,
  port: number,
  fallback: boolean,
): Promise<Result<OpenedPort>> {
  try {
    return ok({ port: await listenOnBoth(listener, host, port), wasBusy: false });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE' && fallback) return ok({ port: await listenOnBoth(listener, host, 0), wasBusy: true });
    if (code === 'EADDRINUSE') {
      return fail({ code: 'port-in-use', port, host, nextFree: await freePortAfter(host, port) });
    }
    const detail = REFUSALS[code];
    if (detail === undefined) throw error;
    return fail({ code: 'usage', detail: detail(host, port) });
  }
}

/** What the system says when it does not let anybody listen there. */
const REFUSALS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EACCES: (_host, port) => `port ${port} may be opened only with administrator rights; choose one from 1024 on`,
  EADDRNOTAVAIL: (host) => `${host} is not an address of this computer`,
  ENOTFOUND: (host) => `${host} is not a name this computer knows`,
  EAI_AGAIN: (host) => `${host} is not a name this computer knows`,
};

async function listenOnBoth(listener: TlsListener, host: string, port: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const first = await listener.listen(host, port);
    const opened = portOf(first);
    if (host !== IPV4_LOOPBACK) return opened;
    try {
      await listener.listen(IPV6_LOOPBACK, opened);
      return opened;
    } catch (error) {
      // Only a busy port is a reason to give up the first; any other means that there is no IPv6 here.
      if (codeOf(error) !== 'EADDRINUSE') return opened;
      await closeServer(first);
      if (port !== 0 || tries === PAIR_TRIES) throw error;
    }
  }
}

async function freePortAfter(host: string, port: number): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + SEARCHED_PORTS, 65_535); next += 1) {
    if (await isFree(host, next)) return next;
  }
  return null;
}

function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((settle) => {
    server.once('error', () => settle(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => settle(true)));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  return address.port;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
