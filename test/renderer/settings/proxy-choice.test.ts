import { describe, expect, it } from 'vitest';
import { proxyInForce, proxyKind, readProxy } from '../../../renderer/settings/proxy-choice.ts';
import { settingsSchema } from '../../../shared/settings/settings.ts';

describe('an address as typed', () => {
  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128', 'proxy.example:3128'],
    [' http://proxy.example:3128 ', 'http://proxy.example:3128', 'proxy.example:3128'],
    ['https://proxy.example', 'https://proxy.example', 'proxy.example:443'],
    ['[::1]:8080', 'http://[::1]:8080', '[::1]:8080'],
    ['none', 'http://none', 'none:80'],
  ])('%s is saved as %s', (typed, setting, at) => {
    expect(readProxy(typed)).toEqual({ ok: true, setting, at });
    expect(settingsSchema.shape.proxy.safeParse(setting).success).toBe(true);
    expect(proxyKind(setting)).toBe('address');
  });

  it.each([
    ['', 'Enter the proxy’s address'],
    ['socks5://proxy.example:1080', 'SOCKS'],
    ['ftp://proxy.example', 'no address of a proxy'],
    ['http://', 'no address of a proxy'],
    ['proxy.example:99999', 'no address of a proxy'],
    [`proxy.example/${'x'.repeat(500)}`, 'no address of a proxy'],
  ])('%s is refused in words', (typed, says) => {
    const read = readProxy(typed);
    expect(!read.ok && read.error).toContain(says);
  });

  it.each(['http://ada:1815-secret@proxy.example:3128', 'ada@proxy.example', 'ada:1815-secret@proxy.example:3128'])(
    '%s is refused for its password, which is not repeated',
    (typed) => {
      const read = readProxy(typed);
      expect(!read.ok && read.error).toContain('HTTPS_PROXY');
      expect(JSON.stringify(read)).not.toContain('1815-secret');
    },
  );
});

it('tells what is in force', () => {
  expect(proxyInForce('environment')).toBe('As the system’s environment says');
  expect(proxyInForce('none')).toBe('None');
  expect(proxyInForce('http://proxy.example:3128')).toBe('proxy.example:3128');
});
