import { describe, expect, it } from 'vitest';
import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import { FIRST_BENCH } from '../../../renderer/bench/bench-state.ts';
import { messageFacts } from '../../../renderer/bench/message-facts.ts';
import { chosenCredential } from '../../../renderer/bench/selectors.ts';
import { workflow } from '../../../renderer/bench/workflow.ts';
import { paletteEntries } from '../../../renderer/palette/palette-entries.ts';
import type { PaletteWorld } from '../../../renderer/palette/palette-entry.ts';
import { NO_IDENTITIES } from '../../../shared/identity/identity.ts';
import { NO_TEMPLATES } from '../../../shared/template/template.ts';
import { READY_TRAY, REQUEST, SIMULATOR_OFF, SIMULATOR_ON, TOKEN } from '../bench/fixtures.ts';
import { savedTemplate } from '../bench/templates/saved-template.ts';
import { identity, NOW, TOKEN_KEY, WAITING } from '../identities/fixtures.ts';

const READY: readonly BenchEvent[] = [{ type: 'reading-ended', readingId: 'i', imported: READY_TRAY }];
const TYPED: BenchEvent = { type: 'token-changed', token: TOKEN };

function world(events: readonly BenchEvent[], change: Partial<PaletteWorld> = {}): PaletteWorld {
  const bench = events.reduce(workflow, FIRST_BENCH);
  const message = messageFacts(bench.message, chosenCredential(bench), bench.target.protocol);
  return {
    ...{
      bench,
      message,
      simulator: SIMULATOR_OFF,
      identities: NO_IDENTITIES,
      templates: NO_TEMPLATES,
      theme: 'system',
      now: NOW,
    },
    ...change,
  };
}

const entry = (id: string, of: PaletteWorld) => paletteEntries(of).find((each) => each.id === id);
const titles = (of: PaletteWorld) => paletteEntries(of).map(({ title }) => title);

describe('the entries of the palette', () => {
  it('have ids and titles of their own', () => {
    const entries = paletteEntries(world([...READY, TYPED]));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(new Set(entries.map(({ title, kind }) => `${kind} ${title}`)).size).toBe(entries.length);
  });

  it('say why something cannot be done now, and nothing when it can', () => {
    const empty = world([]);
    for (const id of ['send', 'test-connection', 'toggle-inspector', 'export'])
      expect(entry(id, empty)?.blocked).toMatch(/first\.$/);
    expect(entry('choose-files', empty)?.blocked).toBeUndefined();
    expect(entry('send', world(READY))?.blocked).toBe('Paste a device token to send.');
    expect(entry('send', world([...READY, { type: 'token-changed', token: 'xyz' }]))?.blocked).toBeTruthy();
    expect(paletteEntries(empty)[0]?.id).toBe('choose-files');
    expect(paletteEntries(world([...READY, TYPED]))[0]?.id).toBe('send');
    for (const id of ['send', 'test-connection', 'export'])
      expect(entry(id, world([...READY, TYPED]))?.blocked).toBeUndefined();
  });

  it('copy the request as each program that there is for it', () => {
    const blocked = (events: readonly BenchEvent[]) =>
      paletteEntries(world(events)).filter(({ id, blocked }) => id.startsWith('copy-as-') && blocked !== undefined);
    expect(blocked([])).toHaveLength(7);
    expect(blocked(READY).map((each) => each.blocked)).toContain('Paste a device token to send.');
    expect(blocked([...READY, TYPED]).map(({ id }) => id)).toEqual(['copy-as-openssl', 'copy-as-c']);
    const legacy: BenchEvent = { type: 'target-changed', change: { protocol: 'legacy' } };
    expect(blocked([...READY, TYPED, legacy]).map(({ id }) => id)).toContain('copy-as-curl');
  });

  it('name targets and themes that are not chosen yet, and what the simulator can do', () => {
    const shown = titles(world(READY, { theme: 'dark' }));
    expect(shown).toContain('Aim at Production');
    expect(shown).not.toContain('Aim at Sandbox');
    expect(shown).toContain('Theme: Light');
    expect(shown).not.toContain('Theme: Dark');
    expect(shown).toContain('Start simulator');
    expect(titles(world(READY, { simulator: SIMULATOR_ON }))).toContain('Stop simulator');
    expect(titles(world(READY, { simulator: { status: 'starting' } })).join()).not.toMatch(/(Start|Stop) simulator/);
  });

  it('offer identities by their names; a key that waits for Apple is none', () => {
    const identities = { ...NO_IDENTITIES, identities: [identity(), TOKEN_KEY], waiting: [WAITING] };
    const own = paletteEntries(world([], { identities })).filter(({ kind }) => kind === 'identity');
    expect(own.map(({ title }) => title)).toEqual([
      'Use com.example.weather in Bench',
      'Use AuthKey_8QJ4T2M6ZD.p8 in Bench',
    ]);
    expect(own[0]).toMatchObject({ note: 'Sandbox', act: { kind: 'identity' } });
  });

  it('offer templates once a credential is in use, those that were saved for it first', () => {
    const others = savedTemplate({ id: 't2', credentialId: 'b2', credentialName: 'another', name: 'Storm' });
    const templates = { templates: [others, savedTemplate()], kept: true };
    const offered = (events: readonly BenchEvent[]) =>
      paletteEntries(world(events, { templates })).filter(({ kind }) => kind === 'template');
    expect(offered([])).toEqual([]);
    expect(entry('save-template', world([]))?.blocked).toMatch(/first\.$/);
    expect(entry('save-template', world(READY))?.blocked).toBeUndefined();
    const titles = offered(READY).map(({ title }) => title);
    expect([titles[0], titles[1], titles.at(-1)]).toEqual(
      ['Rain soon', 'Simple alert', 'Storm'].map((name) => `Use template ${name}`),
    );
    expect(offered(READY)[0]?.act).toMatchObject({ kind: 'template', template: { name: 'Rain soon' } });
    expect(entry('template-ready-voip-call', world(READY))?.note).toBe('not with this certificate');
  });

  it('offer the last five tokens that were sent to, each once, the newest first', () => {
    const tokens = ['a1', 'b2', 'a1', 'c3', 'd4', 'e5', 'f6'].map((byte) => byte.repeat(32));
    const sends = tokens.map(
      (token, at): BenchEvent => ({
        type: 'send-began',
        sendId: String(at),
        request: { ...REQUEST, token },
        at,
        grouping: null,
      }),
    );
    const offered = paletteEntries(world([...READY, ...sends])).filter(({ kind }) => kind === 'token');
    expect(offered.map(({ title }) => title)).toEqual(
      ['f6', 'e5', 'd4', 'c3', 'a1'].map((byte) => `Use token ${byte.repeat(4)}…`),
    );
    expect(offered[0]?.act).toEqual({ kind: 'token', token: 'f6'.repeat(32) });
    const forgotten: BenchEvent = { type: 'token-forgotten', token: 'f6'.repeat(32) };
    const left = paletteEntries(world([...READY, ...sends, forgotten])).filter(({ kind }) => kind === 'token');
    expect(left.map(({ title }) => title)).not.toContain('Use token f6f6f6f6…');
    expect(left).toHaveLength(5);
  });
});
