import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { benchDraft } from '../../../../renderer/simulator/detail/bench-draft.ts';
import { jsonParts } from '../../../../renderer/simulator/detail/json-parts.ts';
import { keptPayload, payloadLimit, payloadView } from '../../../../renderer/simulator/detail/payload-view.ts';
import { TOKEN } from '../../bench/fixtures.ts';
import { frame, frameDetail, RAIN, request, requestDetail } from '../fixtures.ts';

const PROOF = process.env.PUSHBENCH_PROOF === '1';

describe('a payload', () => {
  it('is laid out when it is JSON; numbers, names and their order stay as they came', () => {
    const view = payloadView(requestDetail('{"b":1.50,"a":{"n":12345678901234567890},"b":[]}'));
    expect(view).toEqual({
      kind: 'json',
      text: '{\n  "b": 1.50,\n  "a": {\n    "n": 12345678901234567890\n  },\n  "b": []\n}',
    });
  });

  it('is text when it is no JSON, and bytes when it is no text', () => {
    const notJson = { payload: null, payloadBase64: 'e' };
    expect(payloadView(requestDetail('{“aps”:1}', notJson))).toEqual({ kind: 'text', text: '{“aps”:1}' });
    const bytes = Uint8Array.of(0xff, 0xfe, 0);
    expect(payloadView(requestDetail(bytes, notJson))).toEqual({ kind: 'binary', bytes });
    expect(payloadView(requestDetail(''))).toEqual({ kind: 'none' });
  });

  it('is found within a frame', () => {
    expect(payloadView(frameDetail('{"aps":{}}'))).toMatchObject({ kind: 'json' });
    expect(new TextDecoder().decode(keptPayload(frameDetail('{"aps":{}}')))).toBe('{"aps":{}}');
    const cut = { ...frameDetail(), spans: [], event: frame({ payload: null, payloadBase64: btoa('{"ap') }) };
    expect(new TextDecoder().decode(keptPayload(cut))).toBe('{"ap');
  });

  it.each([
    [request(), 4096],
    [request({ headers: { 'apns-push-type': 'voip' } }), 5120],
    [frame(), 2048],
    [frame({ command: 1 }), 256],
  ])('has the limit of its kind, %#', (event, limit) => expect(payloadLimit(event)).toBe(limit));
});

describe('the pieces of JSON', () => {
  test('together are the text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(
          jsonParts(json)
            .map(({ text }) => text)
            .join(''),
        ).toBe(json);
      }),
      { numRuns: PROOF ? 1000 : 100 },
    );
  });

  it('tell names from strings, and numbers from words', () => {
    const kinds = jsonParts('{"a:\\"": "b", "c" : -1.5e3, "d": [true, null]}').filter(({ kind }) => kind !== 'other');
    expect(kinds).toEqual([
      { kind: 'name', text: '"a:\\""' },
      { kind: 'string', text: '"b"' },
      { kind: 'name', text: '"c"' },
      { kind: 'number', text: '-1.5e3' },
      { kind: 'name', text: '"d"' },
      { kind: 'word', text: 'true' },
      { kind: 'word', text: 'null' },
    ]);
  });
});

describe('a notification for the Bench', () => {
  it('takes token, payload and headers as they came, but neither its id nor what the certificate said', () => {
    const headers = { 'apns-push-type': 'alert', 'apns-priority': '5', 'apns-id': 'A', 'apns-collapse-id': 'rain' };
    expect(benchDraft(requestDetail(' {"aps":{}}', { headers }))).toEqual({
      kind: 'draft',
      draft: {
        token: TOKEN,
        payload: ' {"aps":{}}',
        headers: {
          topic: '',
          pushType: 'alert',
          priority: '5',
          expiration: '',
          collapseId: 'rain',
          id: '',
          command: 2,
        },
        freshTimestamp: true,
        typedParts: {},
      },
    });
  });

  it('keeps the command of a frame, its priority and its expiration', () => {
    const opened = benchDraft(frameDetail(JSON.stringify(RAIN), { command: 1 }));
    expect(opened).toMatchObject({
      kind: 'draft',
      draft: { headers: { command: 1, priority: '10', expiration: '1795596092' } },
    });
  });

  it('is none when something of it is missing, and says what', () => {
    expect(benchDraft(requestDetail('{}', { bytes: 20_000 }))).toEqual({ kind: 'cut', kept: 2 });
    expect(benchDraft(requestDetail(Uint8Array.of(0xff)))).toEqual({ kind: 'not-text' });
    expect(benchDraft(requestDetail('{}', { token: '/4/x' }))).toEqual({ kind: 'no-token' });
  });
});
