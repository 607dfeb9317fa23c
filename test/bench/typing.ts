import type { CDPSession, Page } from '@playwright/test';
import { BenchPage } from '../e2e/support/bench-page.ts';
import { discard, launchApp } from '../e2e/support/running-app.ts';
import { longPayload } from './typing-payload.ts';

/** Where is typed, and how long the scripts of the window ran for each keystroke, in milliseconds. */
export type TypingRow = { readonly name: string; readonly keystrokes: readonly number[] };

/** Names of the rows: the editor of the JSON tab, and a field of the Form. */
export const TYPING_ROWS = ['typing', 'typing-form'] as const;

/** As fast as a person hardly types; what a keystroke causes later than that counts for the next one. */
const BETWEEN_KEYS_MS = 50;
const WARM_UP = 40;

const STRUCTURE = ',"extra": [1, 2, {"deep": true}],';
const TEXT = [
  ...'Light rain from 14:20, then sunny spells. '.repeat(4),
  ...Array.from({ length: 40 }, () => 'Backspace'),
  ...'Take an umbrella and a coat with you. ',
];
/** In a string, and then in the JSON's own characters, which leave it broken until they are taken back. */
const KEYS = [...TEXT, 'End', ...STRUCTURE, ...Array.from(STRUCTURE, () => 'Backspace')];

/** Types into the packaged app, whose window shows a payload of about 4 KB with five findings. */
export async function measureTyping(): Promise<readonly TypingRow[]> {
  const running = await launchApp();
  try {
    const bench = new BenchPage(running);
    const { page } = running;
    await bench.button('Try with the simulator').click();
    await bench.button('Test connection').waitFor();
    const meter = await page.context().newCDPSession(page);
    await meter.send('Performance.enable');

    await bench.tab('JSON').click();
    await bench.field('Payload as JSON').fill(longPayload());
    await bench.button(/warnings?$/).waitFor();
    await page.keyboard.press('ControlOrMeta+Home');
    for (const key of TO_BODY) await page.keyboard.press(key);
    const editor = await typeAll(page, meter, KEYS);

    await bench.tab('Form').click();
    const body = bench.field('Body');
    await body.click();
    await page.keyboard.press('End');
    const form = await typeAll(page, meter, TEXT);
    return [
      { name: TYPING_ROWS[0], keystrokes: editor },
      { name: TYPING_ROWS[1], keystrokes: form },
    ];
  } finally {
    await discard(running);
  }
}

/** From the beginning of the text into the string of the alert's body. */
const TO_BODY = [...Array.from({ length: 4 }, () => 'ArrowDown'), 'End', 'ArrowLeft', 'ArrowLeft'];

async function typeAll(page: Page, meter: CDPSession, keys: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  let before = await scriptingMs(meter);
  for (const key of keys) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await new Promise((done) => setTimeout(done, BETWEEN_KEYS_MS));
    const after = await scriptingMs(meter);
    times.push(after - before);
    before = after;
  }
  return times.slice(WARM_UP);
}

/** How long the page's scripts have run so far, all that events, timers and promises started, in milliseconds. */
async function scriptingMs(meter: CDPSession): Promise<number> {
  const { metrics } = await meter.send('Performance.getMetrics');
  const script = metrics.find(({ name }) => name === 'ScriptDuration');
  if (script === undefined) throw new Error('Chromium does not tell how long scripts ran');
  return script.value * 1_000;
}
