import { describe, expect, it } from 'vitest';
import { countBehind } from '../../../shared/preview/count-behind.ts';
import type { Grouping } from '../../../shared/preview/preview.ts';

const RAIN: Grouping = { bundleId: 'com.example.weather', threadId: 'rain', collapseId: null };

describe('the notifications behind one', () => {
  it('are those of its app and thread', () => {
    const others = [
      { ...RAIN, threadId: 'snow' },
      { ...RAIN, threadId: null },
      { ...RAIN, bundleId: 'com.example.maps' },
    ];
    expect(countBehind([RAIN, RAIN, ...others], RAIN)).toBe(2);
    expect(countBehind(others, RAIN)).toBe(0);
  });

  it('are one group where there is no thread', () => {
    const loose = { ...RAIN, threadId: null };
    expect(countBehind([loose, RAIN, loose], loose)).toBe(2);
  });

  it('count a collapse id once, and not when it is replaced', () => {
    const now = { ...RAIN, collapseId: 'now' };
    const later = { ...RAIN, collapseId: 'later' };
    expect(countBehind([now, now, later, RAIN], RAIN)).toBe(3);
    expect(countBehind([now, now, later, RAIN], now)).toBe(2);
  });
});
