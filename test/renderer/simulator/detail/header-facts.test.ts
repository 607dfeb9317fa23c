import { describe, expect, it } from 'vitest';
import { frameHeaders, requestFacts, requestHeaders } from '../../../../renderer/simulator/detail/header-facts.ts';
import { frame, request, TIME } from '../fixtures.ts';

const SECONDS = Math.floor(Date.parse(TIME) / 1000);

describe('the headers of a request', () => {
  it('are those that came, in their order', () => {
    expect(requestHeaders(request()).slice(0, 3)).toEqual([
      { name: 'apns-topic', value: 'com.example.weather', note: null },
      { name: 'apns-push-type', value: 'alert', note: null },
      { name: 'user-agent', value: 'curl/8.5.0', note: null },
    ]);
  });

  it('have what stands in for those that are missing, said to be so', () => {
    const silent = { aps: { 'content-available': 1 } };
    expect(requestHeaders(request({ headers: {}, payload: silent }))).toEqual([
      { name: 'apns-topic', value: 'com.example.weather', note: 'from client cert' },
      { name: 'apns-push-type', value: 'background', note: 'inferred' },
      { name: 'apns-priority', value: '10', note: 'by default' },
    ]);
    expect(requestHeaders(request({ headers: {}, topic: null }))[0]?.name).toBe('apns-push-type');
  });

  it.each([
    ['0', 'one attempt, not stored'],
    [String(SECONDS + 86_401), 'in 24 h'],
    [String(SECONDS - 180), '3 min before it came'],
    [String(SECONDS * 1000), null],
    ['tomorrow', null],
  ])('say of the expiration %s: %s', (value, note) => {
    expect(requestHeaders(request({ headers: { 'apns-expiration': value } }))[0]).toMatchObject({ value, note });
  });

  it('never claim to hold all of a provider token', () => {
    const [authorization] = requestHeaders(request({ headers: { authorization: 'bearer a.b.…' } }));
    expect(authorization?.note).toBe('its signature is not kept');
  });
});

describe('the headers of a frame', () => {
  it('are mapped from its fields', () => {
    expect(frameHeaders(frame(), 'Apple Push Services: com.example.weather')).toEqual([
      { name: 'apns-topic', value: 'com.example.weather', note: 'from client cert' },
      { name: 'apns-push-type', value: 'alert', note: 'inferred' },
      { name: 'apns-priority', value: '10', note: null },
      { name: 'apns-expiration', value: '1795596092', note: expect.stringMatching(/^in \d+ h$/) },
      { name: 'identifier', value: '6703', note: 'chosen by the client' },
      { name: 'client cert', value: 'Apple Push Services: com.example.weather', note: null },
    ]);
  });

  it('say what command 0 does not have', () => {
    const facts = frameHeaders(frame({ command: 0, identifier: null, headers: {} }), null);
    expect(facts.map(({ name, value, note }) => [name, value, note])).toEqual([
      ['apns-topic', 'com.example.weather', 'from client cert'],
      ['apns-push-type', 'alert', 'inferred'],
      ['apns-priority', '10', 'by default'],
      ['apns-expiration', 'none', null],
      ['identifier', 'none', 'command 0 has none'],
    ]);
  });
});

describe('the facts of a request', () => {
  it('are its path, its method and the id that was made for it', () => {
    const facts = requestFacts(request({ token: 'abcd', apnsId: 'A-1' }), null);
    expect(facts.map(({ name, value }) => `${name} ${value}`)).toEqual([
      ':method POST',
      ':path /3/device/abcd',
      'apns-id A-1',
    ]);
  });

  it('do not claim what is not known: the method that was refused, a path that was none, an id of the client’s', () => {
    const names = (facts: ReturnType<typeof requestFacts>) => facts.map(({ name }) => name);
    expect(names(requestFacts(request({ reason: 'MethodNotAllowed' }), null))).not.toContain(':method');
    expect(requestFacts(request({ reason: 'BadPath', token: '/4/x' }), null)[1]?.value).toBe('/4/x');
    expect(names(requestFacts(request({ headers: { 'apns-id': 'A' }, apnsId: 'A' }), null))).not.toContain('apns-id');
  });
});
