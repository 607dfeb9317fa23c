import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/messages/en.ts';
import type { FindingCode, FindingFacts } from '../../../shared/inspection/finding.ts';
import { findingText } from '../../../shared/messages/finding-text.ts';
import { fixText } from '../../../shared/messages/fix-text.ts';
import { legacyStatusText } from '../../../shared/messages/legacy-status-text.ts';
import { reasonText } from '../../../shared/messages/reason-text.ts';
import type { FixFacts } from '../../../shared/payload/fix.ts';
import { PUSH_TYPES } from '../../../shared/payload/push-types.ts';
import { LEGACY_STATUSES, legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import { REASONS } from '../../../shared/wire/reasons.ts';
import { expectPlain, expectSentence } from './plain-words.ts';

/** Apple's words for a refused notification ("Handling notification responses from APNs"), typed here a second time. */
const NOTIFICATION_REASONS = [
  ...['BadCollapseId', 'BadDeviceToken', 'BadExpirationDate', 'BadMessageId', 'BadPriority', 'BadTopic'],
  ...['DeviceTokenNotForTopic', 'DuplicateHeaders', 'IdleTimeout', 'InvalidPushType', 'MissingDeviceToken'],
  ...['MissingTopic', 'PayloadEmpty', 'TopicDisallowed', 'BadCertificate', 'BadCertificateEnvironment'],
  ...['ExpiredProviderToken', 'Forbidden', 'InvalidProviderToken', 'MissingProviderToken', 'UnrelatedKeyIdInToken'],
  ...['BadEnvironmentKeyIdInToken', 'BadEnvironmentKeyInToken', 'BadPath', 'MethodNotAllowed', 'ExpiredToken'],
  ...['Unregistered', 'PayloadTooLarge', 'TooManyProviderTokenUpdates', 'TooManyRequests', 'InternalServerError'],
  ...['ServiceUnavailable', 'Shutdown'],
];

/** Those that the addresses for broadcast and channels add. */
const BROADCAST_REASONS = [
  ...['FeatureNotEnabled', 'MissingChannelId', 'BadChannelId', 'ChannelNotRegistered', 'BadRequestParams'],
  ...['BadRequestPayload', 'MissingPushType', 'CannotCreateChannelConfig', 'TopicMismatch'],
];

/** Statuses of the binary protocol's error packet ("Binary Provider API"). */
const STATUSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 128, 255];

/** Values of `apns-push-type` ("Sending notification requests to APNs"). */
const TYPES = [
  ...['alert', 'background', 'voip', 'complication', 'fileprovider', 'location', 'liveactivity', 'pushtotalk'],
  ...['widgets', 'controls', 'mdm'],
];

/** One of each finding; a code without one does not compile. */
const FINDINGS: { readonly [Code in FindingCode]: Extract<FindingFacts, { code: Code }> } = {
  'push-type-missing': { code: 'push-type-missing', likely: 'alert' },
  'push-type-unfit': { code: 'push-type-unfit', pushType: 'alert', likely: 'background' },
  'background-priority': { code: 'background-priority', priority: 10 },
  'priority-unusual': { code: 'priority-unusual', pushType: 'location', allowed: [10, 5] },
  'topic-suffix': { code: 'topic-suffix', topic: 'com.example.app', expected: 'com.example.app.voip' },
  'topic-suffix-without-type': {
    code: 'topic-suffix-without-type',
    topic: 'com.example.app.voip',
    pushType: 'voip',
  },
  'collapse-id-long': { code: 'collapse-id-long', bytes: 70, limit: 64 },
  'expired-before-arrival': { code: 'expired-before-arrival', seconds: 1_700_000_000, late: 90 },
  'expiration-milliseconds': { code: 'expiration-milliseconds', value: 1_795_513_292_000 },
  'not-json': { code: 'not-json', detail: 'line 1' },
  'smart-quotes': { code: 'smart-quotes', quote: '“', at: 2 },
  'nul-terminated': { code: 'nul-terminated' },
  'byte-order-mark': { code: 'byte-order-mark' },
  'not-utf8': { code: 'not-utf8' },
  'not-an-object': { code: 'not-an-object' },
  'escaped-unicode-upper': { code: 'escaped-unicode-upper' },
  size: { code: 'size', bytes: 5_000, limit: 4_096 },
  'aps-missing': { code: 'aps-missing' },
  'key-misspelt': { code: 'key-misspelt', key: 'badage', suggestion: 'badge' },
  'key-misplaced': { code: 'key-misplaced', key: 'badge', belongs: 'aps' },
  'key-ignored': { code: 'key-ignored', key: 'orderNumber' },
  'value-type': { code: 'value-type', key: 'badge', expected: 'number', found: 'string' },
  'background-visible': { code: 'background-visible', keys: ['alert'] },
  'content-available-missing': { code: 'content-available-missing' },
  'alert-empty': { code: 'alert-empty' },
  'nothing-to-show': { code: 'nothing-to-show' },
  'mutable-without-alert': { code: 'mutable-without-alert' },
  'identifier-missing': { code: 'identifier-missing' },
  'identifier-zero': { code: 'identifier-zero' },
  'identifier-repeated': { code: 'identifier-repeated', identifier: 7 },
  'identifier-swapped': { code: 'identifier-swapped', identifier: 16_777_216, swapped: 1 },
  'expiration-swapped': { code: 'expiration-swapped', seconds: 16_777_216, swapped: 1 },
  'legacy-priority': { code: 'legacy-priority', priority: 1 },
  'token-size': { code: 'token-size', bytes: 31 },
  'key-repeated': { code: 'key-repeated', key: 'aps', times: 2 },
  'topic-not-covered': { code: 'topic-not-covered', topic: 'com.example.maps', covered: ['com.example.weather'] },
  'push-type-not-covered': { code: 'push-type-not-covered', credential: 'certificate', pushType: 'voip', covered: [] },
  'production-target': { code: 'production-target' },
  'environment-mismatch': {
    code: 'environment-mismatch',
    credential: 'certificate',
    own: 'sandbox',
    target: 'production',
  },
  'half-typed': { code: 'half-typed', part: 'contentState' },
};

