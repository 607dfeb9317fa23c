import { describe, expect, test } from 'vitest';
import { benchRow, median, percentile, type RowResult, tableLines, timesRow } from './results.ts';

const result: RowResult = {
  name: 'http2-send-0ms',
  unit: 'notifications/s',
  ours: { rates: [900, 1000, 1100, 5000, 10], trouble: null },
  others: new Map([
    ['bare-node', { rates: [1250, 1250, 1250], trouble: null }],
    ['apns2', { rates: [500, 400], trouble: '3 of 20000 were lost' }],
    ['node-apn', { rates: [], trouble: 'it is not there' }],
  ]),
};

describe('results of the bench', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[], Number.NaN],
  ])('the median of %j is %d', (values, middle) => expect(median(values)).toBe(middle));

  test.each([
    [[5, 1, 4, 2, 3], 0.5, 3],
    [Array.from({ length: 100 }, (_, n) => n + 1), 0.95, 95],
    [[7], 0.95, 7],
    [[], 0.95, Number.NaN],
  ])('of %j a share of %d stays at or below %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  test('times have a median and what 95 % stay below, and are compared with nothing', () => {
    const times = [...Array.from({ length: 19 }, () => 4.04), 30];
    expect(timesRow('typing', times)).toEqual({ name: 'typing', unit: 'ms', median: 4, p95: 4, ratios: {} });
    expect(timesRow('typing', [...times, 31]).p95).toBe(30);
  });

  test('a ratio above 1 means that ours is better; who was not measured has none', () => {
    expect(benchRow(result)).toEqual({
      name: 'http2-send-0ms',
      unit: 'notifications/s',
      median: 1000,
      ratios: { 'bare-node': 0.8, apns2: 2.222 },
    });
    expect(benchRow({ ...result, ours: { rates: [], trouble: 'lost' } })).toBeNull();
  });

  test('the table tells medians, spread, ratios and what went wrong', () => {
    const lines = tableLines([result]).map((line) => line.split(/ {2,}/));
    expect(lines).toEqual([
      ['row', 'contestant', 'median', 'slowest to fastest', 'ours to theirs'],
      ['http2-send-0ms', 'ours', '1,000 notifications/s', '10 to 5,000'],
      ['', 'bare-node', '1,250', '1,250 to 1,250', '0.80'],
      ['', 'apns2', '450', '400 to 500', '2.22', '3 of 20000 were lost'],
      ['', 'node-apn', 'not measured', 'it is not there'],
    ]);
  });
});
