import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINKS, openLink } from '../../../electron/shell/external-links.ts';

describe('external links', () => {
  it.each(Object.entries(LINKS))('opens %s at its own https address', async (name, url) => {
    const opened: string[] = [];
    await openLink(name, async (address) => void opened.push(address));
    expect(opened).toEqual([url]);
    expect(new URL(url).protocol).toBe('https:');
  });

  it.each([
    'https://example.com',
    'file:///etc/passwd',
    '',
    'toString',
    '__proto__',
    'constructor',
    null,
    undefined,
    {},
  ])('opens nothing for %j', async (name) => {
    const opened: string[] = [];
    await expect(openLink(name, async (address) => void opened.push(address))).rejects.toThrow();
    expect(opened).toEqual([]);
  });

  it('opens nothing for whatever else a page could say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (name) => {
        const opened: string[] = [];
        await openLink(name, async (address) => void opened.push(address)).catch(() => null);
        expect(opened).toEqual([]);
      }),
    );
  });
});