/** One of each fix; a kind without one does not compile. */
const FIXES: { readonly [Kind in FixFacts['fix']]: Extract<FixFacts, { fix: Kind }> } = {
  'rename-key': { fix: 'rename-key', to: 'badge' },
  'move-key': { fix: 'move-key', to: 'aps' },
  'remove-keys': { fix: 'remove-keys', keys: ['alert'] },
  'remove-repeated': { fix: 'remove-repeated', key: 'aps' },
  'write-value': { fix: 'write-value', value: '3' },
  'set-content-available': { fix: 'set-content-available' },
  'set-push-type': { fix: 'set-push-type', pushType: 'background' },
  'set-priority': { fix: 'set-priority', priority: 5 },
  'set-topic': { fix: 'set-topic', topic: 'com.example.app.voip' },
  'set-expiration': { fix: 'set-expiration', seconds: 1_795_513_292 },
  'clear-expiration': { fix: 'clear-expiration' },
  'cut-collapse-id': { fix: 'cut-collapse-id', bytes: 64 },
  'straighten-quotes': { fix: 'straighten-quotes' },
  'remove-zero-bytes': { fix: 'remove-zero-bytes' },
  'remove-byte-order-mark': { fix: 'remove-byte-order-mark' },
  'lower-escapes': { fix: 'lower-escapes' },
  'remove-blanks': { fix: 'remove-blanks' },
  'set-target': { fix: 'set-target', environment: 'sandbox' },
};

/** The languages of the window; a folder that is not tested here fails. */
const LANGUAGES = { en };

describe('what APNs can answer', () => {
  it('is known whole: every reason, every status, every push type that Apple lists', () => {
    expect([...REASONS].sort()).toEqual([...NOTIFICATION_REASONS, ...BROADCAST_REASONS].sort());
    expect(LEGACY_STATUSES).toEqual(STATUSES);
    expect(PUSH_TYPES.map(({ type }) => type)).toEqual(TYPES);
  });

  it('has a text for each, and not the one for what is unknown', () => {
    for (const reason of [...NOTIFICATION_REASONS, ...BROADCAST_REASONS]) {
      const { meaning, cause, remedy } = reasonText(reason);
      for (const text of [meaning, cause, remedy]) expectSentence(text);
      expect(meaning).not.toBe(reasonText(`${reason}X`).meaning.replace(`${reason}X`, reason));
    }
    for (const status of STATUSES) {
      const { meaning, cause, remedy } = legacyStatusText(status);
      for (const text of [meaning, cause, remedy]) expectSentence(text);
      expect(legacyStatusWord(status)).not.toMatch(/^Status/);
      expect(cause).not.toBe(legacyStatusText(99).cause);
    }
  });
});

describe('what is odd about a notification', () => {
  it.each(Object.values(FINDINGS))('$code has a title and a remedy', (facts) => {
    const { title, remedy } = findingText(facts);
    expect(title).not.toMatch(/[.\s]$|undefined/);
    expect(title.length).toBeGreaterThan(10);
    expect(remedy).toMatch(/[.:)\w]$/);
    expect(`${title} ${remedy}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it('each in words of its own', () => {
    const titles = Object.values(FINDINGS).map((facts) => findingText(facts).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(Object.values(FIXES))('$fix says what its button does', (facts) => expectPlain(fixText(facts)));

  it('each fix in words of its own', () => {
    const labels = Object.values(FIXES).map(fixText);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe('push types', () => {
  it('are tested in every language that there is', () => {
    const folders = readdirSync(new URL('../../../renderer/messages', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders).toEqual(Object.keys(LANGUAGES));
  });

  it.each(Object.entries(LANGUAGES))('have their words in %s: in the list, in the Form, in the preview', (_, texts) => {
    const { typeWords, effects } = texts.bench.composer;
    const wakes: Readonly<Record<string, string>> = texts.preview.wakes;
    expect(Object.keys(typeWords).sort()).toEqual([...TYPES].sort());
    for (const words of Object.values(typeWords)) expect(words.length).toBeGreaterThan(5);
    // An alert is seen as it is in the Form; a Live Activity is seen in the preview.
    const behind = TYPES.filter((type) => type !== 'alert');
    expect(Object.keys(effects).sort()).toEqual([...behind].sort());
    for (const sentence of Object.values(effects)) expectSentence(sentence);
    for (const type of behind.filter((each) => each !== 'liveactivity')) expectSentence(wakes[type] ?? '');
  });
});
