import { describe, expect, it, test } from 'vitest';
import {
  clientOf,
  commonName,
  matches,
  rowText,
  shortToken,
  statusOf,
  timeText,
  titleOf,
} from '../../../../renderer/simulator/received/row-text.ts';
import { frame, PROBLEM, request, row } from '../fixtures.ts';

const NOBODY = new Map<number, string | null>();
const SUBJECT = 'CN=Apple Development IOS Push Services: com.example.weather, OU=7XK2A9QPLM';

describe('the title of a row', () => {
  it.each([
    [{ aps: { alert: { title: 'Rain soon', body: 'Light rain' } } }, 'Rain soon'],
    [{ aps: { alert: { title: ' ', body: 'Light rain' } } }, 'Light rain'],
    [{ aps: { alert: 'Hello' } }, 'Hello'],
    [{ aps: { alert: { 'title-loc-key': 'RAIN' } } }, 'localized RAIN'],
    [{ aps: { 'content-available': 1 } }, 'background, no alert'],
    [{ aps: { badge: 3 } }, 'no alert'],
    [{ hello: 1 }, 'no alert'],
    [[1], 'JSON, but no object'],
  ])('of %j is %s', (payload, title) => expect(titleOf(request({ payload }))).toBe(title));

  it('says what came in place of JSON', () => {
    expect(titleOf(request({ payload: null, payloadBase64: 'e30' }))).toBe('not JSON');
    expect(titleOf(request({ payload: null, payloadBase64: '', bytes: 0 }))).toBe('no payload');
    // The word null is JSON.
    expect(titleOf(request({ payload: null }))).toBe('JSON, but no object');
  });
});

describe('the client of a row', () => {
  it('is what a program calls itself, else the name in its certificate, else its protocol', () => {
    const known = new Map([[3, SUBJECT]]);
    expect(clientOf(request(), known)).toBe('curl/8.5.0');
    expect(clientOf(frame(), known)).toBe('com.example.weather');
    expect(clientOf(frame(), new Map([[3, null]]))).toBe('legacy client');
    expect(clientOf(request({ headers: {} }), NOBODY)).toBe('HTTP/2 client');
  });

  it.each([
    [SUBJECT, 'Apple Development IOS Push Services: com.example.weather'],
    ['OU=x, CN=my, own, name', 'my, own, name'],
    ['O=Nobody', 'O=Nobody'],
  ])('of the subject %s is %s', (subject, name) => expect(commonName(subject)).toBe(name));
});

describe('the status of a row', () => {
  it.each([
    [request(), '200', 'ok'],
    [request({ status: 410 }), '410', 'error'],
    [request({ status: null }), 'no answer', 'warn'],
    [frame(), 'accepted', 'neutral'],
    [frame({ status: 8 }), 'error 8', 'error'],
    [frame({ status: null }), 'no answer', 'warn'],
  ])('%#', (event, text, tone) => expect(statusOf(event)).toEqual({ text, tone }));
});

test('a row has the time to the millisecond, local, and a short token', () => {
  const local = new Date(2026, 10, 24, 9, 41, 32, 8);
  expect(timeText(local.toISOString())).toBe('09:41:32.008');
  expect(shortToken('9c1f4e7ab05d8bc3e07a')).toBe('9c1f4e…e07a');
  expect(shortToken('9c1f4e7a')).toBe('9c1f4e7a');
});

test('a problem is a row with its words', () => {
  expect(rowText(row(1, PROBLEM), NOBODY)).toMatchObject({
    kind: 'problem',
    title: 'CA not trusted',
    client: PROBLEM.message,
    token: null,
    status: null,
  });
});

describe('the filter', () => {
  const refused = row(1, request({ status: 410, reason: 'Unregistered' }));
  it.each(['rain', 'CURL', 'unregistered', ' 410 ', '7ab05d2268'])('finds %s', (text) => {
    expect(matches(refused, NOBODY, text)).toBe(true);
  });
  it('leaves out what holds it nowhere', () => {
    expect(matches(refused, NOBODY, 'snow')).toBe(false);
    expect(matches(row(2, PROBLEM), NOBODY, 'unregistered')).toBe(false);
    expect(matches(row(2, PROBLEM), NOBODY, 'does not trust')).toBe(true);
  });
});
