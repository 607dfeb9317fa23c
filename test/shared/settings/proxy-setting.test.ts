import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../shared/settings/settings.ts';

describe('the proxy of the settings', () => {
  it('is the environment’s in settings that were written before it was there', () => {
    const { proxy: _proxy, ...older } = DEFAULT_SETTINGS;
    expect(settingsSchema.parse(older)).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['environment', 'none', 'http://proxy.example:3128', 'proxy.example:3128', 'https://proxy.example'])(
    'may be %s',
    (proxy) => expect(settingsSchema.safeParse({ ...DEFAULT_SETTINGS, proxy }).success).toBe(true),
  );

  it.each(['', 'socks5://proxy:1', 'http://me:secret@proxy.example:1', 'http://me@proxy.example', 'x'.repeat(501)])(
    'is never %j',
    (proxy) => expect(settingsSchema.safeParse({ ...DEFAULT_SETTINGS, proxy }).success).toBe(false),
  );
});
