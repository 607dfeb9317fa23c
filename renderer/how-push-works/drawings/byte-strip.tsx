import type { ByteField, ByteSpan } from '../../../shared/wire/annotated-bytes.ts';
import { frameField } from '../../frame/frame-fields.ts';
import { en } from '../../messages/en.ts';
import { type ByteCell, type CellGroup, cellGroups } from './byte-cells.ts';
import { WIDTH } from './drawing.tsx';
import { Words } from './shapes.tsx';

const texts = en.howPushWorksDrawings.frames;

/** Bytes with a name and what each of them means. */
export type Strip = { readonly name: string; readonly bytes: Uint8Array; readonly spans: readonly ByteSpan[] };

/** Wide enough for the name and the value of a field; how many bytes it has is written, not measured. */
const CELL_WIDTH: Readonly<Record<ByteField, number>> = {
  command: 64,
  'frame-length': 92,
  'item-id': 58,
  'item-length': 76,
  'token-length': 84,
  token: 190,
  'payload-length': 96,
  payload: 190,
  identifier: 92,
  expiration: 92,
  priority: 64,
  status: 64,
  timestamp: 92,
  unreadable: 92,
};
const CELL_HEIGHT = 56;
const TITLE_HEIGHT = 26;
const GAP = 8;

/** How high a strip is, with the space below it. */
export function stripHeight(strip: Strip): number {
  return TITLE_HEIGHT + rowsOf(cellGroups(strip.bytes, strip.spans)).length * (CELL_HEIGHT + GAP) + GAP;
}

/** The fields of some bytes, each in the colour that it has in the hex view. */
export function ByteStrip({ strip: { name, bytes, spans }, y }: { readonly strip: Strip; readonly y: number }) {
  return (
    <g data-strip={name}>
      <Words x={0} y={y + 14} strong>
        {name}
      </Words>
      <Words x={WIDTH} y={y + 14} anchor="end" quiet>
        {texts.bytes(bytes.length)}
      </Words>
      {rowsOf(cellGroups(bytes, spans)).map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
          key={index}
          row={row}
          y={y + TITLE_HEIGHT + index * (CELL_HEIGHT + GAP)}
        />
      ))}
    </g>
  );
}

function Row({ row, y }: { readonly row: readonly CellGroup[]; readonly y: number }) {
  const placed = row.map((group, index) => ({ group, x: widthOf(row.slice(0, index)) + (index > 0 ? GAP : 0) }));
  return placed.flatMap(({ group, x }) =>
    group.map((cell, index) => (
      <Cell key={`${x}-${cell.field}`} cell={cell} x={x + cellsWidth(group.slice(0, index))} y={y} />
    )),
  );
}

function Cell({
  cell: { field, name, value, length },
  x,
  y,
}: {
  readonly cell: ByteCell;
  readonly x: number;
  readonly y: number;
}) {
  const colour = COLOUR[field] ?? `field-${frameField(field)}`;
  const middle = x + CELL_WIDTH[field] / 2;
  const text = { x: middle, textAnchor: 'middle', fill: `var(--${colour})` } as const;
  return (
    <g data-field={field} data-bytes={length}>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={CELL_WIDTH[field] - 1}
        height={CELL_HEIGHT - 1}
        fill={`var(--${colour}-soft)`}
        stroke="var(--surface)"
      />
      <text {...text} y={y + 17} fontSize="11" fontWeight="600">
        {name}
      </text>
      <text {...text} y={y + 33} fontSize="10.5" fontFamily="var(--mono)">
        {value}
      </text>
      <text {...text} y={y + 49} fontSize="11">
        {texts.bytes(length)}
      </text>
    </g>
  );
}

/** Fields that the hex view of a frame does not know; they stand in answers. */
const COLOUR: Readonly<Partial<Record<ByteField, string>>> = { status: 'err', timestamp: 'field-expiration' };

/** Groups in rows, none wider than a drawing. */
function rowsOf(groups: readonly CellGroup[]): readonly (readonly CellGroup[])[] {
  const rows: CellGroup[][] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    if (last !== undefined && widthOf([...last, group]) <= WIDTH) last.push(group);
    else rows.push([group]);
  }
  return rows;
}

function widthOf(groups: readonly CellGroup[]): number {
  return groups.reduce((sum, group) => sum + cellsWidth(group), 0) + GAP * Math.max(0, groups.length - 1);
}

function cellsWidth(cells: readonly ByteCell[]): number {
  return cells.reduce((sum, { field }) => sum + CELL_WIDTH[field], 0);
}

/** A strip in words. */
export function stripText({ name, bytes, spans }: Strip): string {
  const cells = cellGroups(bytes, spans)
    .flat()
    .map((cell) => texts.cell(cell.name, texts.bytes(cell.length), cell.value));
  return texts.strip(name, texts.bytes(bytes.length), cells.join('; '));
}
