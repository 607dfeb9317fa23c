import { describe, expect, test } from 'vitest';
import { FIRST_TARGET, type TargetForm } from '../../../renderer/bench/bench-state.ts';
import { addressOf, addressText, customTrouble, isRetired, targetChoice } from '../../../renderer/bench/target.ts';
import { SIMULATOR_OFF, SIMULATOR_ON } from './fixtures.ts';

function custom(host: string, port = ''): TargetForm {
  return { ...FIRST_TARGET, kind: 'custom', custom: { host, port, caFile: null } };
}

describe('a custom endpoint', () => {
  test.each([
    ['', 'missing'],
    ['https://example.com', 'with-scheme'],
    ['example.com:443', 'with-port'],
    ['exa mple.com', 'characters'],
  ])('host %j is %s', (host, trouble) => {
    expect(customTrouble(custom(host)).host).toBe(trouble);
    expect(targetChoice(custom(host))).toBeNull();
  });

  test.each(['example.com', '127.0.0.1', '::1', 'localhost'])('host %s is right', (host) => {
    expect(customTrouble(custom(host)).host).toBeNull();
  });

  test.each(['0', '65536', 'x', '-1', '1.5'])('port %s is refused', (port) => {
    expect(customTrouble(custom('localhost', port)).port).toBe('not-a-port');
  });

  test('an empty port is the protocol’s own', () => {
    expect(targetChoice(custom('localhost'))).toMatchObject({ port: 443 });
    expect(targetChoice({ ...custom('localhost'), protocol: 'legacy' })).toMatchObject({ port: 2195 });
  });
});

describe('an address', () => {
  test('of the simulator is known while it runs', () => {
    const choice = { kind: 'simulator', protocol: 'legacy' } as const;
    expect(addressOf(choice, SIMULATOR_OFF)).toBeNull();
    expect(addressOf(choice, SIMULATOR_ON)).toEqual({ host: '127.0.0.1', port: 2195 });
  });

  test('of Apple’s sandbox takes the port that was asked for', () => {
    const choice = { kind: 'sandbox', protocol: 'http2', port: 2197 } as const;
    expect(addressOf(choice, SIMULATOR_OFF)).toEqual({ host: 'api.sandbox.push.apple.com', port: 2197 });
  });

  test('of IPv6 is written with brackets', () => {
    expect(addressText({ host: '::1', port: 443 })).toBe('[::1]:443');
    expect(addressText({ host: 'localhost', port: 443 })).toBe('localhost:443');
  });
});

test('Apple’s binary gateways are retired, by choice and by name; its HTTP/2 hosts are not', () => {
  expect(isRetired({ kind: 'production', protocol: 'legacy', port: null })).toBe(true);
  expect(
    isRetired({ kind: 'custom', protocol: 'legacy', host: 'gateway.push.apple.com', port: 2195, caFile: null }),
  ).toBe(true);
  expect(isRetired({ kind: 'production', protocol: 'http2', port: null })).toBe(false);
  expect(isRetired({ kind: 'simulator', protocol: 'legacy' })).toBe(false);
});
