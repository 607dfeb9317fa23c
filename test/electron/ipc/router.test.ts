import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Handlers } from '../../../electron/ipc/handler.ts';
import { answerChannel, CHANNELS, type Request } from '../../../electron/ipc/router.ts';
import { APP_ORIGIN, isOurMainFrame, type SenderFrame } from '../../../electron/ipc/sender.ts';
import type { Channel } from '../../../shared/ipc/channels.ts';
import { schemas } from '../../../shared/ipc/schemas.ts';
import { ok } from '../../../shared/result.ts';

const OURS: SenderFrame = { origin: APP_ORIGIN, parent: null };
const CANARY = 'correct horse battery staple';

/** Handlers that note what reaches them, and a log that keeps what is written to it. */
function bench(answer: (data: unknown) => unknown = () => ok(null)) {
  const reached: unknown[] = [];
  const logged: string[] = [];
  const handler = (data: unknown) => {
    reached.push(data);
    return answer(data);
  };
  const handlers = Object.fromEntries(CHANNELS.map((channel) => [channel, handler])) as unknown as Handlers;
  const log = {
    refused: (channel: Channel, why: string) => logged.push(`${channel} ${why}`),
    bug: (where: string, error: unknown) => {
      logged.push(`${where} ${String((error as Error).stack)}`);
      return 'REF1';
    },
  };
  const ask = (channel: Channel, request: Partial<Request>) =>
    answerChannel(channel, handlers, log)({ frame: OURS, emit: () => {}, data: undefined, ...request });
  return { reached, logged, ask };
}

describe('who may ask', () => {
  it('is our page in the main frame', async () => {
    const { ask, reached } = bench();
    await expect(ask('app:info', {})).resolves.toEqual(ok(null));
    expect(reached).toHaveLength(1);
  });

  const STRANGERS: Record<string, SenderFrame | null> = {
    'a frame that is gone': null,
    'a frame within our page': { origin: APP_ORIGIN, parent: OURS },
    'a web page': { origin: 'https://example.com', parent: null },
    'a file': { origin: 'file://', parent: null },
    'a data: page': { origin: 'null', parent: null },
    'another host of our scheme': { origin: 'app://pushbench.example', parent: null },
    'our host under another scheme': { origin: 'https://pushbench', parent: null },
    'our host with a port': { origin: 'app://pushbench:80', parent: null },
  };

  it.each(Object.entries(STRANGERS))('is not %s: it is rejected loudly and reaches no handler', async (_who, frame) => {
    const { ask, reached, logged } = bench();
    for (const channel of CHANNELS) await expect(ask(channel, { frame })).rejects.toThrow('refused');
    expect(reached).toEqual([]);
    expect(logged).toHaveLength(CHANNELS.length);
  });

  it('is decided by equality: no other origin passes', () => {
    const near = fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(near, ([before, after]) => {
        const origin = before + APP_ORIGIN + after;
        expect(isOurMainFrame({ origin, parent: null })).toBe(origin === APP_ORIGIN);
      }),
    );
  });
});

describe('a request that breaks its schema', () => {
  const BROKEN: readonly (readonly [Channel, unknown])[] = [
    ['app:info', {}],
    ['credential:unlock', { readingId: 'r', fileId: 'f1', passphrase: CANARY, more: CANARY }],
    ['credential:unlock', { readingId: 'r', fileId: 'f1', passphrase: [CANARY] }],
    ['credential:unlock', { fileId: 'f1', passphrase: CANARY }],
    ['credential:unlock', { readingId: 'r', fileId: '', passphrase: CANARY.repeat(100) }],
    ['credential:unlock', undefined],
    ['credential:import', { readingId: 'r', files: [{ name: '../x', bytes: 'not bytes' }] }],
    ['export:write', { credentialId: 'c', folder: '/tmp', keyPassphrase: CANARY, names: { combined: '../ck.pem' } }],
    ['credential:name-key', { fileId: 'f1', keyId: 'ABC123DEFG', teamId: 'lowercase1' }],
    ['identity:rename', { id: 'i', name: CANARY.repeat(10) }],
    ['csr:create', { commonName: 'x', email: 'a@b', folder: '/tmp', names: { key: '../k', request: CANARY } }],
    ['push:send', { sendId: 's', target: { kind: 'custom', host: 'h', port: 70_000 } }],
    ['link:open', { link: 'https://example.com' }],
    ['settings:write', { version: 2, theme: 'dark' }],
    ['simulator:start', { whenBusy: CANARY }],
    ['simulator:journal', { after: 0, count: 1_000_000 }],
    ['simulator:arm', { rules: [{ answer: { reason: CANARY } }] }],
    ['simulator:act', { action: 'goaway', reason: CANARY }],
    ['simulator:choose-rules', { file: CANARY }],
    ['simulator:export-ca', { path: CANARY }],
    ['simulator:register-device', { token: 'abc', topic: CANARY, environment: 'sandbox' }],
    ['feedback:read', { readId: 'r', target: { kind: 'custom', host: CANARY }, credentialId: 'c' }],
    ['feedback:export', { devices: [{ token: 'ab', timestamp: CANARY }] }],
    ['feedback:export', { devices: [], path: CANARY }],
  ];

  it.each(BROKEN)('is refused on %s, and the log names fields, never values', async (channel, data) => {
    const { ask, reached, logged } = bench();
    const failure = await ask(channel, { data }).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(reached).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(`${logged.join()} ${String(failure)}`).not.toContain(CANARY);
  });

  it('is refused whatever it is, where a channel takes a request', async () => {
    const schemaOf = (channel: Channel): z.ZodType => schemas[channel];
    const channels = CHANNELS.filter((channel) => !schemaOf(channel).safeParse(undefined).success);
    expect(channels.length).toBeGreaterThan(CHANNELS.length / 2);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...channels), fc.anything(), async (channel, data) => {
        const { ask, reached } = bench();
        await expect(ask(channel, { data })).rejects.toThrow('refused');
        expect(reached).toEqual([]);
      }),
    );
  });

  it('passes as parsed when it keeps to it', async () => {
    const { ask, reached } = bench();
    const data = { readingId: 'r', fileId: 'f1', passphrase: CANARY };
    await ask('credential:unlock', { data });
    expect(reached).toEqual([data]);
  });
});

describe('a handler that throws', () => {
  it('is answered as a bug with a reference; message and stack stay in the log', async () => {
    const { ask, logged } = bench(() => {
      throw new Error('inner detail');
    });
    const answer = await ask('credential:state', {});
    expect(answer).toEqual({ ok: false, problem: { code: 'bug', reference: 'REF1' } });
    expect(logged.join()).toContain('inner detail');
  });

  it('is answered so when it rejects, too', async () => {
    const { ask } = bench(() => Promise.reject(new Error('inner detail')));
    expect(await ask('credential:state', {})).toEqual({ ok: false, problem: { code: 'bug', reference: 'REF1' } });
  });
});
