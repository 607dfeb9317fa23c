import { describe, expect, test } from 'vitest';
import { type AppleFields, deriveAppleMeaning } from '../../../shared/credential/apple-oids.ts';

const SANDBOX = '1.2.840.113635.100.6.3.1';
const PRODUCTION = '1.2.840.113635.100.6.3.2';
const TOPICS = '1.2.840.113635.100.6.3.6';
const BASIC_CONSTRAINTS = '2.5.29.19';

function meaning(fields: Partial<AppleFields>) {
  return deriveAppleMeaning({
    extensionOids: [BASIC_CONSTRAINTS],
    topicList: null,
    uid: null,
    commonName: null,
    organizationalUnit: null,
    ...fields,
  });
}

describe('environments', () => {
  test.each([
    [[SANDBOX], ['sandbox']],
    [[PRODUCTION], ['production']],
    [
      [SANDBOX, PRODUCTION],
      ['sandbox', 'production'],
    ],
    [
      [PRODUCTION, SANDBOX],
      ['sandbox', 'production'],
    ],
  ])('come from the extensions %j', (extensionOids, environments) => {
    expect(meaning({ extensionOids }).environments).toEqual(environments);
  });

  test('follow the extensions when the name says otherwise', () => {
    const commonName = 'Apple Production IOS Push Services: com.example.app';
    expect(meaning({ extensionOids: [SANDBOX], commonName }).environments).toEqual(['sandbox']);
  });

  test.each([
    ['Apple Development IOS Push Services: a.b', ['sandbox']],
    ['Apple Production IOS Push Services: a.b', ['production']],
    ['Apple Development Mac Push Services: a.b', ['sandbox']],
    ['Apple Production Mac Push Services: a.b', ['production']],
    ['Apple Sandbox Push Services: a.b', ['sandbox']],
    ['Apple Push Services: a.b', ['sandbox', 'production']],
    ['VoIP Services: a.b', ['sandbox', 'production']],
    ['WatchKit Services: a.b', ['sandbox', 'production']],
    ['Pass Type ID: pass.a.b', ['production']],
    ['Website Push ID: web.a.b', ['production']],
    ['APSP:2f6d', ['production']],
  ])('come from the name when no extension tells: %s', (commonName, environments) => {
    expect(meaning({ commonName }).environments).toEqual(environments);
  });
});

describe('what is no push certificate', () => {
  test.each(['Apple Development: Jo Bloggs (4XJ2)', 'iPhone Distribution: Example Ltd', 'localhost', null])(
    '%s has no environment and no topic, whatever its UID',
    (commonName) => {
      const found = meaning({ commonName, uid: 'com.example.app', organizationalUnit: '7XK2A9QPLM' });
      expect(found).toEqual({ kind: 'not-push', environments: [], topics: [], teamId: '7XK2A9QPLM' });
    },
  );

  test('an Apple Development name with a push extension is one all the same', () => {
    expect(meaning({ commonName: 'Apple Development: Jo', extensionOids: [SANDBOX] }).kind).toBe('push');
  });
});

describe('topics', () => {
  test('come from the topic list, with the push types of their labels', () => {
    const topicList = [
      { topic: 'com.example.app', labels: ['app'] },
      { topic: 'com.example.app.voip', labels: ['voip'] },
      { topic: 'com.example.app.complication', labels: ['complication'] },
    ];
    expect(meaning({ extensionOids: [SANDBOX, TOPICS], topicList, uid: 'other' }).topics).toEqual([
      { topic: 'com.example.app', pushTypes: ['alert', 'background'] },
      { topic: 'com.example.app.voip', pushTypes: ['voip'] },
      { topic: 'com.example.app.complication', pushTypes: ['complication'] },
    ]);
  });

  test.each([
    ['com.example.app.voip-ptt', 'pushtotalk'],
    ['com.example.app.pushkit.fileprovider', 'fileprovider'],
    ['com.example.app.push-type.liveactivity', 'liveactivity'],
    ['com.example.app.push-type.widgets', 'widgets'],
    ['com.example.app.push-type.controls', 'controls'],
  ])('are known by their ending: %s', (topic, pushType) => {
    const topicList = [{ topic, labels: [] }];
    expect(meaning({ extensionOids: [TOPICS], topicList }).topics).toEqual([{ topic, pushTypes: [pushType] }]);
  });

  test('come from the UID without a topic list, else from the name', () => {
    const commonName = 'Apple Push Services: com.example.name';
    expect(meaning({ commonName, uid: 'com.example.uid' }).topics[0]?.topic).toBe('com.example.uid');
    expect(meaning({ commonName }).topics[0]?.topic).toBe('com.example.name');
  });

  test('of a VoIP name end in .voip', () => {
    const topics = [{ topic: 'com.example.app.voip', pushTypes: ['voip'] }];
    expect(meaning({ commonName: 'VoIP Services: com.example.app' }).topics).toEqual(topics);
    expect(meaning({ commonName: 'VoIP Services: com.example.app', uid: 'com.example.app.voip' }).topics).toEqual(
      topics,
    );
  });

  test('of a device management certificate are for mdm alone', () => {
    const uid = 'com.apple.mgmt.External.2f6d';
    expect(meaning({ commonName: 'APSP:2f6d', uid })).toEqual({
      kind: 'mdm',
      environments: ['production'],
      topics: [{ topic: uid, pushTypes: ['mdm'] }],
      teamId: null,
    });
  });
});
