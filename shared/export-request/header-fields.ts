import { pushHeaderFields } from '../wire/http2-request.ts';
import type { RequestFacts } from './request-facts.ts';

/** The request headers that a program names, but the provider token's. */
export function headerFields({ headers }: Pick<RequestFacts, 'headers'>): readonly (readonly [string, string])[] {
  return [...pushHeaderFields(headers), ['content-type', 'application/json']];
}
