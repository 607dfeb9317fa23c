import { describe, expect, it } from 'vitest';
import { explainRetired } from '../../../shared/connection/retirement.ts';
import type { Problem } from '../../../shared/problem.ts';
import { appleEndpoint, customEndpoint } from '../../../shared/wire/endpoints.ts';

const gateway = appleEndpoint('sandbox', 'legacy');
const silence: Problem = { code: 'name-not-found', host: gateway.host };

describe('a retired host', () => {
  it('that does not answer was retired by Apple', () => {
    expect(explainRetired(gateway, silence)).toEqual({
      code: 'retired-by-apple',
      host: 'gateway.sandbox.push.apple.com',
      port: 2195,
    });
  });

  it('that answers is told by its answer', () => {
    const intercepted: Problem = { code: 'tls-intercepted', host: gateway.host, issuer: 'x', verifyCode: 'y' };
    expect(explainRetired(gateway, intercepted)).toBe(intercepted);
    const cancelled: Problem = { code: 'cancelled', stage: 'dns' };
    expect(explainRetired(gateway, cancelled)).toBe(cancelled);
  });

  it('is none of the hosts in service, nor a custom one', () => {
    expect(explainRetired(appleEndpoint('sandbox', 'http2'), silence)).toBe(silence);
    expect(explainRetired(customEndpoint('localhost', 'legacy'), silence)).toBe(silence);
  });
});
