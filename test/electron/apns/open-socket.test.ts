import { describe, expect, it, onTestFinished } from 'vitest';
import { openSocket } from '../../../electron/apns/open-socket.ts';
import { resolveName } from '../../../electron/apns/resolve-name.ts';
import { listenTcp } from '../../support/tls-servers.ts';

const signal = new AbortController().signal;

describe('opening a socket', () => {
  it('takes the next address when one does not answer', async () => {
    const running = await listenTcp(() => {});
    onTestFinished(running.close);
    const target = { host: 'two.test', port: running.port, stage: 'tcp' } as const;
    const opened = await openSocket(target, ['127.0.0.9', '127.0.0.1'], 5_000, signal);
    expect(opened).toMatchObject({ ok: true, value: { address: '127.0.0.1' } });
    if (opened.ok) opened.value.socket.destroy();
  });

  it('tells the most telling failure when none answers', async () => {
    const gone = await listenTcp(() => {});
    await gone.close();
    const target = { host: 'two.test', port: gone.port, stage: 'tcp' } as const;
    // 224.0.0.1 is a multicast address (RFC 1112 section 4): TCP has no way to it.
    const failed = await openSocket(target, ['224.0.0.1', '127.0.0.1'], 2_000, signal);
    expect(failed).toMatchObject({ ok: false, problem: { code: 'connection-refused', address: '127.0.0.1' } });
  });
});

describe('resolving a name', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['[::1]', '::1'],
  ])('lets the address %s pass as it is', async (host, address) => {
    expect(await resolveName(host, 1, 1_000, signal)).toEqual({ ok: true, value: [address] });
  });

  it('asks the system', async () => {
    const found = await resolveName('localhost', 1, 10_000, signal);
    expect(found.ok && found.value.some((address) => address === '127.0.0.1' || address === '::1')).toBe(true);
  });
});
