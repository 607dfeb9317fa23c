import type { Environment, Protocol } from '../wire/endpoints.ts';
import { listText } from './quantity-text.ts';

const ENVIRONMENTS: Readonly<Record<Environment, string>> = { sandbox: 'Sandbox', production: 'Production' };

/** "Sandbox", as chips and headings show it. */
export function environmentName(environment: Environment): string {
  return ENVIRONMENTS[environment];
}

/** "sandbox", "sandbox and production", inside a sentence. */
export function environmentsText(environments: readonly Environment[]): string {
  return environments.length === 0 ? 'no known environment' : listText(environments);
}

/** "HTTP/2", "the legacy protocol", inside a sentence. */
export function protocolText(protocol: Protocol): string {
  return protocol === 'http2' ? 'HTTP/2' : 'the legacy protocol';
}
