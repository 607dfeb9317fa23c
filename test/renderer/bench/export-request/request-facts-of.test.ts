import { describe, expect, test } from 'vitest';
import { type BenchState, FIRST_BENCH } from '../../../../renderer/bench/bench-state.ts';
import { exportBlock, requestFactsOf } from '../../../../renderer/bench/export-request/request-facts-of.ts';
import { messageFacts } from '../../../../renderer/bench/message-facts.ts';
import type { CredentialFacts } from '../../../../shared/credential/credential.ts';
import type { SimulatorState } from '../../../../shared/ipc/simulator-state.ts';
import { credential, READY_TRAY, REQUEST, SIMULATOR_OFF, SIMULATOR_ON, TOKEN } from '../fixtures.ts';

const PAYLOAD = '{\n\t"aps": {"alert": "Grüße"}\r\n}\n';

function bench(change: Partial<BenchState> = {}): BenchState {
  const message = { ...FIRST_BENCH.message, token: ` <${TOKEN.toUpperCase()}> `, payload: PAYLOAD };
  return { ...FIRST_BENCH, stage: 'ready', imported: READY_TRAY, credentialId: 'a1', message, ...change } as BenchState;
}

function factsOf(of: BenchState, with_: CredentialFacts = credential(), simulator: SimulatorState = SIMULATOR_OFF) {
  return requestFactsOf(of, with_, messageFacts(of.message, with_, of.target.protocol), simulator);
}

describe('the facts of what the Bench would send', () => {
  test('are the target, the token without decoration, the payload byte for byte and the headers with their defaults', () => {
    expect(factsOf(bench())).toEqual({
      host: 'api.sandbox.push.apple.com',
      port: 443,
      protocol: 'http2',
      caFile: null,
      credential: { kind: 'certificate', pemFile: 'ck.pem', passphraseFile: null },
      token: TOKEN,
      payload: PAYLOAD,
      headers: {
        topic: 'com.example.weather',
        pushType: 'alert',
        priority: 10,
        expiration: 0,
        collapseId: null,
        id: null,
      },
      command: 2,
    });
  });

  test('name the CA of the simulator and of a custom endpoint, and none for Apple', () => {
    const at = (kind: 'simulator' | 'custom') =>
      bench({
        target: { ...FIRST_BENCH.target, kind, custom: { host: '[::1]', port: '8443', caFile: '/certs/ca.pem' } },
      });
    const { ca, http2Port } = SIMULATOR_ON;
    expect(factsOf(at('simulator'), credential(), SIMULATOR_ON)).toMatchObject({ caFile: ca, port: http2Port });
    expect(factsOf(at('custom'))).toMatchObject({ caFile: '/certs/ca.pem', host: '::1', port: 8443 });
    expect(factsOf(at('simulator'))).toBe(null);
  });

  test('name a signing key by its file and ids', () => {
    const key = { kind: 'token-key', keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM', topics: [] } as const;
    const named = { keyId: 'ABC123DEFG', teamId: '7XK2A9QPLM' };
    expect(factsOf(bench(), credential({ ...key, files: ['my key.p8'] }))).toMatchObject({
      credential: { kind: 'token-key', p8File: 'my key.p8', ...named },
    });
    expect(factsOf(bench(), credential({ ...key, files: [] }))).toMatchObject({
      credential: { p8File: 'AuthKey_ABC123DEFG.p8' },
    });
    expect(factsOf(bench(), credential({ ...key, teamId: null }))).toBe(null);
  });

  test('replace half a character as UTF-8 does', () => {
    const message = { ...bench().message, payload: '{"a":"\ud83c!"}' };
    expect(factsOf(bench({ message }))?.payload).toBe('{"a":"\ufffd!"}');
  });

  test('are not there while something is missing, which is told', () => {
    const empty = bench({ message: { ...bench().message, token: '' } });
    const broken = bench({ message: { ...bench().message, payload: '{' } });
    const block = (of: BenchState) =>
      exportBlock(of, messageFacts(of.message, credential(), of.target.protocol), SIMULATOR_OFF);
    expect(factsOf(empty)).toBe(null);
    expect(block(empty)).toEqual({ kind: 'token-missing' });
    expect(factsOf(broken)).toBe(null);
    expect(block(broken)).toMatchObject({ kind: 'message' });
  });

  test('are there while another notification is on its way', () => {
    const { target } = REQUEST;
    const state = { kind: 'sending', cancelling: false } as const;
    const sent = { sendId: 's1', at: 0, target, token: TOKEN, credentialId: 'a1', request: REQUEST };
    const sends = [{ ...sent, forgotten: false, grouping: null, state }];
    expect(factsOf(bench({ sends }))).not.toBe(null);
  });
});
