import { describe, expect, it } from 'vitest';
import { FIRST_FEEDBACK } from '../../../renderer/feedback/feedback-state.ts';
import {
  deviceLines,
  deviceLinesLength,
  localMoment,
  readingAnnouncement,
  readingName,
} from '../../../renderer/feedback/reading-text.ts';
import { appleFeedbackEndpoint } from '../../../shared/wire/endpoints.ts';
import { gone, pageAfter, reading } from './fixtures.ts';

it('tells times as the person’s clock does', () => {
  const local = new Date(2026, 10, 24, 9, 41, 32);
  expect(localMoment(local.getTime())).toBe('24 Nov 2026, 09:41:32');
  expect(localMoment(local.toISOString())).toBe('24 Nov 2026, 09:41:32');
});

it('copies a line for each device, parted by a tab, with the time in UTC', () => {
  const devices = [gone(1), gone(2)];
  expect(deviceLines(devices)).toBe(
    `${gone(1).token}\t2026-11-24T09:41:01.000Z\n${gone(2).token}\t2026-11-24T09:41:02.000Z\n`,
  );
  expect(deviceLinesLength(devices)).toBe(deviceLines(devices).length);
  expect([deviceLines([]), deviceLinesLength([])]).toEqual(['', 0]);
});

describe('a reading’s name', () => {
  it('tells when, where and how many', () => {
    const [first] = pageAfter(...reading('a', [gone(1)])).readings;
    if (first === undefined) throw new Error('nothing read');
    expect(readingName(first)).toBe(`${localMoment(first.at)}, push.example.com:2196: 1 device`);
    const none = { ...first, devices: [], endpoint: appleFeedbackEndpoint('sandbox') };
    expect(readingName(none)).toBe(`${localMoment(first.at)}, Sandbox: none`);
  });
  it('is not needed before anything was read', () => expect(FIRST_FEEDBACK.readings).toEqual([]));
});

describe('the end of a reading, said', () => {
  it.each([
    [[gone(1), gone(2)], null, '2 devices. The service has cleared its list.'],
    [[], null, 'The list is empty: no device without the app was found since it was last read.'],
  ])('%#', (devices, problem, said) => expect(readingAnnouncement({ devices, problem })).toBe(said));

  it('tells a failure and what came before it', () => {
    const problem = { code: 'connection-reset', host: 'push.example.com', port: 2196, stage: 'legacy' } as const;
    expect(readingAnnouncement({ devices: [gone(1)], problem })).toMatch(/\. 1 device\. /);
    expect(readingAnnouncement({ devices: [], problem })).not.toContain('device');
  });
});
