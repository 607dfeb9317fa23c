import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runProxy } from '../../support/http-proxy.ts';
import { startTestSimulator, type TestSimulator } from '../../support/simulator.ts';
import { pick, run } from './cli-bench.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const ELSEWHERE = ['--host', 'push.example', '--port', '443'];

let simulator: TestSimulator;
let strict: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator();
  strict = await startTestSimulator({ strict: true });
});

afterAll(async () => {
  await simulator.stop();
  await strict.stop();
});

function signingKey({ ready }: TestSimulator, keyId = ready.demo.keyId ?? ''): string[] {
  return ['--credential', ready.demo.p8 ?? '', '--key-id', keyId, '--team-id', ready.demo.teamId];
}

function at({ ready }: TestSimulator): string[] {
  return ['--host', '127.0.0.1', '--port', String(ready.http2Port), '--ca', ready.ca];
}

describe('a .p8 signing key', () => {
  it('sends, to a simulator that checks its signature', async () => {
    const { topic } = strict.ready.demo;
    const argv = ['send', ...signingKey(strict), ...at(strict), '--token', TOKEN, '--alert', 'x', '--topic', topic];
    const { status, lines } = await run([...argv, '--json']);
    expect(lines[0]).toMatchObject({ outcome: 'accepted', status: 200 });
    expect(status).toBe(0);
  });

  it('under another key id is refused by it', async () => {
    const { topic } = strict.ready.demo;
    const more = ['--token', TOKEN, '--alert', 'x', '--topic', topic];
    const argv = ['send', ...signingKey(strict, 'ZZZZZZZZZZ'), ...at(strict), ...more];
    const { status, lines } = await run([...argv, '--json']);
    expect(lines[0]).toMatchObject({ outcome: 'rejected', status: 403, reason: 'InvalidProviderToken' });
    expect(status).toBe(1);
    expect((await run(argv)).stdout).toContain('It was signed as Key ID ZZZZZZZZZZ of Team ID');
  });

  it('is not judged by a test, and by one with --probe it is', async () => {
    const plain = await run(['test', ...signingKey(strict), ...at(strict), '--json']);
    expect(plain.status).toBe(0);
    expect(pick(plain.lines, 0, 'stages', 3)).toEqual({
      stage: 'credential',
      status: 'skipped',
      ms: null,
      detail: 'checked at the first send',
    });
    expect((await run(['test', ...signingKey(strict), ...at(strict)])).stdout).toMatch(/^· Provider token +checked/m);
    const probed = await run(['test', ...signingKey(strict), ...at(strict), '--probe', '--json']);
    expect(probed.status).toBe(0);
    expect(pick(probed.lines, 0, 'stages', 3)).toMatchObject({
      status: 'passed',
      detail: expect.stringContaining('not refused'),
    });
    const wrong = await run(['test', ...signingKey(strict, 'ZZZZZZZZZZ'), ...at(strict), '--probe', '--json']);
    expect(wrong.status).toBe(1);
    expect(wrong.lines[0]).toMatchObject({
      ok: false,
      problem: { code: 'credential-refused', reason: 'InvalidProviderToken' },
    });
    expect(pick(wrong.lines, 0, 'stages', 3)).toMatchObject({ stage: 'credential', status: 'failed' });
  });
});

describe('test --probe', () => {
  it('with a certificate tells what the probe was answered', async () => {
    const { cer, p12, passphraseFile } = simulator.ready.demo;
    const credential = ['--credential', cer, '--credential', p12, '--passphrase-file', passphraseFile];
    const { status, stdout } = await run(['test', ...credential, ...at(simulator), '--probe']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Client certificate.*not refused; the probe was answered 200/);
  });

  it.each([
    [['--probe'], /--credential/],
    [['--topic', 'com.example.app'], /--probe/],
  ])('%j alone is wrong usage', async (more, detail) => {
    const { status, lines } = await run(['test', ...at(simulator), ...more, '--json']);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code: 'usage', detail: expect.stringMatching(detail) } }]);
  });
});

describe('--proxy', () => {
  it('is asked for the target, by option or by the environment, and its refusal is explained', async () => {
    const proxy = await runProxy(() => 'HTTP/1.1 407 Authentication Required\r\n\r\n');
    onTestFinished(proxy.close);
    const address = `127.0.0.1:${proxy.port}`;
    const expected = { target: { proxy: address }, problem: { code: 'proxy-refused', proxy: address, status: 407 } };
    const chosen = await run(['test', ...ELSEWHERE, '--proxy', `http://me:c4nary@${address}`, '--json']);
    expect(chosen.status).toBe(3);
    expect(chosen.lines[0]).toMatchObject(expected);
    expect(chosen.stdout + chosen.stderr).not.toContain('c4nary');
    expect(proxy.requests[0]).toContain('Proxy-Authorization: Basic ');
    const HTTPS_PROXY = `http://${address}`;
    expect((await run(['test', ...ELSEWHERE, '--json'], { env: { HTTPS_PROXY } })).lines[0]).toMatchObject(expected);
    const people = await run(['test', ...ELSEWHERE], { env: { HTTPS_PROXY } });
    expect(people.stdout.match(/^\S+ (DNS|Proxy|TCP)/gm)).toHaveLength(3);
  });

  it('is not asked for this computer', async () => {
    const proxy = await runProxy(() => 'HTTP/1.1 407 Authentication Required\r\n\r\n');
    onTestFinished(proxy.close);
    const { status, lines } = await run(['test', ...at(simulator), '--proxy', `127.0.0.1:${proxy.port}`, '--json']);
    expect(status).toBe(0);
    expect(lines[0]).toMatchObject({ target: { proxy: null } });
    expect(proxy.requests).toEqual([]);
  });

  it('that is no address is wrong usage', async () => {
    const { status, lines } = await run(['test', ...ELSEWHERE, '--proxy', 'socks5://p:1', '--json']);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code: 'usage' } }]);
  });
});
