import { describe, expect, it } from 'vitest';
import { apsKeyText } from '../../../shared/messages/aps-key-text.ts';
import { type KeyHolder, keysOf } from '../../../shared/payload/aps-keys.ts';
import { pushTypeFacts } from '../../../shared/payload/push-types.ts';

const HOLDERS: readonly KeyHolder[] = ['top', 'aps', 'alert', 'sound', 'localised'];
const ALL = HOLDERS.flatMap((holder) => Object.entries(keysOf(holder)).map(([key, facts]) => ({ holder, key, facts })));

describe('the help for a key', () => {
  it.each(ALL)('$holder $key says in one or two sentences what it does', ({ holder, key }) => {
    const does = apsKeyText(holder, key)?.does ?? '';
    expect(does).toMatch(/^[A-Z0-9].*\.$/);
    expect(does.length).toBeLessThan(200);
  });

  it('names type, values and push types', () => {
    expect(apsKeyText('aps', 'event')).toMatchObject({
      holds: 'Text: "start", "update", "end"',
      pushTypes: 'Push type liveactivity',
    });
    expect(apsKeyText('sound', 'volume')?.pushTypes).toBeNull();
  });

  it('has none for a stranger, or for what every object has', () => {
    expect(apsKeyText('aps', 'badage')).toBeNull();
    expect(apsKeyText('aps', 'toString')).toBeNull();
  });

  it.each(ALL)('$holder $key is for push types that there are', ({ facts }) => {
    for (const type of facts.pushTypes ?? []) expect(pushTypeFacts(type)).not.toBeNull();
  });
});
