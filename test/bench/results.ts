/** The rates that were measured, each contestant's in the order of the rounds; an empty list with why, when there are none. */
export type Measured = { readonly rates: readonly number[]; readonly trouble: string | null };

/** What one row measured: ours first. */
export type RowResult = {
  readonly name: string;
  readonly unit: string;
  readonly ours: Measured;
  readonly others: ReadonlyMap<string, Measured>;
};

/** A row of `out/bench.json`; ratios are ours to theirs, and more than 1 means that ours is better. */
export type BenchRow = {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly ratios: Readonly<Record<string, number>>;
  /** Of a row that has no others: what 95 of 100 measurements stay below. */
  readonly p95?: number;
};

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The row for the file; null when ours was not measured. Others that were not are left out. */
export function benchRow({ name, unit, ours, others }: RowResult): BenchRow | null {
  if (ours.rates.length === 0) return null;
  const own = median(ours.rates);
  const measured = [...others].filter(([, { rates }]) => rates.length > 0);
  const ratios = measured.map(([other, { rates }]): [string, number] => [other, rounded(own / median(rates))]);
  return { name, unit, median: Math.round(own), ratios: Object.fromEntries(ratios) };
}

/** The value that a share of the values, from 0 to 1, does not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The row for the file of times in milliseconds, of which less is better and which are compared with nothing. */
export function timesRow(name: string, times: readonly number[]): BenchRow {
  return { name, unit: 'ms', median: tenth(median(times)), p95: tenth(percentile(times, 0.95)), ratios: {} };
}

/** A line for people about such a row. */
export function timesLine({ name, median: middle, p95 }: BenchRow, count: number): string {
  return `${name}  median ${middle} ms, 95 % below ${p95} ms, of ${count} keystrokes`;
}

/** The table for people, one line a contestant: median, slowest to fastest, ours to theirs, and what went wrong. */
export function tableLines(results: readonly RowResult[]): string[] {
  const head = ['row', 'contestant', 'median', 'slowest to fastest', 'ours to theirs', ''];
  const body = results.flatMap((result) => {
    const ratios = benchRow(result)?.ratios ?? {};
    const all = [['ours', result.ours] as const, ...result.others];
    return all.map(([contestant, measured], index) => [
      index === 0 ? result.name : '',
      contestant,
      ...shown(measured, index === 0 ? result.unit : ''),
      ratios[contestant]?.toFixed(2) ?? '',
      measured.trouble ?? '',
    ]);
  });
  const widths = head.map((title, at) => Math.max(title.length, ...body.map((cells) => cells[at]?.length ?? 0)));
  return [head, ...body].map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function shown({ rates }: Measured, unit: string): [string, string] {
  if (rates.length === 0) return ['not measured', ''];
  return [`${whole(median(rates))} ${unit}`.trimEnd(), `${whole(Math.min(...rates))} to ${whole(Math.max(...rates))}`];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const tenth = (value: number): number => Math.round(value * 10) / 10;
