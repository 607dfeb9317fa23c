import { describe, expect, test } from 'vitest';
import { EMPTY_HEADERS, FRESH_MESSAGE } from '../../../renderer/bench/bench-state.ts';
import { messageFacts } from '../../../renderer/bench/message-facts.ts';
import { credential } from './fixtures.ts';

describe('headers that were left empty', () => {
  test('take the credential’s topic and what suits an alert', () => {
    expect(messageFacts(FRESH_MESSAGE, credential(), 'http2').headers).toEqual({
      ok: true,
      value: {
        topic: 'com.example.weather',
        pushType: 'alert',
        priority: 10,
        expiration: 0,
        collapseId: null,
        id: null,
      },
    });
  });

  test('suit a background push when the payload shows nothing', () => {
    const draft = { ...FRESH_MESSAGE, payload: '{"aps":{"content-available":1}}' };
    expect(messageFacts(draft, credential(), 'http2').defaults).toMatchObject({ pushType: 'background', priority: 5 });
  });

  test('take the topic that the certificate lists for the push type', () => {
    const listed = credential({
      topics: [
        { topic: 'com.example.weather', pushTypes: ['alert'] },
        { topic: 'com.example.weather.voip', pushTypes: ['voip'] },
      ],
    });
    const draft = { ...FRESH_MESSAGE, headers: { ...EMPTY_HEADERS, pushType: 'voip' } };
    const facts = messageFacts(draft, listed, 'http2');
    expect(facts.defaults.topic).toBe('com.example.weather.voip');
    expect(facts.limit).toBe(5120);
  });

  test('of a certificate for one push type are of that type', () => {
    const mdm = credential({ topics: [{ topic: 'com.apple.mgmt.x', pushTypes: ['mdm'] }] });
    expect(messageFacts(FRESH_MESSAGE, mdm, 'http2').defaults.pushType).toBe('mdm');
  });
});

test('a typed header is used as typed, and a wrong one is told', () => {
  const typed = { ...FRESH_MESSAGE, headers: { ...EMPTY_HEADERS, topic: 'other.topic', priority: '5' } };
  expect(messageFacts(typed, credential(), 'http2').headers).toMatchObject({
    ok: true,
    value: { topic: 'other.topic', priority: 5 },
  });
  const wrong = { ...FRESH_MESSAGE, headers: { ...EMPTY_HEADERS, priority: '7' } };
  expect(messageFacts(wrong, credential(), 'http2').headers).toMatchObject({
    ok: false,
    problem: { code: 'header-invalid' },
  });
});

test('the limit is that of the protocol and the command', () => {
  const limit = (command: 0 | 1 | 2) =>
    messageFacts({ ...FRESH_MESSAGE, headers: { ...EMPTY_HEADERS, command } }, credential(), 'legacy').limit;
  expect([limit(0), limit(1), limit(2)]).toEqual([256, 256, 2048]);
  expect(messageFacts(FRESH_MESSAGE, credential(), 'http2').limit).toBe(4096);
});
