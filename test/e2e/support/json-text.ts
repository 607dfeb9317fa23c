import { expect } from '@playwright/test';
import type { BenchPage } from './bench-page.ts';

/** Waits until the JSON tab's editor holds a text; one that is short enough to be on the page whole. */
export async function expectJson(bench: BenchPage, expected: string | RegExp): Promise<void> {
  const polled = expect.poll(() => jsonText(bench));
  await (typeof expected === 'string' ? polled.toBe(expected) : polled.toMatch(expected));
}

async function jsonText(bench: BenchPage): Promise<string> {
  const lines = await bench.field('Payload as JSON').locator('.cm-line').all();
  const texts = await Promise.all(lines.map((line) => line.textContent()));
  return texts.join('\n');
}
