import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';

/** An HTTP proxy. Its user name and password are kept out of everything that shows or stores an object. */
export class ProxyServer {
  /** How the proxy itself is spoken to. */
  readonly protocol: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly #userInfo: string | null;

  /** `userInfo`: "user:password" as it is sent, null when the proxy wants none. */
  constructor(protocol: 'http' | 'https', host: string, port: number, userInfo: string | null) {
    this.protocol = protocol;
    this.host = host;
    this.port = port;
    this.#userInfo = userInfo;
  }

  /** "proxy.example:3128", fit to be shown. */
  get address(): string {
    return `${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }

  /** "user:password", for the request alone; null when there is none. */
  userInfo(): string | null {
    return this.#userInfo;
  }
}

/** Variables of the process's environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORTS = { http: 80, https: 443 } as const;

/** Reads the address of a proxy as people write it, with or without "http://"; null when it is none. */
export function parseProxy(text: string): ProxyServer | null {
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url === null || url.hostname === '') return null;
  const protocol = url.protocol.replace(':', '');
  if (protocol !== 'http' && protocol !== 'https') return null;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? DEFAULT_PORTS[protocol] : Number(url.port);
  const userInfo = url.username === '' && url.password === '' ? null : decoded(url);
  return userInfo === undefined ? null : new ProxyServer(protocol, host, port, userInfo);
}

/**
 * The proxy for a target, null for a direct connection. `choice` is an address, "none", or null to go by HTTPS_PROXY and
 * NO_PROXY. This computer itself is always reached directly. Fails with `usage` for an address that is none.
 */
export function proxyFor(
  target: { readonly host: string; readonly port: number },
  choice: string | null,
  environment: Environment,
): Result<ProxyServer | null> {
  if (isLoopback(target.host) || choice === 'none') return ok(null);
  const ofEnvironment = environment.https_proxy ?? environment.HTTPS_PROXY ?? '';
  const address = choice ?? ofEnvironment.trim();
  if (address === '' && choice === null) return ok(null);
  if (choice === null && isExempt(target, environment.no_proxy ?? environment.NO_PROXY ?? '')) return ok(null);
  const proxy = parseProxy(address);
  // The address may hold a password and is not repeated.
  const where = choice === null ? 'the variable HTTPS_PROXY' : '--proxy';
  const detail = `${where} holds no proxy address; it looks like http://proxy.example:3128`;
  return proxy === null ? fail<Problem>({ code: 'usage', detail }) : ok(proxy);
}

/** Whether a host is this computer. */
export function isLoopback(host: string): boolean {
  const name = bare(host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** NO_PROXY as curl reads it: names with all below them, with or without a leading dot, perhaps a port; `*` is all. */
function isExempt({ host, port }: { readonly host: string; readonly port: number }, list: string): boolean {
  const name = bare(host);
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, written = entry, ownPort] = /^(.*?[^:]):(\d+)$/.exec(entry) ?? [];
      const suffix = bare(written.replace(/^\*?\./, ''));
      if (ownPort !== undefined && Number(ownPort) !== port) return false;
      return name === suffix || name.endsWith(`.${suffix}`);
    });
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Undefined for a percent sign that introduces nothing. */
function decoded({ username, password }: URL): string | undefined {
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return undefined;
  }
}
