import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Delivery } from '../../../electron/apns/delivery.ts';
import { SentWindow } from '../../../electron/apns/sent-window.ts';
import { notifications } from '../../support/apns-calls.ts';

const QUIET_MS = 1_500;
const PIECE = 64 * 1024;
const HELD = 16 * 1024 * 1024;
const [notification] = notifications(1);
const batch = { protocol: 'legacy', tell: () => undefined } as const;

function delivery(index: number): Delivery {
  if (notification === undefined) throw new Error('no notification');
  return new Delivery(notification, index, index + 1, batch);
}

/** A window into which `pieces` pieces of one notification each were written and flushed, the n-th at n milliseconds. */
function written(pieces: number, quietMs = QUIET_MS): SentWindow {
  const window = new SentWindow(quietMs);
  for (let n = 0; n < pieces; n += 1) {
    window.add(delivery(n));
    window.wrote(PIECE);
    window.flushed(n);
  }
  return window;
}

describe('the window of what was sent', () => {
  it('gives nothing back while the systems between may hold it, however long ago it was written', () => {
    const window = written(HELD / PIECE);
    expect(window.takeSilent(1e9)).toEqual([]);
    expect(window.takeAll()).toHaveLength(HELD / PIECE);
  });

  it('gives nothing back before the quiet interval is over', () => {
    const window = written(1_000);
    expect(window.takeSilent(HELD / PIECE + QUIET_MS)).toEqual([]);
  });

  it('gives back what was surely read a quiet interval ago, and keeps the rest', () => {
    const pieces = 1_000;
    const window = written(pieces);
    const taken = window.takeSilent(pieces + QUIET_MS);
    expect(taken.map(({ identifier }) => identifier)).toEqual(
      Array.from({ length: pieces - HELD / PIECE }, (_, n) => n + 1),
    );
    expect(window.openBytes).toBe(HELD);
    expect(window.wasTaken(1)).toBe(true);
    expect(window.wasTaken(pieces - HELD / PIECE)).toBe(true);
    expect(window.wasTaken(pieces - HELD / PIECE + 1)).toBe(false);
    expect(window.takeAll()[0]?.identifier).toBe(pieces - HELD / PIECE + 1);
  });

  it('does not count what the system has not taken yet', () => {
    const window = new SentWindow(0);
    for (let n = 0; n < 1_000; n += 1) {
      window.add(delivery(n));
      window.wrote(PIECE);
    }
    expect(window.takeSilent(1e9)).toEqual([]);
    for (let n = 0; n < 1_000; n += 1) window.flushed(n);
    expect(window.takeSilent(1e9)).not.toEqual([]);
  });

  it('gives each back once, in order, whenever it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 }), (steps) => {
        const window = new SentWindow(3);
        const seen: (number | null)[] = [];
        let at = 0;
        let added = 0;
        for (const step of steps) {
          for (let n = 0; n < step; n += 1) {
            window.add(delivery(added));
            window.wrote(PIECE * 20);
            window.flushed(at);
            added += 1;
            at += 1;
          }
          seen.push(...window.takeSilent(at).map(({ identifier }) => identifier));
        }
        seen.push(...window.takeAll().map(({ identifier }) => identifier));
        expect(seen).toEqual(Array.from({ length: added }, (_, n) => n + 1));
      }),
    );
  });
});
