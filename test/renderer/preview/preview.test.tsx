import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PhoneView } from '../../../renderer/preview/phone.tsx';
import { clockText, dateText } from '../../../renderer/preview/phone-clock.ts';
import { Preview } from '../../../renderer/preview/preview.tsx';
import { previewOf } from '../../../shared/preview/read-preview.ts';

const NOW = new Date(2026, 10, 24, 9, 41);
const SECONDS = NOW.getTime() / 1000;

type Shown = {
  readonly pushType?: string;
  readonly view?: PhoneView;
  readonly behind?: number;
  readonly kept?: boolean;
};

function shown(payload: unknown, { pushType = 'alert', view = 'lock-screen', behind = 0, kept = false }: Shown = {}) {
  const topic = 'com.example.weather';
  const preview = previewOf(payload, { pushType, topic, collapseId: null, now: NOW });
  return renderToStaticMarkup(
    <Preview preview={preview} appName="Weather" app={topic} behind={behind} now={NOW} view={view} kept={kept} />,
  );
}
const alerted = (alert: unknown, more: object = {}, how?: Shown) => shown({ aps: { alert, ...more } }, how);

describe('the phone preview', () => {
  it('shows what is typed, and names it to those who do not see it', () => {
    const html = alerted(
      { title: 'Rain soon', subtitle: 'Paris', body: 'From 14:20.' },
      { badge: 1, sound: 'default' },
    );
    expect(html).toContain('Notification of com.example.weather on an iPhone: Rain soon. Paris. From 14:20.');
    expect(html).toContain('notification-card');
    expect(html).not.toContain('preview-note');
  });

  it('has the app’s name where there is no title', () => {
    expect(alerted('From 14:20.')).toContain('notification-card-title" dir="auto">Weather<');
    expect(alerted({ title: 'Rain', body: 'b' })).not.toContain('>Weather<');
  });

  it('says that a push without an alert shows nothing', () => {
    const html = shown({ aps: { badge: 3 } });
    expect(html).toContain('only the badge changes');
    expect(html).toContain('An iPhone that shows no notification.');
    expect(html).not.toContain('notification-card');
  });

  it('marks what is time-sensitive or critical, by sight and by name, and nothing else', () => {
    expect(alerted('a', { 'interruption-level': 'time-sensitive' })).toMatch(
      /on an iPhone, time sensitive: a.*Time sensitive</,
    );
    const sound = { critical: 1, name: 'alarm.caf', volume: 0.5 };
    expect(alerted('a', { sound })).toMatch(/on an iPhone, critical: a.*alarm\.caf, critical at 50%/);
    expect(alerted('a', { 'interruption-level': 'active' })).not.toContain('notification-card-mark');
  });

  it('shows no banner of a passive notification, which waits in the list', () => {
    const passive = { 'interruption-level': 'passive' };
    expect(alerted('a', passive)).toContain('notification-card');
    expect(alerted('a', passive, { view: 'banner' })).not.toContain('notification-card');
    expect(alerted('a', passive, { view: 'banner' })).toContain('Delivered quietly');
  });

  it('has the group under the card of the lock screen, not under a banner', () => {
    expect(alerted('a', {}, { behind: 2 })).toMatch(/2 more behind it.*notification-edges">2 more</);
    expect(alerted('a', {}, { behind: 2, view: 'banner' })).not.toContain('2 more');
    expect(alerted('a')).not.toContain('notification-edges');
  });

  it('has a stand-in for an image, and loads none', () => {
    const html = shown({ aps: { alert: 'a', 'mutable-content': 1 }, image: 'https://example.com/radar.png' });
    expect(html).toContain('stand-in for “image”');
    expect(html).not.toContain('example.com/radar');
  });

  it('marks a key that stands for the app’s text', () => {
    expect(alerted({ 'loc-key': 'RAIN', 'loc-args': ['Paris'] })).toContain('alert-line-key">RAIN (Paris)<');
    expect(alerted('RAIN (Paris)')).not.toContain('alert-line-key');
  });

  it('writes markup as text, and badges on the home screen', () => {
    expect(alerted({ title: '<b>hello</b>' })).toContain('&lt;b&gt;hello&lt;/b&gt;');
    expect(alerted('a', { badge: 7 }, { view: 'banner' })).toContain('home-screen-badge">7<');
    expect(alerted('a', { badge: 0 }, { view: 'banner' })).not.toContain('home-screen-badge');
  });

  it('says who a silent push wakes', () => {
    expect(shown({ aps: {} }, { pushType: 'voip' })).toContain('CallKit');
    expect(shown({ mdm: 'magic' }, { pushType: 'mdm' })).toContain('management server');
    expect(shown({ aps: { 'content-available': 1 } }, { pushType: 'background' })).toContain('30 seconds');
    expect(alerted('a', {}, { pushType: 'background' })).toContain('held back or dropped');
  });

  it('says that it keeps the last payload that could be read', () => {
    expect(alerted('a', {}, { kept: true })).toContain('last payload that could be read');
    expect(shown(null)).toContain('no JSON object');
  });

  it('has the lock screen’s clock and date', () => {
    expect(clockText(NOW)).toBe('9:41');
    expect(clockText(new Date(2026, 0, 1, 0, 5))).toBe('0:05');
    expect(dateText(NOW)).toBe('Tuesday, 24 November');
  });
});

describe('the card of a Live Activity', () => {
  const state = { gate: 'B12', minutes: 20, seat: '4A', terminal: 2, belt: 7, door: 'C' };
  const aps = { timestamp: SECONDS, event: 'update', 'content-state': state };
  const activity = (more: object = {}, view: PhoneView = 'lock-screen') =>
    shown({ aps: { ...aps, ...more } }, { pushType: 'liveactivity', view });

  it('has four lines of the state and counts the rest', () => {
    const html = activity();
    expect(html).toContain('Live Activity of com.example.weather on an iPhone, updated: gate: B12. minutes: 20');
    expect(html.match(/class="live-activity-state"/g)).toHaveLength(4);
    expect(html).toContain('+2 more');
    expect(html).toContain('The app draws its own card.');
  });

  it('is stale from its stale-date on', () => {
    expect(activity({ 'stale-date': SECONDS - 60 })).toContain('data-stale="true"');
    expect(activity({ 'stale-date': SECONDS + 60 })).toContain('data-stale="false"');
  });

  it('is gone at once when its dismissal-date has passed, else stays for a while', () => {
    expect(activity({ event: 'end', 'dismissal-date': SECONDS - 1 })).not.toContain('live-activity-card');
    expect(activity({ event: 'end', 'dismissal-date': SECONDS + 120 })).toContain('leaves the lock screen at 9:43');
    expect(activity({ event: 'end' })).toContain('up to 4 hours');
  });

  it('is a banner only with an alert, else it is in the Dynamic Island', () => {
    expect(activity({ alert: { title: 'Boarding' } }, 'banner')).toContain('live-activity-card');
    expect(activity({}, 'banner')).toMatch(/in the Dynamic Island\..*data-activity="true"/);
    expect(activity()).toContain('data-activity="false"');
  });

  it('is not there while iOS would ignore the push', () => {
    const html = activity({ event: 'start' });
    expect(html).toContain('iOS ignores this push until it has attributes-type, attributes, alert.');
    expect(html).not.toContain('live-activity-card');
    expect(activity({ event: undefined })).toContain('without the event start, update or end');
  });
});
