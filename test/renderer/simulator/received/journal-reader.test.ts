import { describe, expect, it } from 'vitest';
import { createJournalReader } from '../../../../renderer/simulator/received/journal-reader.ts';
import type { JournalPage } from '../../../../shared/simulator/journal.ts';
import { request, TIME } from '../fixtures.ts';

const COUNTS = { notifications: 0, accepted: 0, connections: 0, problems: 0 };

function page(from: number, to: number, latest: number): JournalPage {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => ({
    sequence: from + index,
    time: TIME,
    event: request(),
  }));
  return { rows, oldest: 1, latest, counts: COUNTS };
}

/** A journal whose answers are given by hand. */
function byHand() {
  const asked: number[] = [];
  const read: string[] = [];
  const answers: ((page: JournalPage | null) => void)[] = [];
  const reader = createJournalReader({
    read: (after) => {
      asked.push(after);
      return new Promise((answer) => answers.push(answer));
    },
    onPage: ({ rows }) => read.push(rows.map(({ sequence }) => sequence).join()),
  });
  const answer = async (page: JournalPage | null) => {
    answers.shift()?.(page);
    await new Promise((done) => setImmediate(done));
  };
  return { reader, asked, read, answer };
}

describe('the reader of the journal', () => {
  it('goes on page by page until it has the latest, and then rests', async () => {
    const { reader, asked, read, answer } = byHand();
    reader.readOn();
    await answer(page(1, 2, 5));
    await answer(page(3, 4, 5));
    await answer(page(5, 5, 5));
    expect(asked).toEqual([0, 2, 4]);
    expect(read).toEqual(['1,2', '3,4', '5']);
    reader.readOn();
    expect(asked).toEqual([0, 2, 4, 5]);
  });

  it('has one page under way however often it is asked, and looks once more after it', async () => {
    const { reader, asked, answer } = byHand();
    for (let times = 0; times < 5; times += 1) reader.readOn();
    expect(asked).toEqual([0]);
    await answer(page(1, 1, 1));
    expect(asked).toEqual([0, 1]);
    await answer(page(2, 1, 1));
    expect(asked).toHaveLength(2);
  });

  it('drops a page of the run before, and begins the new one from its start', async () => {
    const { reader, asked, read, answer } = byHand();
    reader.readOn();
    reader.restart();
    await answer(page(1, 40, 40));
    expect(read).toEqual([]);
    await answer(page(1, 1, 1));
    expect(asked).toEqual([0, 0]);
    expect(read).toEqual(['1']);
  });

  it('goes beyond what was emptied, and rests when nothing can be had', async () => {
    const { reader, asked, answer } = byHand();
    reader.readOn();
    await answer({ ...page(1, 0, 7), oldest: 8 });
    reader.readOn();
    expect(asked).toEqual([0, 7]);
    await answer(null);
    expect(asked).toHaveLength(2);
  });
});
