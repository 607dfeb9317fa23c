import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docsFiles } from '../../../renderer/how-push-works/docs-files.tsx';

const PROJECT = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, PROJECT), 'utf8');

const SHEETS = ['renderer/styles/tokens.css', 'renderer/frame/hex-view.css'].map(read);
const FILES = docsFiles(SHEETS);

describe('docs/how-push-works.md and its drawings', () => {
  it.each([...FILES.keys()])('%s is what the window shows (if not: npm run drawings)', (path) => {
    expect(existsSync(new URL(`docs/${path}`, PROJECT))).toBe(true);
    expect(read(`docs/${path}`)).toBe(FILES.get(path));
  });

  it('has no drawing that is not on the page', () => {
    const drawings = readdirSync(new URL('docs/pictures/how-push-works/', PROJECT));
    expect(drawings.map((name) => `pictures/how-push-works/${name}`).sort()).toEqual(
      [...FILES.keys()].filter((path) => path.endsWith('.svg')).sort(),
    );
    for (const name of drawings) expect(FILES.get('how-push-works.md')).toContain(`(pictures/how-push-works/${name})`);
  });

  it('are pictures of their own: title, description, light colours, nothing of the app’s style sheets', () => {
    for (const [path, text] of FILES) {
      if (!path.endsWith('.svg')) continue;
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="840"/);
      expect(text).toMatch(/<title [^>]*>[A-Z][^<]+<\/title>\s*<desc [^>]*>[^<]{80,}<\/desc>/);
      expect(text).not.toMatch(/var\(|class=|light-dark/);
      expect(text).toContain('fill="#ffffff"');
    }
  });

  it('cannot be made with a colour that no style sheet defines', () => {
    expect(() => docsFiles(SHEETS.slice(1))).toThrow('which no style sheet defines');
  });
});
