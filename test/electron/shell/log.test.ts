import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../electron/shell/log.ts';
import { redact } from '../../../electron/shell/redact.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const now = () => NOW;

describe('the log', () => {
  let folder: string;
  const files = () => readdirSync(folder).sort();
  const text = () => files().map((name) => readFileSync(join(folder, name), 'utf8'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pushbench-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a line with the time in UTC, readable by its owner only', () => {
    openLog({ folder, now }).note('started');
    expect(text()).toEqual(['2026-11-24T08:00:00.000Z started\n']);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'pushbench.log')).mode & 0o777).toBe(0o600);
  });

  it('notes a bug with its stack under the reference it answers', () => {
    const reference = openLog({ folder, now }).bug('push:send', new Error('inner detail'));
    expect(reference).toMatch(/^[0-9A-F]{8}$/);
    expect(text().join()).toContain(`bug ${reference} in push:send: Error: inner detail\n      at `);
  });

  it('keeps three files and no more than their size, the newest lines among them', () => {
    const log = openLog({ folder, now, maxBytes: 1_000 });
    for (let line = 0; line < 200; line += 1) log.note(`line ${line}`);
    expect(files()).toEqual(['pushbench.1.log', 'pushbench.2.log', 'pushbench.log']);
    for (const name of files()) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(join(folder, 'pushbench.log'), 'utf8')).toContain('line 199\n');
    const kept =
      text()
        .join('')
        .match(/line \d+/g)?.length ?? 0;
    expect(kept).toBeGreaterThan(50);
  });

  it('does not let one line fill it', () => {
    openLog({ folder, now, maxBytes: 1_000 }).note('x '.repeat(5_000));
    expect(statSync(join(folder, 'pushbench.log')).size).toBeLessThanOrEqual(1_000);
  });

  it('does not stop the app when the disk does not take it', () => {
    const log = openLog({ folder: join(folder, 'pushbench.log', 'no folder'), now });
    openLog({ folder, now }).note('a file where a folder would be needed');
    expect(() => log.note('lost')).not.toThrow();
    expect(log.bug('anywhere', new Error('lost'))).toMatch(/^[0-9A-F]{8}$/);
  });
});

describe('redaction', () => {
  const token = randomBytes(32).toString('hex');

  it('shortens device tokens, whatever their case and length', () => {
    for (const whole of [token, token.toUpperCase(), randomBytes(80).toString('hex')]) {
      expect(redact(`to ${whole} now`)).toBe(`to ${whole.slice(0, 8)}… now`);
    }
  });

  it('takes out PEM blocks, cut ones too', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${randomBytes(200).toString('base64')}\n-----END PRIVATE KEY-----`;
    expect(redact(`key ${key} end`)).toBe('key [PEM] end');
    expect(redact(`key ${key.slice(0, 100)}`)).toBe('key [PEM]');
  });

  it('takes out provider tokens and base64', () => {
    const part = (text: string) => Buffer.from(text).toString('base64url');
    const jwt = `${part('{"alg":"ES256","kid":"ABC"}')}.${part('{"iss":"TEAM","iat":1}')}.${randomBytes(64).toString('base64url')}`;
    expect(redact(`bearer ${jwt}.`)).not.toContain(jwt.slice(0, 20));
    expect(redact('token Snu6p/HXJyUaatdX7fq4NL1/mpdfP5A+S/NYe+Lyi4w=')).toBe('token Snu6p/…');
    expect(redact('token=/nu6p/HXJyUaatdX7fq4NL1/mpdfP5A+S/NYe+Lyi4w=')).not.toContain('HXJyUaat');
  });

  it('leaves no padded base64 of 30 bytes and more whole, wherever its slashes are', () => {
    const padded = fc.uint8Array({ minLength: 31, maxLength: 100 }).filter(({ length }) => length % 3 !== 0);
    fc.assert(
      fc.property(padded, (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64');
        expect(redact(`token ${base64} and`)).not.toContain(base64.slice(6));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves stack traces readable', () => {
    const line = '    at Object.<anonymous> (/home/someone/Projects2/pushbench/electron/ipc/router.ts:42:17)';
    expect(redact(line)).toBe(line);
  });

  it('leaves no 32 hex digits in a row, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ minLength: 16, maxLength: 100 }), (before, bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(redact(`${before} ${hex} ${before}`)).not.toContain(hex);
      }),
    );
  });
});
