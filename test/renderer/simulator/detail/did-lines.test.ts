import { describe, expect, it } from 'vitest';
import { didLines } from '../../../../renderer/simulator/detail/did-lines.ts';
import type { NotificationDetail } from '../../../../shared/simulator/journal.ts';
import type { Ruling } from '../../../../shared/simulator/rules.ts';
import { frameDetail, requestDetail } from '../fixtures.ts';

const texts = (detail: NotificationDetail) => didLines(detail).map(({ text }) => text);
const ruled = (detail: NotificationDetail, ruling: Partial<Ruling>): NotificationDetail => ({
  ...detail,
  ruling: { answer: 'natural', form: null, delayMs: 0, ...ruling },
});

describe('what the simulator did about a frame', () => {
  it('that is taken: read, checked, silent', () => {
    expect(texts(frameDetail('{"aps":{"alert":"Hello"}}'))).toEqual([
      'Read 1 frame, 86 bytes. All 5 items are well formed.',
      'Checked token, payload size, the certificate’s topic and the device: nothing to refuse.',
      'Accepted. The legacy protocol stays silent on success, so nothing was sent back.',
    ]);
  });

  it('that is refused: the first fault, and the error packet that names it', () => {
    const lines = texts(frameDetail('{}', { status: 8, reason: 'InvalidToken' }));
    expect(lines[1]).toBe('Checked it, and stopped at the first fault: InvalidToken.');
    expect(lines[2]).toMatch(/^Answered with status 8, InvalidToken\. The gateway does not know/);
    expect(lines[3]).toMatch(/^Sent an error packet that names identifier 6,703, and ended the connection/);
  });

  it('of command 0: no identifier to name, no items', () => {
    const lines = texts(frameDetail('{}', { command: 0, identifier: null, status: 5, reason: 'InvalidTokenSize' }));
    expect(lines[0]).toBe('Read 1 frame, 39 bytes. All its fields are well formed.');
    expect(lines.at(-1)).toMatch(/Command 0 has no identifier to name, so the connection just ended\.$/);
  });

  it('that a rule has answered with even "no errors" was not met with silence', () => {
    const lines = texts(ruled(frameDetail('{}', { reason: 'NoErrors' }), { answer: 'legacy-status' }));
    expect(lines.join(' ')).not.toContain('silent');
    expect(lines).toContain('A rule decided; the usual checks were not asked.');
  });

  it('of a shutdown names the one before', () => {
    const detail = frameDetail('{}', { status: 10, reason: 'Shutdown' });
    expect(texts(ruled(detail, { answer: 'legacy-status' })).at(-1)).toMatch(/names the last notification/);
  });
});

describe('what the simulator did about a request', () => {
  it('that is taken tells the id that was answered', () => {
    expect(texts(requestDetail('{"aps":{}}'))).toEqual([
      'Read the request to /3/device/9c1f4e…e07a with 10 bytes of payload.',
      'Checked credential, headers, topic, payload size and device token: nothing to refuse.',
      'Accepted: answered 200 with apns-id 0D9B2C6A-7B0E-4A6C-9C40-0C7E5C6B8B7D.',
    ]);
  });

  it('that is refused tells Apple’s word and what it means', () => {
    const lines = didLines(requestDetail('{}', { status: 400, reason: 'BadTopic' }));
    expect(lines.map(({ tone }) => tone)).toEqual(['ok', 'error', 'error']);
    expect(lines[2]?.text).toMatch(/^Refused: answered 400 BadTopic\. \S+/);
  });
});

describe('what a rule did', () => {
  it('takes the place of the checks, and its delay is told with the time of the answer', () => {
    const detail = ruled(requestDetail('{}', { status: 410, reason: 'Unregistered' }), {
      answer: 'reason',
      delayMs: 250,
    });
    const lines = didLines(detail);
    expect(lines.map(({ text }) => text).slice(1, 3)).toEqual([
      'A rule decided; the usual checks were not asked.',
      'Held back for 250 ms, as the rule says.',
    ]);
    expect(lines.map(({ time }) => time.slice(-5))).toEqual(['.418Z', '.418Z', '.668Z', '.668Z']);
  });

  it('that only delays leaves the checks their say', () => {
    const lines = texts(ruled(requestDetail('{}'), { delayMs: 1_500 }));
    expect(lines).toContain('A rule applied to it, and left the decision to the usual checks.');
    expect(lines).toContain('Held back for 1.5 s, as the rule says.');
    expect(lines.at(-1)).toMatch(/^Accepted/);
  });

  it.each([
    [{ status: 200 }, 'The notification was taken, and its answer lost.', true],
    [{ status: null }, 'The notification was not taken.', false],
  ] as const)('that closes the connection says whether it was taken first, %#', (change, last, asked) => {
    const lines = texts(ruled(requestDetail('{}', change), { answer: 'close' }));
    expect(lines.slice(-2)).toEqual(['Closed the connection without an answer, as the rule says.', last]);
    expect(lines.some((line) => line.startsWith('Checked'))).toBe(asked);
  });

  it('that spoils the answer says how; silence cannot be spoilt', () => {
    const spoilt = { form: 'garbage' } as const;
    expect(texts(ruled(requestDetail('{}'), spoilt)).at(-1)).toMatch(/^As the rule says, bytes that mean nothing/);
    expect(texts(ruled(frameDetail('{}'), spoilt)).join(' ')).not.toContain('As the rule says');
  });
});
