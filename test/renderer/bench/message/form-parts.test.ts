import { describe, expect, it } from 'vitest';
import {
  eventOf,
  extraParts,
  type FormPart,
  isThere,
  keysBeside,
  mainParts,
} from '../../../../renderer/bench/message/form/form-parts.ts';
import { DEFAULT_PAYLOAD, readDraft } from '../../../../shared/payload/draft.ts';
import { PUSH_TYPES } from '../../../../shared/payload/push-types.ts';
import { READY_TEMPLATE_IDS, readyTemplate } from '../../../../shared/template/gallery.ts';

function view(payload: string) {
  const read = readDraft(payload);
  if (!read.ok) throw new Error(payload);
  return read.value;
}

const start = view('{"aps":{"event":"start"}}');
const end = view('{"aps":{"event":"end"}}');

describe('the form of a push type', () => {
  it.each<[string, readonly FormPart[]]>([
    ['alert', ['title', 'subtitle', 'body', 'badge', 'sound']],
    ['strange', ['title', 'subtitle', 'body', 'badge', 'sound']],
    ['background', ['contentAvailable', 'customData']],
    ['voip', ['customData']],
    ['widgets', ['contentChanged', 'customData']],
    ['mdm', ['pushMagic']],
  ])('%s has %j', (type, parts) => {
    expect(mainParts(type, start)).toEqual(parts);
  });

  it('of a Live Activity has what its event needs', () => {
    expect(mainParts('liveactivity', start)).toContain('attributesType');
    expect(mainParts('liveactivity', start)).not.toContain('dismissalDate');
    expect(mainParts('liveactivity', end)).toContain('dismissalDate');
    expect(mainParts('liveactivity', end)).not.toContain('attributes');
    expect(eventOf(view('{"aps":{"event":"begin"}}'))).toBe('update');
  });

  it('has a timestamp, a content state and an event in each Live Activity', () => {
    for (const shown of [start, end, view('{}')]) {
      expect(mainParts('liveactivity', shown)).toEqual(expect.arrayContaining(['event', 'timestamp', 'contentState']));
    }
  });

  it('can be added to where it is an alert’s, and only there', () => {
    const adding = PUSH_TYPES.map(({ type }) => type).filter((type) => extraParts(type, start).length > 0);
    expect(adding).toEqual(['alert']);
  });
});

describe('a part is there', () => {
  it('when one of its fields is in the payload, right or wrong', () => {
    expect(isThere('localised', view('{"aps":{"alert":{"loc-args":["a"]}}}'))).toBe(true);
    expect(isThere('category', view('{"aps":{"category":7}}'))).toBe(true);
    expect(isThere('category', view('{"aps":{}}'))).toBe(false);
  });

  it('as custom data when a key is neither Apple’s nor the image’s', () => {
    const image = '"aps":{"mutable-content":1},"image-url":"https://example.com/a.png"';
    expect(isThere('image', view(`{${image}}`))).toBe(true);
    expect(isThere('customData', view(`{${image}}`))).toBe(false);
    expect(isThere('customData', view(`{${image},"k":1}`))).toBe(true);
    expect(isThere('customData', view('{"aps":{},"mdm":"magic"}'))).toBe(false);
  });
});

describe('what no part shows', () => {
  it('is told by its keys', () => {
    expect(keysBeside(mainParts('background', start), view(DEFAULT_PAYLOAD))).toEqual([
      'aps.alert.title',
      'aps.alert.body',
      'aps.sound',
    ]);
    expect(keysBeside(mainParts('mdm', start), view('{"mdm":"magic","k":1}'))).toEqual(['k']);
  });

  it('is nothing in a ready notification of the type', () => {
    for (const id of READY_TEMPLATE_IDS) {
      const { payload, headers } = readyTemplate(id, { bundleId: 'com.example.app', now: new Date(0) });
      const shown = view(payload);
      const parts = [...mainParts(headers.pushType, shown), ...extraParts(headers.pushType, shown)];
      expect([id, keysBeside(parts, shown)]).toEqual([id, []]);
    }
  });
});
