import { useState } from 'react';
import type { ByteSpan } from '../../shared/wire/annotated-bytes.ts';
import { Button } from '../components/button.tsx';
import { en } from '../messages/en.ts';
import type { FrameField } from './frame-fields.ts';
import { type HexRow, type HexRun, hexRows } from './hex-rows.ts';
import './hex-view.css';

const texts = en.simulator.frame;

/** So many bytes are drawn at first, and so many more each time. */
const DRAWN = 4_096;

type HexViewProps = {
  readonly bytes: Uint8Array;
  /** What the bytes mean; empty for bytes that mean nothing. */
  readonly spans: readonly ByteSpan[];
  readonly bytesARow?: number;
  /** The field whose bytes stand out. */
  readonly marked: FrameField | null;
  readonly onPoint: (field: FrameField | null) => void;
};

/** Bytes in hex and as ASCII, each field in its colour. For the eye; its facts are given as a list beside it. */
export function HexView({ bytes, spans, bytesARow = 16, marked, onPoint }: HexViewProps) {
  const [drawn, setDrawn] = useState(DRAWN);
  const left = bytes.length - drawn;
  return (
    <div className="hex">
      <div
        className="hex-rows"
        aria-hidden="true"
        data-marking={marked !== null || undefined}
        onMouseLeave={() => onPoint(null)}
      >
        {hexRows(bytes, spans, { count: drawn, bytesARow }).map((row) => (
          <Row key={row.offset} row={row} bytesARow={bytesARow} marked={marked} onPoint={onPoint} />
        ))}
      </div>
      {left > 0 && (
        <Button size="compact" onClick={() => setDrawn(drawn + DRAWN)}>
          {texts.more(Math.min(left, DRAWN))}
        </Button>
      )}
    </div>
  );
}

type RowProps = Pick<HexViewProps, 'marked' | 'onPoint'> & { readonly row: HexRow; readonly bytesARow: number };

function Row({ row, bytesARow, marked, onPoint }: RowProps) {
  const runs = (text: (run: HexRun) => string) =>
    row.runs.map((run) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: what pointing shows, the legend's buttons do as well
      <span
        key={run.offset}
        className="hex-run"
        data-field={run.field ?? undefined}
        data-marked={(run.field !== null && run.field === marked) || undefined}
        onMouseEnter={() => onPoint(run.field)}
      >
        {text(run)}
      </span>
    ));
  return (
    <div className="hex-row">
      <span className="hex-offset">{row.offset}</span>
      <span className="hex-bytes" style={{ width: `${3 * bytesARow}ch` }}>
        {runs(({ hex }) => hex)}
      </span>
      <span className="hex-ascii">{runs(({ ascii }) => ascii)}</span>
    </div>
  );
}
