import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Printer } from '../../../electron/cli/print.ts';
import { pick, run, start } from './cli-bench.ts';

const TARGET = ['--host', '127.0.0.1', '--port', '1'];

describe('usage', () => {
  it('shows the version', async () => {
    const { status, stdout } = await run(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[[]], [['inspect']], [['convert']], [['test']], [['send']], [['simulate']]])(
    'shows help for %j with examples, on stdout, with status 0',
    async (command) => {
      const { status, stdout, stderr } = await run([...command, '--help']);
      expect(status).toBe(0);
      expect(stderr).toBe('');
      expect(stdout).toContain(command.length === 0 ? 'Typical use:' : 'Examples:');
      expect(stdout).not.toMatch(/undefined|not available yet/);
    },
  );

  it.each([
    [[], 'No command'],
    [['frobnicate'], 'frobnicate'],
    [['test', '--frob', ...TARGET], '--frob'],
    [['test'], 'no target'],
    [['test', '--env', 'staging'], 'staging'],
    [['test', '--env', 'sandbox', '--host', 'x'], 'two targets'],
    [['test', '--host', 'http://x', '--port', '1'], 'no host name'],
    [['test', '--host', 'x', '--port', '70000'], 'from 1 to 65535'],
    [['test', '--timeout', '0', ...TARGET], 'number of seconds'],
    [['send', ...TARGET, '--alert', 'x'], 'no device'],
    [['send', ...TARGET, '--token', 'ab', '--alert', 'x'], 'no credential'],
    [['send', ...TARGET, '--token', 'ab', '--tokens', 'f', '--alert', 'x'], 'not both'],
    [['send', ...TARGET, '--tokens', '-', '--payload', '-'], 'both read stdin'],
    [['send', ...TARGET, '--token', 'ab', '--token', 'cd', '--id', 'x', '--alert', 'x'], 'one token only'],
    [['send', ...TARGET, '--command', '3'], '0, 1 or 2'],
    [['convert', '--credential', 'x', '--out', 'y'], '--no-key-encryption'],
    [['convert', '--credential', 'x', '--no-key-encryption'], '--out'],
    [['inspect'], 'file'],
    [['simulate', '--timeout', '1'], '--expect'],
  ])('%j is wrong usage: status 2, and says why', async (argv, words) => {
    const { status, stdout, stderr } = await run(argv);
    expect(status).toBe(2);
    expect(`${stdout}${stderr}`.toLowerCase()).toContain(words.toLowerCase());
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('tells wrong usage as one JSON line when asked for JSON, and nothing else on stdout', async () => {
    const { status, lines } = await run(['test', '--frob', '--json']);
    expect(status).toBe(2);
    expect(lines).toEqual([
      {
        problem: { code: 'usage', message: expect.any(String), remedy: expect.any(String), detail: expect.any(String) },
      },
    ]);
  });
});

describe('a fault of ours', () => {
  it('ends with 70 and a reference, without a stack trace', async () => {
    const broken = (): Date => {
      throw new Error('the clock fell off the wall');
    };
    const { status, stderr, stdout } = await run(['inspect', 'package.json'], { now: broken });
    expect(status).toBe(70);
    expect(stderr).toMatch(/reference is [0-9a-f]{8}/);
    expect(stdout + stderr).not.toMatch(/fell off|\bat .*:\d+/);
  });
});

describe('output', () => {
  it('ends quietly when its reader has gone', async () => {
    const running = start(['simulate', '--http2-port', '0', '--legacy-port', '0', '--feedback-port', '0']);
    await running.line((line) => pick(line, 'event') === 'ready');
    running.stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    const { status, stderr } = await running.ended;
    expect(status).toBe(0);
    expect(stderr).not.toContain('EPIPE');
  });

  it('says so when the output cannot be written for another reason', async () => {
    const running = start(['inspect', 'package.json']);
    running.stdout.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' }));
    const { status, stderr } = await running.ended;
    expect(status).toBe(2);
    expect(stderr.match(/stdout cannot be written/g)).toHaveLength(1);
  });

  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{}, {}, false],
  ])('colours on %o with %o: %s', (terminal, env, coloured) => {
    const stdout = Object.assign(new PassThrough(), terminal);
    const io = { stdin: new PassThrough(), stdout, stderr: new PassThrough(), env, cwd: '/', now: () => new Date() };
    const out = new Printer({ ...io, signal: new AbortController().signal }, false, () => undefined);
    out.line('well', { tone: 'good', text: '✓' });
    expect(String(stdout.read()).includes('\u001b[')).toBe(coloured);
  });

  it('spells out control characters and direction marks that come from outside', async () => {
    const { stderr, status } = await run(['inspect', 'no\u001b[31m such\u202e\nfile\u0007']);
    expect(status).toBe(2);
    expect(stderr).toContain('\\u001b[31m');
    expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    const { stdout } = await run(['inspect', 'c1\u009b\u202e', '--json']);
    expect(stdout).not.toMatch(/[\u009b\u202e]/);
    expect(JSON.parse(stdout).problem.file).toContain('c1\u009b\u202e');
  });
});
