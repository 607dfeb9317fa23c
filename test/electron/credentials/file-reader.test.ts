import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHere } from '../../../electron/credentials/file-reader.ts';
import { makeCertificate, makePkcs12 } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const dir = temporaryFolder();
const made = makeCertificate(dir, { key: 'ec', name: 'ec' });
const slow = makePkcs12(join(dir, 'slow.p12'), made, { cipher: '3des', passphrase: 'x', iterations: 200_000 });
const CANCELLED = { ok: false, problem: { code: 'cancelled', stage: null } };
const file = { name: 'slow.p12', bytes: readFileSync(slow), passphrase: 'x' };

describe('a file read in the thread that asks', () => {
  test('is read, and listens to its signal no longer', async () => {
    const { signal } = new AbortController();
    expect(await readHere({ ...file, name: 'a.cer', bytes: readFileSync(made.cer) }, signal)).toMatchObject({
      ok: true,
      value: { kind: 'read' },
    });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('is answered for when it is cancelled in the middle of a derivation', async () => {
    const start = performance.now();
    expect(await readHere(file, null)).toMatchObject({ ok: true, value: { kind: 'read' } });
    const whole = performance.now() - start;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), whole / 8);
    const again = performance.now();
    expect(await readHere(file, cancel.signal)).toEqual(CANCELLED);
    expect(performance.now() - again).toBeLessThan(whole / 2);
  });

  test('does not begin when it was cancelled before', async () => {
    expect(await readHere(file, AbortSignal.abort())).toEqual(CANCELLED);
  });
});
