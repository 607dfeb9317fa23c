import { describe, expect, it } from 'vitest';
import { NO_HEADERS, type Notification } from '../../../shared/payload/notification.ts';
import type { DeviceToken } from '../../../shared/token/device-token.ts';
import { RequestHeaderMaker } from '../../../shared/wire/http2-request.ts';

const requestHeaders = (one: Notification, authority: string, authorization: string | null = null) =>
  new RequestHeaderMaker(authority).make(one, authorization);

const notification: Notification = {
  token: 'ab'.repeat(32) as DeviceToken,
  payload: new TextEncoder().encode('{"aps":{}}'),
  headers: NO_HEADERS,
  command: 2,
};

describe('the request headers', () => {
  it('leave out what is null', () => {
    expect(requestHeaders(notification, 'localhost:2197')).toEqual({
      ok: true,
      value: {
        ':method': 'POST',
        ':scheme': 'https',
        ':authority': 'localhost:2197',
        ':path': `/3/device/${'ab'.repeat(32)}`,
        'content-length': '10',
      },
    });
  });

  it('carry each field under its name, zero included', () => {
    const headers = {
      topic: 'com.example.app',
      pushType: 'alert',
      priority: 5,
      expiration: 0,
      collapseId: 'game',
      id: '123e4567-e89b-12d3-a456-42665544000a',
    };
    expect(requestHeaders({ ...notification, headers }, 'h:1')).toMatchObject({
      value: {
        'apns-topic': 'com.example.app',
        'apns-push-type': 'alert',
        'apns-priority': '5',
        'apns-expiration': '0',
        'apns-collapse-id': 'game',
        'apns-id': '123e4567-e89b-12d3-a456-42665544000a',
      },
    });
  });

  it.each(['a\r\nb', 'café', '\u0000'])('refuse a value that HTTP cannot carry: %j', (topic) => {
    expect(requestHeaders({ ...notification, headers: { ...NO_HEADERS, topic } }, 'h:1')).toMatchObject({
      ok: false,
      problem: { code: 'header-invalid', header: 'apns-topic' },
    });
  });

  it('carry a provider token when there is one', () => {
    expect(requestHeaders(notification, 'h:1', 'bearer a.b.c')).toMatchObject({
      value: { authorization: 'bearer a.b.c' },
    });
    expect(requestHeaders(notification, 'h:1')).not.toHaveProperty('value.authorization');
  });

  it('of one maker follow each notification, whatever it made before', () => {
    const maker = new RequestHeaderMaker('h:1');
    const other = { ...notification, token: 'cd'.repeat(32) as DeviceToken, payload: new Uint8Array(3) };
    const urgent = { ...notification, headers: { ...NO_HEADERS, priority: 10 } };
    maker.make(notification, null);
    expect(maker.make(other, null)).toMatchObject({
      value: { ':path': `/3/device/${'cd'.repeat(32)}`, 'content-length': '3' },
    });
    expect(maker.make(urgent, null)).toMatchObject({ value: { 'apns-priority': '10' } });
    expect(maker.make(notification, null)).not.toHaveProperty('value.apns-priority');
  });
});
