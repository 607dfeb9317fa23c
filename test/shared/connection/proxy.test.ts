import { describe, expect, it } from 'vitest';
import { isLoopback, parseProxy, proxyFor } from '../../../shared/connection/proxy.ts';

const APPLE = { host: 'api.push.apple.com', port: 443 };

describe('the address of a proxy', () => {
  it.each([
    ['http://proxy.example:3128', 'http', 'proxy.example:3128', null],
    ['proxy.example:3128', 'http', 'proxy.example:3128', null],
    ['https://proxy.example', 'https', 'proxy.example:443', null],
    ['http://proxy.example/', 'http', 'proxy.example:80', null],
    ['http://[::1]:8080', 'http', '[::1]:8080', null],
    ['http://me:p%40ss@proxy.example:1', 'http', 'proxy.example:1', 'me:p@ss'],
    ['http://me@proxy.example:1', 'http', 'proxy.example:1', 'me:'],
  ])('%s is read', (text, protocol, address, userInfo) => {
    const proxy = parseProxy(text);
    expect(proxy).toMatchObject({ protocol, address });
    expect(proxy?.userInfo()).toBe(userInfo);
    expect(JSON.stringify(proxy)).not.toContain('p@ss');
  });

  it.each(['', 'socks5://proxy:1', 'http://', 'http://a:b:c', 'http://%zz@h:1', 'ftp://h', 'http://h:99999'])(
    '%j is none',
    (text) => expect(parseProxy(text)).toBeNull(),
  );
});

describe('the proxy for a target', () => {
  const address = (choice: string | null, environment = {}, target = APPLE): string | null => {
    const found = proxyFor(target, choice, environment);
    return found.ok ? (found.value?.address ?? null) : found.problem.code;
  };
  const HTTPS_PROXY = 'http://proxy.example:3128';

  it('is the one that was chosen, else that of the environment, else none', () => {
    expect(address('http://other:1', { HTTPS_PROXY })).toBe('other:1');
    expect(address(null, { HTTPS_PROXY })).toBe('proxy.example:3128');
    expect(address(null, { HTTPS_PROXY, https_proxy: 'lower:2' })).toBe('lower:2');
    expect(address(null, {})).toBeNull();
    expect(address(null, { HTTPS_PROXY: '' })).toBeNull();
    expect(address('none', { HTTPS_PROXY })).toBeNull();
  });

  it.each([
    ['*', true],
    ['.apple.com', true],
    ['apple.com', true],
    ['*.apple.com', true],
    ['push.example, API.push.apple.com', true],
    ['api.push.apple.com:443', true],
    ['api.push.apple.com:2197', false],
    ['pple.com', false],
    ['push.apple.com.example', false],
    ['', false],
  ])('NO_PROXY=%j exempts Apple’s host: %s', (NO_PROXY, exempt) => {
    expect(address(null, { HTTPS_PROXY, NO_PROXY })).toBe(exempt ? null : 'proxy.example:3128');
  });

  it('NO_PROXY does not speak about one that was chosen', () => {
    expect(address('http://other:1', { NO_PROXY: '*' })).toBe('other:1');
  });

  it.each(['localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]', 'a.localhost', 'LOCALHOST.'])(
    'is none for this computer, %s, whatever was chosen',
    (host) => {
      expect(isLoopback(host)).toBe(true);
      expect(address('http://other:1', { HTTPS_PROXY }, { host, port: 443 })).toBeNull();
    },
  );

  it.each(['localhost.example', '128.0.0.1', '127.0.0.1.example', 'mylocalhost'])('%s is not this computer', (host) =>
    expect(isLoopback(host)).toBe(false),
  );

  it('that cannot be read is wrong usage, told without repeating it', () => {
    const found = proxyFor(APPLE, null, { HTTPS_PROXY: 'socks5://me:secret@proxy:1' });
    expect(found).toMatchObject({
      ok: false,
      problem: { code: 'usage', detail: expect.stringContaining('HTTPS_PROXY') },
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});
