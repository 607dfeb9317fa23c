import fc from 'fast-check';
import { renderToStaticMarkup as render } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cellGroups } from '../../../../renderer/how-push-works/drawings/byte-cells.ts';
import { FeedbackDrawing } from '../../../../renderer/how-push-works/drawings/feedback-drawing.tsx';
import { FramesDrawing } from '../../../../renderer/how-push-works/drawings/frames-drawing.tsx';
import { SAMPLE } from '../../../../renderer/how-push-works/drawings/sample.ts';
import { encodeFeedback } from '../../../../shared/simulator/feedback-list.ts';
import {
  annotateErrorPacket,
  annotateFeedback,
  annotateLegacyFrame,
  type ByteSpan,
} from '../../../../shared/wire/annotated-bytes.ts';
import { encodeErrorPacket } from '../../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame } from '../../../../shared/wire/legacy-frame.ts';

const PROOF = process.env.PUSHBENCH_PROOF === '1';

type Drawn = { readonly field: string; readonly bytes: number; readonly words: readonly string[] };

/** The cells of a strip as they stand in the markup, in the order of drawing. */
function drawn(markup: string, strip: string): readonly Drawn[] {
  const part = markup.split('<g data-strip="').find((each) => each.startsWith(`${strip}"`)) ?? '';
  return [...part.matchAll(/<g data-field="([a-z-]+)" data-bytes="(\d+)">(.*?)<\/g>/g)].map(
    ([, field = '', bytes, inner = '']) => ({
      field,
      bytes: Number(bytes),
      words: [...inner.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text),
    }),
  );
}

const expected = (spans: readonly ByteSpan[]) => spans.map(({ field, length }) => [field, length]);
const shown = (cells: readonly Drawn[]) => cells.map(({ field, bytes }) => [field, bytes]);

describe('the drawing of the frames', () => {
  const markup = render(<FramesDrawing />);

  it.each([0, 1, 2] as const)('shows command %s as the encoder writes it and the annotations read it', (command) => {
    const spans = annotateLegacyFrame(encodeLegacyFrame({ ...SAMPLE, command }));
    const cells = drawn(markup, `Command ${command}`);
    expect(cells.length).toBeGreaterThan(4);
    expect(shown(cells)).toEqual(expected(spans));
    for (const { bytes, words } of cells) expect(words[2]).toBe(bytes === 1 ? '1 byte' : `${bytes} bytes`);
  });

  it('shows the error packet so', () => {
    const spans = annotateErrorPacket(encodeErrorPacket({ status: 8, identifier: SAMPLE.identifier }));
    expect(shown(drawn(markup, 'Error packet'))).toEqual(expected(spans));
  });

  // Apple, "Binary Provider API", archived; written out, so that encoder and drawing cannot err together.
  it('is what Apple documented', () => {
    expect(shown(drawn(markup, 'Command 0')).map(([, bytes]) => bytes)).toEqual([1, 2, 32, 2, 68]);
    expect(shown(drawn(markup, 'Command 1')).map(([, bytes]) => bytes)).toEqual([1, 4, 4, 2, 32, 2, 68]);
    expect(shown(drawn(markup, 'Command 2')).map(([, bytes]) => bytes)).toEqual([
      ...[1, 4],
      ...[1, 2, 32],
      ...[1, 2, 68],
      ...[1, 2, 4],
      ...[1, 2, 4],
      ...[1, 2, 1],
    ]);
    expect(
      drawn(markup, 'Command 2')
        .map(({ words }) => words[1])
        .slice(0, 4),
    ).toEqual(['02', '00 00 00 7c', '01', '00 20']);
    expect(drawn(markup, 'Error packet').map(({ words }) => words[1])).toEqual(['08', '08', '11 22 33 44']);
  });

  it('tells all of it in words too', () => {
    for (const text of [
      'Command 0, 105 bytes:',
      'Command 1, 113 bytes:',
      'Command 2, 129 bytes:',
      'Error packet, 6 bytes:',
    ])
      expect(markup).toContain(text);
    expect(markup).toContain('Identifier, 4 bytes, 11 22 33 44');
  });

  it('is not drawn wider than it is', () => {
    const ends = [...markup.matchAll(/<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/g)].map(
      ([, x, width]) => Number(x) + Number(width),
    );
    expect(ends.length).toBeGreaterThan(20);
    expect(Math.max(...ends)).toBeLessThanOrEqual(808);
  });
});

it('the drawing of the feedback service shows an entry as it is sent', () => {
  const bytes = encodeFeedback([{ token: SAMPLE.token, topic: 'com.example.weather', seconds: 1_700_000_000 }]);
  const cells = drawn(render(<FeedbackDrawing />), 'Entry of the feedback service');
  expect(shown(cells)).toEqual(expected(annotateFeedback(bytes)));
  expect(cells.map(({ words }) => words[1])).toEqual(['65 53 f1 00', '00 20', '1b 14 a8 9b … 20 7d 90']);
});

it('the cells of any frame have all of its bytes, and begin a group at each item', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1, 2),
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      (command, token, payload) => {
        const bytes = encodeLegacyFrame({ ...SAMPLE, command, token, payload });
        const groups = cellGroups(bytes, annotateLegacyFrame(bytes));
        expect(groups.flat().reduce((sum, { length }) => sum + length, 0)).toBe(bytes.length);
        expect(groups).toHaveLength(command === 2 ? 6 : 1);
        for (const group of groups.slice(1)) expect(group[0]?.field).toBe('item-id');
      },
    ),
    { numRuns: PROOF ? 2_000 : 200 },
  );
});
