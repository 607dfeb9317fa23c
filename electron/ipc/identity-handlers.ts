import { fail } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';

export type IdentityChannel =
  | 'identity:list'
  | 'identity:rename'
  | 'identity:remove'
  | 'identity:keep-key'
  | 'identity:forget-key'
  | 'identity:use'
  | 'identity:keep-waiting'
  | 'identity:remove-waiting'
  | 'csr:create';

/** What is remembered across restarts. */
export function identityHandlers(): HandlersOf<IdentityChannel> {
  const unavailable = () => fail({ code: 'not-available', feature: 'identities' } as const);
  return {
    'identity:list': unavailable,
    'identity:rename': unavailable,
    'identity:remove': unavailable,
    'identity:keep-key': unavailable,
    'identity:forget-key': unavailable,
    'identity:use': unavailable,
    'identity:keep-waiting': unavailable,
    'identity:remove-waiting': unavailable,
    'csr:create': unavailable,
  };
}
