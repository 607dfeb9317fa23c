import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFiles } from './files.ts';
import { type BenchRow, benchRow, type Measured, type RowResult, tableLines, timesLine, timesRow } from './results.ts';
import { type OpenRow, OURS, ROWS, type Row } from './rows.ts';
import { measureTyping, TYPING_ROWS } from './typing.ts';

/** `npm run bench [-- WORD…]`: the rows whose name holds one of the words, or all. */

const ROUNDS = 5;
/** Another contestant that failed so often is not asked again, and what it managed counts; ours may not fail at all. */
const MAX_FAILURES = 2;
const OUT = resolve(import.meta.dirname, '..');

const words = process.argv.slice(2);
const isAsked = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));
const rows = ROWS.filter(({ name }) => isAsked(name));
const asksForTyping = TYPING_ROWS.some(isAsked);
if (rows.length === 0 && !asksForTyping) {
  const names = [...ROWS.map(({ name }) => name), ...TYPING_ROWS];
  console.error(`pushbench: no row is named so; there are ${names.join(', ')}`);
  process.exit(2);
}
mkdirSync(join(OUT, 'bench'), { recursive: true });
const files = await makeFiles(join(OUT, 'bench'));
const results: RowResult[] = [];
for (const row of rows) {
  console.error(`pushbench: ${row.name}: ours, ${row.others.join(', ')}`);
  results.push(await measureRow(row));
}
const [processor] = cpus();
console.log(
  `${processor?.model ?? 'processor'}, ${cpus().length} cores, Node ${process.versions.node}, ${ROUNDS} rounds`,
);
if (results.length > 0) console.log(tableLines(results).join('\n'));
const typing = asksForTyping ? await typingRows() : [];
const measured: BenchRow[] = results.map(benchRow).filter((row) => row !== null);
const written = [...measured, ...typing];
writeFileSync(join(OUT, 'bench.json'), `${JSON.stringify({ rows: written }, null, 2)}\n`);
// A row without ours is no result.
if (measured.length < rows.length) process.exitCode = 1;

async function typingRows(): Promise<readonly BenchRow[]> {
  console.error('pushbench: typing: the packaged app');
  const measuredRows = await measureTyping();
  return measuredRows.map(({ name, keystrokes }) => {
    const row = timesRow(name, keystrokes);
    console.log(timesLine(row, keystrokes.length));
    return row;
  });
}

/** Rounds in which each contestant runs once, beginning with another one each time. */
async function measureRow(row: Row): Promise<RowResult> {
  const contestants = [OURS, ...row.others];
  const rates = new Map(contestants.map((name) => [name, [] as number[]]));
  const troubles = new Map(contestants.map((name) => [name, [] as string[]]));
  const open = await row.open(files);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const name = contestants[(round + turn) % contestants.length] ?? OURS;
      if (troubles.get(name)?.length === (name === OURS ? 1 : MAX_FAILURES)) continue;
      const measured = await measureOnce(open, name);
      if (typeof measured === 'number') rates.get(name)?.push(measured);
      else troubles.get(name)?.push(measured);
    }
  }
  await open.close();
  const of = (name: string): Measured => {
    const trouble = troubles.get(name)?.[0] ?? null;
    return { rates: name === OURS && trouble !== null ? [] : (rates.get(name) ?? []), trouble };
  };
  const others = new Map(row.others.map((name) => [name, of(name)]));
  return { name: row.name, unit: row.unit, ours: of(OURS), others };
}

/** The rate, or why there is none: a contestant that fails is told of, and does not end the bench. */
async function measureOnce(open: OpenRow, contestant: string): Promise<number | string> {
  try {
    return await open.measure(contestant);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
