import { describe, expect, it } from 'vitest';
import { transcript } from '../../../electron/apns/transcript.ts';
import type { Problem } from '../../../shared/problem.ts';
import { appleEndpoint, customEndpoint } from '../../../shared/wire/endpoints.ts';

const nothing = { proxy: null, withCredential: false, address: null, chain: null, problem: null, lines: [] };
const endpoint = appleEndpoint('sandbox', 'http2');

describe('a transcript', () => {
  it('begins with the command that would show the same', () => {
    expect(transcript({ ...nothing, endpoint }).split('\n')[0]).toBe(
      '$ openssl s_client -connect api.sandbox.push.apple.com:443 -alpn h2',
    );
    const legacy = transcript({ ...nothing, endpoint: customEndpoint('::1', 'legacy', 2195), withCredential: true });
    expect(legacy.split('\n')[0]).toBe('$ openssl s_client -connect [::1]:2195 -cert ck.pem -key ck.pem');
  });

  it('is not CONNECTED when nothing answered', () => {
    const problem: Problem = { code: 'connection-refused', host: 'h', port: 1, address: null };
    const text = transcript({ ...nothing, endpoint, problem });
    expect(text).not.toContain('CONNECTED');
    expect(text).toContain('connect:errno=111');
    expect(transcript({ ...nothing, endpoint, address: '17.1.1.1' })).toContain('CONNECTED(00000003)');
  });

  it('escapes what a server could use to write over the screen', () => {
    const evidence = '\u001b[2J\u202eevil\r\n';
    const problem: Problem = { code: 'tls-not-tls', host: 'h', port: 1, evidence };
    const text = transcript({ ...nothing, endpoint, problem });
    expect(text).toContain('\\u001b[2J\\u202eevil\\u000d\\u000a');
    expect([...text].filter((character) => character !== '\n' && /[\p{Cc}\p{Cf}]/u.test(character))).toEqual([]);
  });
});
