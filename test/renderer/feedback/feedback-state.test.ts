import { describe, expect, it } from 'vitest';
import { shownReading } from '../../../renderer/feedback/feedback-state.ts';
import { gone, OWN, pageAfter, reading } from './fixtures.ts';

const BROKEN = { code: 'connection-reset', host: 'push.example.com', port: 2196, stage: 'legacy' } as const;

describe('a reading', () => {
  it('is under way until it ends', () => {
    const begun = pageAfter({ type: 'read-began', readId: 'a', endpoint: OWN });
    expect(begun.running).toEqual({ readId: 'a', endpoint: OWN, cancelling: false });
    expect(pageAfter(...reading('a', [])).running).toBeNull();
  });

  it('shows its devices, the latest first', () => {
    const shown = shownReading(pageAfter(...reading('a', [gone(2), gone(3), gone(1)])));
    expect(shown?.devices).toEqual([gone(3), gone(2), gone(1)]);
  });

  it('that found nobody is a list too', () => {
    expect(shownReading(pageAfter(...reading('a', [])))?.devices).toEqual([]);
  });

  it('that ends twice, or after another began, is heard once', () => {
    const [, end] = reading('a', [gone(1)]);
    if (end === undefined) throw new Error('no end');
    expect(pageAfter(...reading('a', [gone(1)]), end).readings).toHaveLength(1);
    const other = pageAfter({ type: 'read-began', readId: 'b', endpoint: OWN }, end);
    expect([other.running?.readId, other.readings]).toEqual(['b', []]);
  });
});

describe('the earlier lists', () => {
  it('stay when another is read, and can be looked at again', () => {
    const twice = [...reading('a', [gone(1)]), ...reading('b', [gone(2)])];
    const state = pageAfter(...twice);
    expect(state.readings.map(({ readId }) => readId)).toEqual(['b', 'a']);
    expect(shownReading(state)?.readId).toBe('b');
    expect(shownReading(pageAfter(...twice, { type: 'reading-chosen', readId: 'a' }))?.devices).toEqual([gone(1)]);
  });

  it('stay when the next reading fails, which is told beside them', () => {
    const state = pageAfter(...reading('a', [gone(1)]), ...reading('b', [], BROKEN));
    expect(state.readings.map(({ readId }) => readId)).toEqual(['a']);
    expect(shownReading(state)?.readId).toBe('a');
    expect(state.failure).toEqual({ readId: 'b', endpoint: OWN, problem: BROKEN });
  });

  it('stay when the target is changed', () => {
    const state = pageAfter(...reading('a', [gone(1)]), { type: 'form-changed', change: { kind: 'custom' } });
    expect(shownReading(state)?.devices).toEqual([gone(1)]);
  });
});

describe('a failure', () => {
  it('does not cost what came before it', () => {
    const state = pageAfter(...reading('a', [gone(1)], BROKEN));
    expect(shownReading(state)).toMatchObject({ devices: [gone(1)], problem: BROKEN });
    expect(state.failure?.problem).toEqual(BROKEN);
  });

  it('is over when the form changes or the next reading begins', () => {
    const failed = reading('a', [], BROKEN);
    expect(pageAfter(...failed).failure).not.toBeNull();
    expect(pageAfter(...failed, { type: 'form-changed', change: { kind: 'sandbox' } }).failure).toBeNull();
    expect(pageAfter(...failed, { type: 'read-began', readId: 'b', endpoint: OWN }).failure).toBeNull();
  });
});

it('an export belongs to its list', () => {
  const exported = { kind: 'written', file: { path: '/tmp/f.csv', contains: [], encrypted: false } } as const;
  const twice = [...reading('a', [gone(1)]), ...reading('b', [gone(2)])];
  const state = pageAfter(...twice, { type: 'exported', readId: 'a', exported });
  expect(state.readings.map((each) => each.exported)).toEqual([null, exported]);
});
