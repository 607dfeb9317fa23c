import { fail } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';

export type CsrChannel = 'csr:create';

/** Signing requests for certificates that Apple has yet to make. */
export function csrHandlers(): HandlersOf<CsrChannel> {
  return {
    'csr:create': () => fail({ code: 'not-available', feature: 'signing requests' }),
  };
}
