import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenTrouble } from '../../../shared/problem.ts';
import { parseDeviceToken, REMOVALS, TOKEN_MAX_BYTES } from '../../../shared/token/device-token.ts';

const HEX = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const GROUPS = HEX.match(/.{8}/g)?.join(' ') ?? '';
const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 5_000 : 500 };

function accepted(text: string) {
  const parsed = parseDeviceToken(text);
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.problem)}`);
  return parsed.value;
}

function refused(text: string) {
  const parsed = parseDeviceToken(text);
  if (parsed.ok) throw new Error(`accepted: ${parsed.value.token}`);
  return parsed.problem;
}

describe('a pasted device token', () => {
  it('is taken as it is when it is 64 lowercase hex digits', () => {
    expect(accepted(HEX)).toEqual({ token: HEX, removed: [], digits: 64, unusual: false });
  });

  it.each([
    [`<${GROUPS}>`, ['spaces', 'angle-brackets']],
    [`"${HEX}"`, ['quotes']],
    [`“${HEX}”`, ['quotes']],
    [`0x${HEX}`, ['hex-prefix']],
    [`"0X${HEX}"`, ['quotes', 'hex-prefix']],
    [HEX.toUpperCase(), ['upper-case']],
    [`${HEX}\n`, ['line-breaks']],
    [`${HEX.slice(0, 32)}\r\n${HEX.slice(32)}`, ['line-breaks']],
    [GROUPS.replaceAll(' ', '-'), ['dashes']],
    [GROUPS.replaceAll(' ', '\u00a0'), ['spaces']],
    [`\ufeff${HEX}\u200b`, ['spaces']],
    [`{length=32,bytes=0x${HEX}}`, ['description']],
    [`{length = 32, bytes = 0x${GROUPS}}`, ['description', 'spaces']],
    [`Optional("${HEX}")`, ['description', 'quotes']],
  ])('is found in %j, and what was removed is told', (text, removed) => {
    const parsed = accepted(text);
    expect(parsed.token).toBe(HEX);
    expect(parsed.removed).toEqual(removed);
  });

  it.each([`{length = 32, bytes = 0x1b14a89b 65361301 ... 2cba4220 7d90}`, '<1b14a89b … 42207d90>', '1b14...7d90'])(
    'is truncated beyond recovery in %j',
    (text) => {
      expect(refused(text)).toEqual({ code: 'token-truncated' });
    },
  );

  it('is truncated when the description counts more bytes than it prints', () => {
    expect(refused('{length=32,bytes=0x1b14a89b}')).toEqual({ code: 'token-truncated' });
    expect(accepted('{length=4,bytes=0x1b14a89b}').token).toBe('1b14a89b');
  });

  it.each<[string, TokenTrouble]>([
    ['', 'empty'],
    [' \n\u00a0', 'empty'],
    ['<>', 'empty'],
    ['32 bytes', 'swift-description'],
    ['Optional(32 bytes)', 'swift-description'],
    ['1b14a', 'odd-length'],
    ['ab'.repeat(TOKEN_MAX_BYTES + 1), 'too-long'],
    [`dGhpcyBpcyBh:APA91bHPRgkF3JUikC4ENAHEeMrd41Zxv3hVZjC9KtT8OvPVGJ-hQMRKRrZuJAEcl7B338qju59zJMjw`, 'fcm-token'],
    ['APA91bHPRgkF3JUikC4ENAHEeMrd41Zxv3hVZjC9KtT8OvPVGJ'.repeat(3), 'fcm-token'],
    [HEX.match(/../g)?.join(':') ?? '', 'not-hex'],
    [`deviceToken:${HEX}`, 'not-hex'],
    ['hello', 'not-hex'],
  ])('is refused: %j is %s', (text, trouble) => {
    expect(refused(text)).toMatchObject({ code: 'token-malformed', trouble });
  });

  it('names the first character that does not fit, counted in what was pasted', () => {
    expect(refused('<1b14 g8>')).toMatchObject({ trouble: 'not-hex', at: 7, character: 'g', digits: 5 });
    expect(refused('{length=2,bytes=0xz1}')).toMatchObject({ at: 19, character: 'z' });
  });

  it('is offered, not taken, when it came as base64', () => {
    const base64 = Buffer.from(HEX, 'hex').toString('base64');
    expect(refused(base64)).toMatchObject({ trouble: 'base64', suggestion: HEX });
    expect(refused(`"${base64}"`)).toMatchObject({ suggestion: HEX });
  });

  it('is unusual, but accepted, with any other even number of digits up to 100 bytes', () => {
    expect(accepted('ab'.repeat(80))).toMatchObject({ digits: 160, unusual: true, removed: [] });
    expect(accepted('ab'.repeat(TOKEN_MAX_BYTES))).toMatchObject({ digits: 200, unusual: true });
  });
});

describe('for any input', () => {
  it('parsing never throws, and whatever is accepted is lowercase hex of 1 to 100 bytes that parses to itself', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      ' ',
      '0x',
      '...',
      'bytes=',
      '{',
      '}',
      'length=32,',
      '"',
      '=',
      'ab12',
      '\n',
      ':',
    );
    const mixed = fc
      .array(fc.oneof(bits, fc.string({ unit: 'binary' })), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseDeviceToken(text);
        if (!parsed.ok) return;
        expect(parsed.value.token).toMatch(/^(?:[0-9a-f]{2}){1,100}$/);
        expect(parsed.value.digits).toBe(parsed.value.token.length);
        expect(accepted(parsed.value.token)).toMatchObject({ token: parsed.value.token, removed: [] });
      }),
      RUNS,
    );
  });

  it('every decoration of a token gives the token back and says that something was removed', () => {
    const decorate = fc.constantFrom<(hex: string) => string>(
      (hex) => `<${hex}>`,
      (hex) => `0x${hex}`,
      (hex) => ` ${hex}\r\n`,
      (hex) => `'${hex}'`,
      (hex) => hex.match(/.{2}/g)?.join('-') ?? hex,
      (hex) => `{length = ${hex.length / 2}, bytes = 0x${hex}}`,
    );
    const token = fc.uint8Array({ minLength: 2, maxLength: 100 }).map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(
      fc.property(token, decorate, (hex, decorated) => {
        const parsed = accepted(decorated(hex));
        expect(parsed.token).toBe(hex);
        expect(parsed.removed.length).toBeGreaterThan(0);
        for (const removal of parsed.removed) expect(REMOVALS).toContain(removal);
      }),
      RUNS,
    );
  });
});
