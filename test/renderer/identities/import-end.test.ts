import { describe, expect, it } from 'vitest';
import { type BenchState, FIRST_BENCH } from '../../../renderer/bench/bench-state.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
import { importEnd, seeImport } from '../../../renderer/identities/import-end.ts';
import type { Finding, ImportState } from '../../../shared/credential/credential.ts';
import { credential, lockedFile, readFile, tray } from '../bench/fixtures.ts';

const began = (bench: BenchState) =>
  workflow(bench, { type: 'reading-began', readingId: 'r1', names: ['aps.cer'], fileId: null });
const ended = (bench: BenchState, imported: ImportState | null) =>
  workflow(bench, { type: 'reading-ended', readingId: 'r1', imported });

/** How an import of this page ends that leaves such a tray. */
function endOf(imported: ImportState | null, from: BenchState = FIRST_BENCH) {
  const reading = began(from);
  return importEnd(seeImport(reading, seeImport(from, null)), ended(reading, imported));
}

const weather = credential({ id: 'weather' });
const maps = credential({ id: 'maps' });
const REFUSED: Finding = {
  severity: 'error',
  problem: { code: 'file-unreadable', file: 'Photos', trouble: 'folder' },
  files: ['Photos'],
};

describe('an import from the Identities page', () => {
  it('is complete with the credentials that it brought, and no others', () => {
    const from = ended(began(FIRST_BENCH), tray([readFile('a.pem')], [weather]));
    expect(endOf(tray([readFile('a.pem'), readFile('b.pem')], [weather, maps]), from)).toEqual({
      kind: 'complete',
      added: [maps],
    });
    expect(endOf(tray([readFile('a.pem')], [weather]), from)).toEqual({ kind: 'complete', added: [] });
  });

  it('goes on in the Bench when a file is locked or a half is missing', () => {
    expect(endOf(tray([readFile('a.pem'), lockedFile('Push.p12')], [weather]))).toEqual({ kind: 'to-do' });
    const missing: Finding = {
      severity: 'error',
      problem: { code: 'no-private-key', file: 'aps.cer', commonName: 'a name' },
      files: ['aps.cer'],
    };
    expect(endOf(tray([readFile('aps.cer')], [credential({ hasPrivateKey: false })], [missing]))).toEqual({
      kind: 'to-do',
    });
  });

  it('goes on in the Bench when files were not taken at all', () => {
    const refused = workflow(FIRST_BENCH, { type: 'files-refused', findings: [REFUSED] });
    expect(importEnd(seeImport(FIRST_BENCH, null), refused)).toEqual({ kind: 'to-do' });
    // What was refused before the page came to the front is no news.
    expect(importEnd(seeImport(refused, null), refused)).toBeNull();
  });

  it('has not ended while files are being read, and did not happen when nothing was', () => {
    const reading = began(FIRST_BENCH);
    expect(importEnd(seeImport(FIRST_BENCH, null), reading)).toBeNull();
    expect(importEnd(seeImport(FIRST_BENCH, null), FIRST_BENCH)).toBeNull();
    expect(endOf(null)).toBeNull();
  });
});
