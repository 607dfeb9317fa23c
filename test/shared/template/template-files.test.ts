import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseObject } from '../../../shared/payload/json-text.ts';
import {
  type NotificationFile,
  pushbenchFile,
  readNotificationFile,
} from '../../../shared/template/notification-file.ts';
import { BUNDLE_KEY, simctlFile } from '../../../shared/template/simctl-file.ts';
import type { Template, TemplateHeaders } from '../../../shared/template/template.ts';
import { blanks, entries, write } from '../payload/written-json.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };
const NO_HEADERS: TemplateHeaders = { topic: '', pushType: '', priority: '', expiration: '', collapseId: '' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const reading = (text: string) => readNotificationFile('rain.apns', bytesOf(text));

function read(text: string): NotificationFile {
  const file = reading(text);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  return file.value;
}

function written(payload: string, bundleId = 'com.example.weather'): string {
  const file = simctlFile(payload, bundleId);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  return file.value;
}

function reasonOf(text: string) {
  const file = reading(text);
  if (file.ok || file.problem.code !== 'not-a-notification') throw new Error('it was read');
  return file.problem.trouble;
}

describe('the form of xcrun simctl push', () => {
  it('has the bundle ID first, in the layout of the payload', () => {
    expect(written('{\r\n\t"aps": {}\r\n}\r\n')).toBe(
      '{\r\n\t"Simulator Target Bundle": "com.example.weather",\r\n\t"aps": {}\r\n}\r\n',
    );
    expect(written('{"aps":{}}')).toBe('{"Simulator Target Bundle": "com.example.weather", "aps":{}}');
    expect(written('{ }')).toBe('{"Simulator Target Bundle": "com.example.weather" }');
    expect(written('{"aps":{},"Simulator Target Bundle":"com.old"}')).not.toContain('com.old');
    expect(simctlFile('{"aps":', 'com.example')).toMatchObject({ ok: false, problem: { code: 'payload-invalid' } });
  });

  it.each([
    ['first', `{\n  "${BUNDLE_KEY}": "com.a",\n  "aps": {}\n}`, '{\n  "aps": {}\n}'],
    ['last', `{"aps" : {} ,"${BUNDLE_KEY}":"com.a"}`, '{"aps" : {}}'],
    ['in the middle', `{"aps":{}, "${BUNDLE_KEY}": "com.a", "n": 1.0}`, '{"aps":{}, "n": 1.0}'],
    ['alone', `{ "${BUNDLE_KEY}": "com.a" }`, '{  }'],
    ['twice at the front', `{"${BUNDLE_KEY}":"com.b","${BUNDLE_KEY}":"com.a", "aps":{}}`, '{"aps":{}}'],
    ['twice, apart', `{"${BUNDLE_KEY}":"com.b", "aps":{},"${BUNDLE_KEY}":"com.a"}`, '{"aps":{}}'],
    ['twice and nothing else', `{"${BUNDLE_KEY}":"com.b","${BUNDLE_KEY}":"com.a"}`, '{}'],
  ])('gives the payload without the key that stands %s', (_where, text, payload) => {
    expect(read(text)).toEqual({ name: null, payload, headers: NO_HEADERS, bundleId: 'com.a' });
  });

  it('gives back every payload as it was, byte for byte', () => {
    const key = fc.constantFrom('aps', 'a', 'b', 'é "quoted"', '😀');
    const value = fc.oneof(key, fc.integer(), fc.boolean(), fc.constant(null), entries(key, key, 2));
    const json = entries(key, value, 4).map(({ members }) => ({ members: [['aps', 1] as const, ...members] }));
    fc.assert(
      fc.property(json, blanks, fc.string({ minLength: 1 }), (payload, gaps, bundleId) => {
        const text = write(payload, gaps);
        const file = written(text, bundleId);
        expect(JSON.parse(file)).toEqual({ ...JSON.parse(text), [BUNDLE_KEY]: bundleId });
        expect(read(file)).toEqual({ name: null, payload: text, headers: NO_HEADERS, bundleId });
      }),
      RUNS,
    );
  });

  it('is taken without a bundle ID, with a byte order mark and with any line end', () => {
    expect(read('\ufeff{"aps":{}}\r\n')).toMatchObject({ payload: '{"aps":{}}\r\n', bundleId: null });
    expect(read('{"mdm":"9B8DA3C1"}').payload).toBe('{"mdm":"9B8DA3C1"}');
    expect(read(`{"aps":{},"${BUNDLE_KEY}":7}`)).toMatchObject({ payload: '{"aps":{}}', bundleId: null });
  });
});

describe('our own form', () => {
  it('gives back every template, also one whose payload is no JSON yet', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const field = fc.string({ maxLength: 20 });
    const headers = fc.record({ topic: field, pushType: field, priority: field, expiration: field, collapseId: field });
    fc.assert(
      fc.property(text, text, headers, (name, payload, typed) => {
        const template: Template = { name, payload, headers: typed };
        expect(read(pushbenchFile(template))).toEqual({ ...template, bundleId: null });
      }),
      RUNS,
    );
  });

  it('takes numbers in headers and a payload that is an object, as somebody writes it by hand', () => {
    const file = read('{"pushbench":1,"name":"n","headers":{"apns-priority":5},"payload":{ "aps" : {"badge":1.0} }}');
    expect(file).toMatchObject({ payload: '{ "aps" : {"badge":1.0} }', headers: { ...NO_HEADERS, priority: '5' } });
    expect(read('{"pushbench":1,"name":"n","payload":""}').headers).toEqual(NO_HEADERS);
  });

  it.each([
    ['{"pushbench":2,"name":"n","payload":""}', { kind: 'newer-form', version: 2 }],
    ['{"pushbench":1,"payload":""}', { kind: 'field', field: 'name' }],
    ['{"pushbench":1,"name":"n","payload":7}', { kind: 'field', field: 'payload' }],
    [
      '{"pushbench":1,"name":"n","headers":{"apns-topic":[]},"payload":""}',
      { kind: 'field', field: 'headers.apns-topic' },
    ],
    ['{"pushbench":"one"}', { kind: 'field', field: 'pushbench' }],
  ])('%s is refused, and it says why', (text, reason) => {
    expect(reasonOf(text)).toEqual(reason);
  });
});

