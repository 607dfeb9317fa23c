import { describe, expect, it } from 'vitest';
import { type FeedbackForm, FIRST_FEEDBACK } from '../../../renderer/feedback/feedback-state.ts';
import {
  feedbackChoice,
  feedbackCredential,
  feedbackCredentials,
  feedbackEndpoint,
  readBlock,
} from '../../../renderer/feedback/feedback-target.ts';
import { isRetiredHost } from '../../../shared/wire/endpoints.ts';
import { credential, SIMULATOR_OFF, SIMULATOR_ON } from '../bench/fixtures.ts';

const form = (change: Partial<FeedbackForm>): FeedbackForm => ({ ...FIRST_FEEDBACK.form, ...change });
const custom = (host: string, port = '') => form({ kind: 'custom', custom: { host, port, caFile: null } });

describe('the target', () => {
  it('is the simulator’s feedback port, known while it runs', () => {
    const choice = { kind: 'simulator' } as const;
    expect(feedbackEndpoint(choice, SIMULATOR_ON)).toMatchObject({
      host: SIMULATOR_ON.host,
      port: SIMULATOR_ON.feedbackPort,
    });
    expect(feedbackEndpoint(choice, SIMULATOR_OFF)).toBeNull();
  });

  it.each(['sandbox', 'production'] as const)('%s is a host that Apple retired', (kind) => {
    const endpoint = feedbackEndpoint({ kind }, SIMULATOR_OFF);
    expect(endpoint?.port).toBe(2196);
    expect(isRetiredHost(endpoint?.host ?? '')).toBe(true);
  });

  it('of one’s own has port 2196 unless another is typed', () => {
    expect(feedbackChoice(custom(' push.example.com '))).toMatchObject({ host: 'push.example.com', port: 2196 });
    expect(feedbackChoice(custom('push.example.com', '3000'))).toMatchObject({ port: 3000 });
  });

  it.each([custom(''), custom('https://push.example.com'), custom('push.example.com', 'x')])(
    'is none while its fields are not right',
    (wrong) => {
      expect(feedbackChoice(wrong)).toBeNull();
      expect(readBlock(wrong, credential(), SIMULATOR_ON)).toBe('target-incomplete');
    },
  );
});

describe('Read', () => {
  it('can be pressed with a certificate and a target', () => {
    expect(readBlock(form({}), credential(), SIMULATOR_ON)).toBeNull();
    expect(readBlock(form({ kind: 'production' }), credential(), SIMULATOR_OFF)).toBeNull();
  });
  it('says what is missing', () => {
    expect(readBlock(form({}), null, SIMULATOR_ON)).toBe('no-credential');
    expect(readBlock(form({}), credential(), SIMULATOR_OFF)).toBe('simulator-off');
  });
});

describe('the certificate', () => {
  const one = credential({ id: 'one' });
  const two = credential({ id: 'two' });
  const key = credential({ id: 'key', kind: 'token-key' });

  it('is never a signing key', () => {
    expect(feedbackCredentials([key, one])).toEqual([one]);
    expect(feedbackCredential([one, two], null, 'key')).toBe(one);
  });
  it('is the Bench’s until another is chosen', () => {
    expect(feedbackCredential([one, two], null, 'two')).toBe(two);
    expect(feedbackCredential([one, two], 'one', 'two')).toBe(one);
  });
  it('is another when the chosen one was removed, and none without any', () => {
    expect(feedbackCredential([two], 'one', null)).toBe(two);
    expect(feedbackCredential([], 'one', 'one')).toBeNull();
  });
});
