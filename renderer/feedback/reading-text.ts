import { problemText } from '../../shared/messages/problem-text.ts';
import { plainText } from '../../shared/messages/text-form.ts';
import type { Problem } from '../../shared/problem.ts';
import type { GoneDevice } from '../../shared/wire/gone-device.ts';
import { addressText } from '../bench/target.ts';
import { en } from '../messages/en.ts';
import type { FeedbackReading } from './feedback-state.ts';

const texts = en.feedback;

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** A time as the person's clock shows it: "24 Nov 2026, 09:41:32". Takes milliseconds since 1970, or ISO 8601. */
export function localMoment(time: number | string): string {
  return MOMENT.format(typeof time === 'string' ? Date.parse(time) : time);
}

/** What a reading is called in the list of readings: when, where, how many. */
export function readingName({ at, endpoint, devices }: FeedbackReading): string {
  const place = endpoint.kind === 'custom' ? addressText(endpoint) : en.bench.targets[endpoint.kind];
  return texts.readingName(localMoment(at), place, devices.length);
}

/** How a reading ended, in a sentence to be said. */
export function readingAnnouncement(end: {
  readonly devices: readonly GoneDevice[];
  readonly problem: Problem | null;
}): string {
  const { devices, problem } = end;
  const came = devices.length === 0 ? '' : texts.announced(devices.length);
  if (problem === null) return came === '' ? texts.empty : came;
  return `${plainText(problemText(problem).title)}. ${came}`.trim();
}

/** The devices as lines of text, token and time (ISO 8601 UTC) parted by a tab, as spreadsheets take them. */
export function deviceLines(devices: readonly GoneDevice[]): string {
  return devices.map(({ token, timestamp }) => `${token}\t${timestamp}\n`).join('');
}

/** How long those lines are, without making them. */
export function deviceLinesLength(devices: readonly GoneDevice[]): number {
  return devices.reduce((sum, { token, timestamp }) => sum + token.length + timestamp.length + 2, 0);
}
