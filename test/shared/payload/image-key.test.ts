import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../shared/payload/draft.ts';
import { renameImage, setImage, textAt } from '../../../shared/payload/image-key.ts';

const image = (payload: string) => {
  const read = readDraft(payload);
  return read.ok ? read.value.image : undefined;
};

describe('the image of a payload', () => {
  it.each<[string, ReturnType<typeof image>]>([
    ['{"image-url":"https://example.com/a"}', { key: 'image-url', url: 'https://example.com/a' }],
    ['{"x":1,"pic":"https://example.com/a.PNG?s=1"}', { key: 'pic', url: 'https://example.com/a.PNG?s=1' }],
    ['{"attachment":"half typed"}', { key: 'attachment', url: 'half typed' }],
    ['{"link":"https://example.com/a.html"}', null],
    ['{"image":{"url":"https://example.com/a.png"}}', null],
    ['{"aps":{"image":"https://example.com/a.png"}}', null],
  ])('%s: %j', (payload, expected) => {
    expect(image(payload)).toEqual(expected);
  });

  it('is set, changed, renamed and taken out where it stands', () => {
    const set = setImage('{"aps":{},"k":1}', { key: 'image-url', url: 'https://example.com/a' });
    expect(set).toBe('{"aps":{},"k":1,"image-url":"https://example.com/a"}');
    expect(renameImage(set, 'image-url', 'photo')).toBe('{"aps":{},"k":1,"photo":"https://example.com/a"}');
    expect(renameImage(set, 'image-url', 'k')).toBe(set);
    expect(renameImage(set, 'image-url', '')).toBe(set);
    expect(textAt(set, 'image-url')).toBe('https://example.com/a');
    expect(textAt(set, 'k')).toBe('');
    expect(setImage(set, { key: 'image-url', url: '' })).toBe('{"aps":{},"k":1}');
  });
});
