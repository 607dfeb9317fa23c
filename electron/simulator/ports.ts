import { createServer, type Server } from 'node:net';
import type { Problem, SimulatorService } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { TlsListener } from './tls-listener.ts';

/** The services of a simulator, in the order in which their ports are opened. */
const SERVICES: readonly SimulatorService[] = ['http2', 'legacy', 'feedback'];
export type Ports = Readonly<Record<SimulatorService, number>>;

export type PortsWanted = {
  readonly host: string;
  /** 0: any free one. */
  readonly http2Port: number;
  readonly legacyPort: number;
  readonly feedbackPort: number;
  /** Takes a free port when one is busy. */
  readonly portFallback: boolean;
};

/** `busyPorts`: those that were asked for and busy, so that others were taken. */
export type OpenedPorts = { readonly ports: Ports; readonly busyPorts: readonly number[] };

type OpenedPort = { readonly port: number; readonly wasBusy: boolean };

const IPV4_LOOPBACK = '127.0.0.1';
const IPV6_LOOPBACK = '::1';
/** A port that is free on 127.0.0.1 may be taken on ::1; then another is tried. */
const PAIR_TRIES = 20;
/** How far behind a busy port a free one is looked for. */
const SEARCHED_PORTS = 50;

/**
 * Opens the three ports; each also on ::1 when the host is 127.0.0.1 and the system has it. Fails with `port-in-use`,
 * with `port-given-twice`, or with `usage` for a host or port that the system does not let anybody listen on.
 */
export async function openPorts(
  listeners: Readonly<Record<SimulatorService, TlsListener>>,
  { host, http2Port, legacyPort, feedbackPort, portFallback }: PortsWanted,
): Promise<Result<OpenedPorts>> {
  const asked: Ports = { http2: http2Port, legacy: legacyPort, feedback: feedbackPort };
  const twice = portGivenTwice(asked);
  if (twice !== null) return fail(twice);
  const ports = { ...asked };
  const busyPorts: number[] = [];
  for (const service of SERVICES) {
    const others = SERVICES.filter((other) => other !== service).flatMap((other) => [asked[other], ports[other]]);
    const opened = await openPort(listeners[service], host, asked[service], new Set(others), portFallback);
    if (!opened.ok) return opened;
    ports[service] = opened.value.port;
    if (opened.value.wasBusy) busyPorts.push(asked[service]);
  }
  return ok({ ports, busyPorts });
}

function portGivenTwice(asked: Ports): Problem | null {
  for (const [at, service] of SERVICES.entries()) {
    const port = asked[service];
    const other = SERVICES.slice(at + 1).find((later) => asked[later] === port);
    if (port !== 0 && other !== undefined) return { code: 'port-given-twice', port, services: [service, other] };
  }
  return null;
}

/** `others`: ports of the other services, which are neither taken nor offered in place of a busy one. */
async function openPort(
  listener: TlsListener,
  host: string,
  port: number,
  others: ReadonlySet<number>,
  fallback: boolean,
): Promise<Result<OpenedPort>> {
  try {
    return ok({ port: await listenOnBoth(listener, host, port, others), wasBusy: false });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE' && fallback) {
      return ok({ port: await listenOnBoth(listener, host, 0, others), wasBusy: true });
    }
    if (code === 'EADDRINUSE') {
      return fail({ code: 'port-in-use', port, host, nextFree: await freePortAfter(host, port, others) });
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

async function listenOnBoth(
  listener: TlsListener,
  host: string,
  port: number,
  others: ReadonlySet<number>,
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const first = await listener.listen(host, port);
    const opened = portOf(first);
    if (port === 0 && others.has(opened) && tries < PAIR_TRIES) {
      await closeServer(first);
      continue;
    }
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

async function freePortAfter(host: string, port: number, others: ReadonlySet<number>): Promise<number | null> {
  for (let next = port + 1; next <= Math.min(port + SEARCHED_PORTS, 65_535); next += 1) {
    if (!others.has(next) && (await isFree(host, next))) return next;
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