describe('other files', () => {
  it.each([
    ['', { kind: 'empty' }],
    [' \r\n', { kind: 'empty' }],
    ['{"name":"pushbench","version":"1.0.0"}', { kind: 'no-aps' }],
    ['{"aps":{"alert":"Rain",}}', { kind: 'json', line: 1, column: 24, detail: 'comma-trailing' }],
    ['[]', { kind: 'json', line: 1, column: 1, detail: 'not-an-object' }],
  ])('%j holds no notification', (text, reason) => {
    expect(reasonOf(text)).toMatchObject(reason);
  });

  it('are not text, or too large', () => {
    const file = 'rain.apns';
    const problem = (bytes: Uint8Array) => readNotificationFile(file, bytes);
    expect(problem(Uint8Array.of(0x7b, 0xff, 0x7d))).toEqual({
      ok: false,
      problem: { code: 'not-a-notification', file, trouble: { kind: 'not-text' } },
    });
    const large = bytesOf(`{"aps":{}}${' '.repeat(1_000_000)}`);
    expect(problem(large)).toMatchObject({ ok: false, problem: { trouble: { kind: 'too-large' } } });
    expect(problem(large.subarray(0, 1_000_000))).toMatchObject({ ok: true });
  });

  it('of any kind are read or refused, never more', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '"aps"', `"${BUNDLE_KEY}"`, ':', ',', '"pushbench"', '1', '[', ' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          soup.map((parts) => bytesOf(parts.join(''))),
          fc.uint8Array(),
        ),
        (bytes) => {
          const file = readNotificationFile('f', bytes);
          if (file.ok) expect(parseObject(file.value.payload).ok || file.value.name !== null).toBe(true);
          else expect(file.problem.code).toBe('not-a-notification');
        },
      ),
      RUNS,
    );
  });
});
