import { renderToStaticMarkup } from 'react-dom/server';
import { en } from '../messages/en.ts';
import { WIDTH } from './drawings/drawing.tsx';
import { DRAWING_OF } from './drawings/drawing-of.tsx';
import { PARAGRAPHS, type Paragraph } from './paragraphs.ts';

/** Not part of the window: what `npm run drawings` writes into docs/, from what the window shows. */

const texts = en.howPushWorks;

/** Where the drawings are, seen from docs/. */
const FOLDER = 'pictures/how-push-works';
const MARGIN = 16;

/** The app's own fonts are not where a picture is read; the system's are as wide. */
const FONTS = [
  ['--font', 'Inter, system-ui, sans-serif'],
  ['--mono', 'ui-monospace, Menlo, Consolas, monospace'],
] as const;

/**
 * The files of docs/how-push-works.md by their path in docs/. `sheets`: the style sheets that define the colours, which
 * a picture of its own has to bring along; the light ones are taken.
 */
export function docsFiles(sheets: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map([...lightValues(sheets.join('\n')), ...FONTS]);
  const drawings = PARAGRAPHS.map((paragraph) => [`${FOLDER}/${paragraph}.svg`, picture(paragraph, values)] as const);
  return new Map([['how-push-works.md', page()], ...drawings]);
}

function page(): string {
  const parts = PARAGRAPHS.map((paragraph) => {
    const { title, lines } = texts.paragraphs[paragraph];
    const alt = en.howPushWorksDrawings[paragraph].title;
    return [`## ${title}`, `![${alt}](${FOLDER}/${paragraph}.svg)`, lines.map((line) => `- ${line}`).join('\n')];
  });
  const head = [
    `# ${texts.title}`,
    '<!-- Written by `npm run drawings` from renderer/how-push-works and its texts; change those. -->',
  ];
  return `${[...head, ...parts.flat()].join('\n\n')}\n`;
}

function picture(paragraph: Paragraph, values: ReadonlyMap<string, string>): string {
  const Drawing = DRAWING_OF[paragraph];
  const markup = renderToStaticMarkup(<Drawing />).replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${paragraph} uses ${name}, which no style sheet defines`);
    return value;
  });
  const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(markup)?.[1]);
  const [width, full] = [WIDTH + 2 * MARGIN, height + 2 * MARGIN];
  const ground = `<rect x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${full}" rx="10" fill="${values.get('--surface')}"/>`;
  return `${markup
    .replace(
      /viewBox="[^"]*"/,
      `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${full}"`,
    )
    .replace(' class="how-drawing"', '')
    .replace('</desc>', `</desc>${ground}`)
    .replaceAll(/(<(?:g|rect|line|path|text|circle|title|desc)\b)/g, '\n$1')}\n`;
}

/** The custom properties of style sheets by name, of two colours the light one. */
function lightValues(css: string): ReadonlyMap<string, string> {
  const found = css.matchAll(/(--[\w-]+):\s*(?:light-dark\((#[0-9a-f]{6}),[^;]*\)|([^;]+));/g);
  const values = new Map<string, string>();
  for (const [, name = '', light, other] of found) {
    // Of one that is set again, as for more contrast, the first counts.
    if (!values.has(name)) values.set(name, light ?? other ?? '');
  }
  return values;
}
