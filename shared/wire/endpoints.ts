/** Apple's push hosts and ports, as the APNs reference and Apple's "Sending notification requests to APNs" list them. */

export type Environment = 'sandbox' | 'production';
export type Protocol = 'http2' | 'legacy';

/** Where a test or a send goes. `environment` is null for a custom host, whose kind nobody can know. */
export type Endpoint = {
  readonly kind: 'simulator' | 'sandbox' | 'production' | 'custom';
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly environment: Environment | null;
};

export const DEFAULT_PORTS = { http2: 443, legacy: 2195, feedback: 2196 } as const;

/** Apple's second port for the HTTP/2 API, which some firewalls leave open. */
export const ALTERNATE_HTTP2_PORT = 2197;

/** Apple retired the binary gateways and the feedback service on this day. */
export const LEGACY_RETIRED_ON = '2021-03-31';

const HTTP2_HOSTS: Record<Environment, string> = {
  sandbox: 'api.sandbox.push.apple.com',
  production: 'api.push.apple.com',
};

const LEGACY_HOSTS: Record<Environment, string> = {
  sandbox: 'gateway.sandbox.push.apple.com',
  production: 'gateway.push.apple.com',
};

const FEEDBACK_HOSTS: Record<Environment, string> = {
  sandbox: 'feedback.sandbox.push.apple.com',
  production: 'feedback.push.apple.com',
};

const HTTP2_ALIASES = ['api.development.push.apple.com'];

/** Apple's endpoint of an environment; `port` replaces the protocol's default. */
export function appleEndpoint(environment: Environment, protocol: Protocol, port?: number): Endpoint {
  return {
    kind: environment,
    protocol,
    host: protocol === 'http2' ? HTTP2_HOSTS[environment] : LEGACY_HOSTS[environment],
    port: port ?? DEFAULT_PORTS[protocol],
    environment,
  };
}

/** Where an environment's feedback service was; `port` replaces its default. */
export function appleFeedbackEndpoint(environment: Environment, port: number = DEFAULT_PORTS.feedback): Endpoint {
  return { kind: environment, protocol: 'legacy', host: FEEDBACK_HOSTS[environment], port, environment };
}

/** A custom endpoint; an Apple host name given by hand still gets its environment. */
export function customEndpoint(host: string, protocol: Protocol, port?: number): Endpoint {
  return {
    kind: 'custom',
    protocol,
    host,
    port: port ?? DEFAULT_PORTS[protocol],
    environment: environmentOfHost(host),
  };
}

/** Which environment a host name stands for, null when it is not one of Apple's push hosts. */
export function environmentOfHost(host: string): Environment | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!isApplePushHost(name)) return null;
  return name.includes('.sandbox.') || name.includes('.development.') ? 'sandbox' : 'production';
}

/** Whether Apple runs a push service under this name, today or formerly. */
export function isApplePushHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return [...Object.values(HTTP2_HOSTS), ...HTTP2_ALIASES].includes(name) || isRetiredHost(name);
}

/** Whether the host is one of the binary gateways or feedback services that Apple switched off. */
export function isRetiredHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return Object.values(LEGACY_HOSTS).includes(name) || isFeedbackHost(name);
}

/** Whether the host is one of Apple's former feedback services. */
export function isFeedbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return Object.values(FEEDBACK_HOSTS).includes(name);
}
