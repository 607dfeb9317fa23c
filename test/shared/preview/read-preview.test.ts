import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../shared/preview/preview.ts';
import { type PreviewSituation, previewOf, readPreview } from '../../../shared/preview/read-preview.ts';

const RUNS = { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 10_000 : 1_000 };
const NOW = new Date('2026-11-24T10:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;

const ALERT: PreviewSituation = { pushType: 'alert', topic: 'com.example.weather', collapseId: null, now: NOW };

const shown = (payload: unknown, change: Partial<PreviewSituation> = {}) => previewOf(payload, { ...ALERT, ...change });
const alerted = (alert: unknown, more: object = {}) => shown({ aps: { alert, ...more } });
const plain = (text: string) => ({ text, localised: false });
const keyed = (text: string) => ({ text, localised: true });

describe('an alert', () => {
  it('is shown with its lines, its badge, its sound and its group', () => {
    const alert = { title: 'Rain soon', subtitle: 'Paris', body: 'From 14:20' };
    expect(alerted(alert, { badge: 1, sound: 'default', 'thread-id': 'paris' })).toEqual({
      kind: 'notification',
      appName: 'Weather',
      title: plain('Rain soon'),
      subtitle: plain('Paris'),
      body: plain('From 14:20'),
      badge: 1,
      sound: { kind: 'ordinary', name: 'default' },
      level: 'active',
      grouping: { bundleId: 'com.example.weather', threadId: 'paris', collapseId: null },
      image: null,
      sentAsBackground: false,
    });
    expect(alerted('Hello')).toMatchObject({ title: null, body: plain('Hello') });
  });

  it.each([
    [
      { 'loc-key': 'GAME_PLAY_REQUEST_FORMAT', 'loc-args': ['Jenna', 'Frank'] },
      'GAME_PLAY_REQUEST_FORMAT (Jenna, Frank)',
    ],
    [{ 'loc-key': 'PLAIN_KEY' }, 'PLAIN_KEY'],
    [{ 'loc-key': '%@ invites %@', 'loc-args': ['Jenna', 'Frank'] }, 'Jenna invites Frank'],
    [{ 'loc-key': '%2$@ asks %1$@, 100 %%', 'loc-args': ['Jenna', 'Frank'] }, 'Frank asks Jenna, 100 %'],
    [{ 'loc-key': '%@ and %@', 'loc-args': ['Jenna'] }, 'Jenna and %@'],
    [{ 'loc-key': 'COUNT', 'loc-args': [3, true, null] }, 'COUNT (3, 1, )'],
    [{ body: { 'loc-key': 'SCORE', 'loc-args': ['2'] } }, 'SCORE (2)'],
    [{ body: 'written', 'loc-key': 'KEY' }, 'KEY'],
  ])('has a key filled in where the app has a text: %j', (alert, text) => {
    expect(alerted(alert)).toMatchObject({ body: keyed(text) });
  });

  it('takes a text that looks like a key for a text', () => {
    expect(alerted({ title: 'GAME_%@', body: 'b' })).toMatchObject({ title: plain('GAME_%@') });
  });

  it.each([
    ['time-sensitive', 'time-sensitive'],
    ['passive', 'passive'],
    ['critical', 'critical'],
    ['urgent', 'active'],
    [1, 'active'],
    [undefined, 'active'],
  ])('with the interruption level %j is %s', (value, level) => {
    expect(alerted('a', { 'interruption-level': value })).toMatchObject({ level });
  });

  it('is critical by its sound alone, at the volume it names', () => {
    const sound = { critical: 1, name: 'alarm.caf', volume: 0.4 };
    expect(alerted('a', { sound })).toMatchObject({ level: 'critical', sound: { kind: 'critical', volume: 0.4 } });
    expect(alerted('a', { sound: { ...sound, volume: 7 } })).toMatchObject({ sound: { volume: 1 } });
    expect(alerted('a', { sound: { critical: 0, name: 'alarm.caf' } })).toMatchObject({
      level: 'active',
      sound: { kind: 'ordinary', name: 'alarm.caf' },
    });
  });

  it('is not heard when it is passive', () => {
    expect(alerted('a', { sound: 'default', 'interruption-level': 'passive' })).toMatchObject({
      sound: { kind: 'none' },
    });
  });

  it('has an image only with mutable-content and an address that speaks of one', () => {
    const image = (payload: object, mutable: unknown = 1) =>
      shown({ aps: { alert: 'a', 'mutable-content': mutable }, ...payload });
    const radar = 'https://example.com/radar.png';
    expect(image({ radar })).toMatchObject({ image: { key: 'radar', url: radar } });
    expect(image({ fcm_options: { image: 'https://example.com/1' } })).toMatchObject({
      image: { key: 'fcm_options.image' },
    });
    for (const none of [image({ radar }, 0), image({ link: 'https://example.com/a' }), image({ image: 'radar.png' })]) {
      expect(none).toMatchObject({ kind: 'notification', image: null });
    }
  });

  it.each([
    ['com.example.weather', 'Weather'],
    ['com.example.maps.voip', 'Maps'],
    ['weather', 'Weather'],
    [null, 'App'],
  ])('of the topic %j is of the app %s', (topic, appName) => {
    expect(shown({ aps: { alert: 'a' } }, { topic, pushType: 'alert' })).toMatchObject({ appName });
  });

  it('sent as a background push says so', () => {
    const aps = { alert: 'a', 'content-available': 1 };
    expect(shown({ aps }, { pushType: 'background' })).toMatchObject({ kind: 'notification', sentAsBackground: true });
    expect(shown({ aps })).toMatchObject({ sentAsBackground: false });
  });
});

describe('a push without an alert', () => {
  it.each<[aps: unknown, preview: object]>([
    [{ badge: 3 }, { kind: 'nothing', badge: 3, sound: { kind: 'none' } }],
    [{ sound: 'a.caf' }, { kind: 'nothing', badge: null, sound: { kind: 'ordinary', name: 'a.caf' } }],
    [
      { badge: 0, 'content-available': 1 },
      { kind: 'nothing', badge: 0 },
    ],
    [{ badge: '3' }, { kind: 'nothing', badge: null }],
    [{ alert: {} }, { kind: 'nothing' }],
    [{ alert: { title: ' ', body: '\n' } }, { kind: 'nothing' }],
    [{ alert: { title: 7, body: ['a'] } }, { kind: 'nothing' }],
    [{ alert: { 'loc-key': '%@', 'loc-args': [''] } }, { kind: 'nothing' }],
    ['no object', { kind: 'nothing' }],
    [{ 'content-available': 1 }, { kind: 'silent', wakes: 'background' }],
  ])('shows nothing: %j', (aps, preview) => {
    expect(shown({ aps })).toMatchObject(preview);
  });

  it.each([
    ['background', { aps: { 'content-available': 1 } }, 'background'],
    ['voip', { aps: { alert: 'Call' } }, 'voip'],
    ['complication', { aps: {} }, 'complication'],
    ['fileprovider', { 'container-identifier': 'a' }, 'fileprovider'],
    ['location', { aps: {} }, 'location'],
    ['pushtotalk', { aps: {} }, 'pushtotalk'],
    ['widgets', { aps: { 'content-changed': true } }, 'widgets'],
    ['controls', { aps: { 'content-changed': true } }, 'controls'],
    ['mdm', { mdm: 'magic' }, 'mdm'],
  ])('of the type %s wakes its own', (pushType, payload, wakes) => {
    expect(shown(payload, { pushType })).toEqual({ kind: 'silent', wakes });
  });

  it('is known by topic and payload where there is no push type', () => {
    const legacy = (payload: unknown, topic: string | null) => shown(payload, { pushType: null, topic });
    expect(legacy({ aps: { alert: 'a' } }, 'com.example.weather.voip')).toEqual({ kind: 'silent', wakes: 'voip' });
    expect(legacy({ mdm: 'magic' }, null)).toEqual({ kind: 'silent', wakes: 'mdm' });
    expect(legacy({}, 'pass.com.example.boarding')).toEqual({ kind: 'silent', wakes: 'wallet' });
    expect(legacy({ aps: { alert: 'a' } }, 'com.example.weather')).toMatchObject({ kind: 'notification' });
  });

  it('of a type that Apple does not list is taken by its payload', () => {
    expect(shown({ aps: { alert: 'a' } }, { pushType: 'call' })).toMatchObject({ kind: 'notification' });
  });
});

describe('a Live Activity', () => {
  const activity = (aps: object) => shown({ aps }, { pushType: 'liveactivity' });
  const UPDATE = { timestamp: SECONDS, event: 'update', 'content-state': { gate: 'B12', minutes: 20, stops: [1, 2] } };

  it('shows its state, its alert and what it still needs', () => {
    const alert = { title: { 'loc-key': 'BOARDING', 'loc-args': ['B12'] }, body: 'Go now', sound: 'chime.caf' };
    expect(activity({ ...UPDATE, alert })).toEqual({
      kind: 'live-activity',
      appName: 'Weather',
      event: 'update',
      title: keyed('BOARDING (B12)'),
      body: plain('Go now'),
      sound: { kind: 'ordinary', name: 'chime.caf' },
      state: [
        { name: 'gate', value: 'B12' },
        { name: 'minutes', value: '20' },
        { name: 'stops', value: '[2]' },
      ],
      attributesType: null,
      stale: false,
      leaves: null,
      missing: [],
    });
    expect(activity({ ...UPDATE, event: 'start' })).toMatchObject({
      missing: ['attributes-type', 'attributes', 'alert'],
    });
  });

  it.each([
    [SECONDS - 1, true],
    [SECONDS, true],
    [SECONDS + 1, false],
    ['soon', false],
    [undefined, false],
  ])('with the stale-date %j is stale: %s', (date, stale) => {
    expect(activity({ ...UPDATE, 'stale-date': date })).toMatchObject({ stale });
  });

  it.each([
    [SECONDS - 1, { when: 'now' }],
    [SECONDS + 60, { when: 'at', time: (SECONDS + 60) * 1000 }],
    [undefined, { when: 'within-4-hours' }],
  ])('that ends with the dismissal-date %j leaves the lock screen: %j', (date, leaves) => {
    expect(activity({ ...UPDATE, event: 'end', 'dismissal-date': date })).toMatchObject({ leaves });
    expect(activity({ ...UPDATE, 'dismissal-date': date })).toMatchObject({ leaves: null });
  });

  it.each([[undefined], ['begin'], [1]])('does nothing with the event %j', (event) => {
    expect(activity({ ...UPDATE, event })).toEqual({ kind: 'activity-without-event' });
  });
});

describe('any text', () => {
  it.each([[''], ['{'], ['[]'], ['null'], ['"aps"'], ['{"aps":{},}']])(
    'that is no JSON object is unreadable: %s',
    (text) => {
      expect(readPreview(text, ALERT)).toEqual({ kind: 'unreadable' });
    },
  );

  const word = fc.constantFrom(
    ...[
      'aps',
      'alert',
      'title',
      'body',
      'loc-key',
      'loc-args',
      'title-loc-key',
      'title-loc-args',
      'badge',
      'sound',
      'name',
    ],
    ...[
      'event',
      'content-state',
      'stale-date',
      'dismissal-date',
      'critical',
      'volume',
      'mutable-content',
      'image',
      'mdm',
    ],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(
        fc.constantFrom('', ' ', '%@', '%9$@ %%', 'start', 'end', 'https://a.b/c.png'),
        fc.jsonValue({ maxDepth: 0 }),
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(word, tie('value'), { maxKeys: 6 }),
    ),
  }));
  const situation = fc.record({
    pushType: fc.constantFrom(null, 'alert', 'background', 'liveactivity', 'voip', 'call'),
    topic: fc.constantFrom(null, '', '.', 'com.example.weather', 'a.voip', 'pass.a'),
    collapseId: fc.constantFrom(null, 'rain'),
    now: fc.constant(NOW),
  });

  it('is read without a throw, and no line is empty or "undefined"', () => {
    fc.assert(
      fc.property(fc.dictionary(word, value), value, situation, (root, aps, chosen) => {
        for (const payload of [root, { ...root, aps }]) {
          const preview = readPreview(JSON.stringify(payload), chosen);
          for (const text of textsOf(preview)) expect(text).not.toMatch(/^\s*$|undefined|\[object/);
        }
      }),
      RUNS,
    );
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), situation, (text, chosen) => {
        expect(typeof readPreview(text, chosen).kind).toBe('string');
      }),
      RUNS,
    );
  });
});

function textsOf(preview: Preview): readonly string[] {
  if (preview.kind !== 'notification' && preview.kind !== 'live-activity') return [];
  return [preview.title, preview.body].flatMap((line) => (line === null ? [] : [line.text])).concat(preview.appName);
}
