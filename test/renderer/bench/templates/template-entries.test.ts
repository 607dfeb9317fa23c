import { describe, expect, it } from 'vitest';
import { FRESH_MESSAGE } from '../../../../renderer/bench/bench-state.ts';
import { filterTemplates, templateGroups } from '../../../../renderer/bench/templates/template-entries.ts';
import { suggestedName } from '../../../../renderer/bench/templates/template-requests.ts';
import { READY_TEMPLATE_IDS } from '../../../../shared/template/gallery.ts';
import { credential } from '../fixtures.ts';
import { savedTemplate } from './saved-template.ts';

const WORLD = { bundleId: 'com.example.weather', now: new Date('2026-11-24T10:00:00.000Z') };
const SAVED = [
  savedTemplate({ id: 't2', name: 'Wind' }),
  savedTemplate(),
  savedTemplate({ id: 't3', credentialId: 'gone', credentialName: 'An old certificate', name: 'Storm' }),
];
const groups = templateGroups(SAVED, credential(), WORLD);
const shape = (of: typeof groups) => of.map(({ id, entries }) => [id, entries.map(({ id: each }) => each)]);

describe('the list of templates', () => {
  it('has what is saved for the credential first, then the ready ones, then those of others', () => {
    const [own, ready, others] = shape(groups);
    expect(own).toEqual(['own', ['saved-t1', 'saved-t2']]);
    expect(ready?.[1]).toHaveLength(READY_TEMPLATE_IDS.length);
    expect(others).toEqual(['others', ['saved-t3']]);
    expect(groups[0]?.label).toContain('com.example.weather');
    expect(templateGroups([], credential(), WORLD).map(({ id }) => id)).toEqual(['ready']);
  });

  it('says which the credential cannot send', () => {
    const covered = (of: Parameters<typeof templateGroups>[1]) =>
      templateGroups([], of, WORLD)
        .flatMap(({ entries }) => entries)
        .filter((entry) => entry.covered)
        .map(({ template }) => template.headers.pushType);
    expect(new Set(covered(credential()))).toEqual(new Set(['alert', 'background']));
    const key = new Set(covered(credential({ kind: 'token-key', topics: [] })));
    expect(key.has('voip')).toBe(true);
    expect(key.has('mdm')).toBe(false);
    const mdm = credential({ topics: [{ topic: 'com.apple.mgmt.External.x', pushTypes: ['mdm'] }] });
    expect(covered(mdm)).toContain('mdm');
  });

  it('is filtered by words of name, purpose, push type, credential and payload', () => {
    expect(shape(filterTemplates(groups, 'STORM old'))).toEqual([['others', ['saved-t3']]]);
    expect(shape(filterTemplates(groups, 'callkit'))).toEqual([['ready', ['ready-voip-call']]]);
    expect(shape(filterTemplates(groups, 'pushtotalk'))).toEqual([['ready', ['ready-push-to-talk']]]);
    expect(filterTemplates(groups, 'no such thing')).toEqual([]);
    expect(shape(filterTemplates(groups, ' '))).toEqual(shape(groups));
  });
});

it('a message is called by what it shows, else by its push type', () => {
  const name = (payload: string) => suggestedName({ ...FRESH_MESSAGE, payload }, 'voip');
  expect(name('{"aps":{"alert":{"title":"Rain\\nsoon","body":"b"}}}')).toBe('Rain soon');
  expect(name('{"aps":{"alert":"Only a body"}}')).toBe('Only a body');
  expect(name('{"aps":{}}')).toBe('voip push');
  expect(name('{"aps":')).toBe('voip push');
  expect(name(`{"aps":{"alert":"${'😀'.repeat(120)}"}}`)).toHaveLength(200);
});
