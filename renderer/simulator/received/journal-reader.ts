import type { JournalPage } from '../../../shared/simulator/journal.ts';

export type JournalReader = {
  /** Reads what there is beyond what was read, page by page. */
  readonly readOn: () => void;
  /** Another run of the simulator, whose numbers begin anew. */
  readonly restart: () => void;
};

type Source = {
  /** Rows after a number; null when they cannot be had. */
  readonly read: (after: number) => Promise<JournalPage | null>;
  readonly onPage: (page: JournalPage) => void;
};

/**
 * Follows a journal: one page is under way at a time, however often it is told that there is more. A page of the run
 * before that comes late is dropped.
 */
export function createJournalReader({ read, onPage }: Source): JournalReader {
  let after = 0;
  let run = 0;
  let isReading = false;
  let isMoreWanted = false;
  return {
    readOn,
    restart: () => {
      after = 0;
      run += 1;
    },
  };

  function readOn(): void {
    isMoreWanted = true;
    if (!isReading) void readToEnd();
  }

  async function readToEnd(): Promise<void> {
    isReading = true;
    while (isMoreWanted) {
      isMoreWanted = false;
      const asked = run;
      const page = await read(after);
      if (asked !== run) {
        isMoreWanted = true;
        continue;
      }
      if (page === null) continue;
      after = page.rows.at(-1)?.sequence ?? Math.max(after, page.latest);
      onPage(page);
      if (after < page.latest) isMoreWanted = true;
    }
    isReading = false;
  }
}
