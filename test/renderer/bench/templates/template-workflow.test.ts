import { describe, expect, it } from 'vitest';
import type { BenchEvent } from '../../../../renderer/bench/bench-event.ts';
import { FIRST_BENCH } from '../../../../renderer/bench/bench-state.ts';
import { workflow } from '../../../../renderer/bench/workflow.ts';
import { READY_TRAY, TOKEN } from '../fixtures.ts';
import { savedTemplate } from './saved-template.ts';

const { payload, headers } = savedTemplate({ headers: { ...savedTemplate().headers, pushType: 'alert' } });
const USED: BenchEvent = { type: 'template-used', template: { payload, headers }, madeFor: null };
const TYPED: readonly BenchEvent[] = [
  { type: 'reading-ended', readingId: 'i', imported: READY_TRAY },
  { type: 'token-changed', token: TOKEN },
  { type: 'headers-changed', change: { id: 'x', priority: '1', command: 1 } },
];
const benchAfter = (...events: readonly BenchEvent[]) => events.reduce(workflow, FIRST_BENCH);

describe('a template that is used', () => {
  it('takes payload and headers, keeps the token and the command, and sets aside what was there', () => {
    const before = benchAfter(...TYPED);
    const bench = workflow(before, USED);
    expect(bench.message).toMatchObject({ token: TOKEN, payload, headers: { ...headers, id: '', command: 1 } });
    expect(bench.setAside).toEqual(before.message);
    expect(workflow(bench, { type: 'draft-brought-back' })).toMatchObject({ message: before.message, setAside: null });
  });

  it('sets nothing aside when only a token was typed', () => {
    const bench = benchAfter(...TYPED.slice(0, 2), USED);
    expect(bench.setAside).toBeNull();
    expect(bench.message.token).toBe(TOKEN);
  });

  it('stays with the target and its protocol, unless it needs HTTP/2', () => {
    const legacy: BenchEvent = { type: 'target-changed', change: { kind: 'custom', protocol: 'legacy' } };
    expect(benchAfter(...TYPED, legacy, USED).target).toMatchObject({ kind: 'custom', protocol: 'legacy' });
    const widgets: BenchEvent = { ...USED, template: { payload, headers: { ...headers, pushType: 'widgets' } } };
    const collapsing: BenchEvent = { ...USED, template: { payload, headers: { ...headers, collapseId: 'a' } } };
    for (const event of [widgets, collapsing]) {
      expect(benchAfter(...TYPED, legacy, event).target).toMatchObject({ kind: 'custom', protocol: 'http2' });
    }
  });

  it('without a topic is for the app that the message was for, with its own suffix', () => {
    const typed: BenchEvent = { type: 'headers-changed', change: { topic: 'com.example.app.voip' } };
    expect(benchAfter(...TYPED, typed, USED).message.headers.topic).toBe('com.example.app');
    const widgets: BenchEvent = { ...USED, template: { payload, headers: { ...headers, pushType: 'widgets' } } };
    expect(benchAfter(...TYPED, typed, widgets).message.headers.topic).toBe('com.example.app.push-type.widgets');
    const own: BenchEvent = { ...USED, template: { payload, headers: { ...headers, topic: 'com.own' } } };
    expect(benchAfter(...TYPED, typed, own).message.headers.topic).toBe('com.own');
  });

  it('from a file says whom it is for until that is settled', () => {
    const madeFor = { file: 'rain.apns', bundleId: 'com.example.maps' };
    const opened: BenchEvent = { type: 'template-used', template: { payload, headers }, madeFor };
    expect(benchAfter(...TYPED, opened).madeFor).toEqual(madeFor);
    for (const end of [
      { type: 'made-for-dismissed' },
      { type: 'draft-brought-back' },
      { type: 'new-bench' },
      USED,
    ] as const) {
      expect(benchAfter(...TYPED, opened, end).madeFor).toBeNull();
    }
  });
});
