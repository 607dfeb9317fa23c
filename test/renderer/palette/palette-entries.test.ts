import { describe, expect, it } from 'vitest';
import type { BenchEvent } from '../../../renderer/bench/bench-event.ts';
import { paletteEntries } from '../../../renderer/palette/palette-entries.ts';
import type { PaletteWorld } from '../../../renderer/palette/palette-entry.ts';
import { NO_IDENTITIES } from '../../../shared/identity/identity.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { ACCEPTED, RECORD, REQUEST, SIMULATOR_ON } from '../bench/fixtures.ts';
import { savedTemplate } from '../bench/templates/saved-template.ts';
import { gone, pageAfter, reading } from '../feedback/fixtures.ts';
import { identity, TOKEN_KEY, WAITING } from '../identities/fixtures.ts';
import { READY, TYPED, world } from './world.ts';

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
    expect(blocked([])).toHaveLength(9);
    expect(blocked(READY).map((each) => each.blocked)).toContain('Paste a device token to send.');
    expect(blocked([...READY, TYPED]).map(({ id }) => id)).toEqual(['copy-as-openssl', 'copy-as-c']);
    const legacy: BenchEvent = { type: 'target-changed', change: { protocol: 'legacy' } };
    expect(blocked([...READY, TYPED, legacy]).map(({ id }) => id)).toContain('copy-as-curl');
  });

  it('name targets and themes that are not chosen yet, and what the simulator can do', () => {
    const shown = titles(world(READY, { settings: { ...DEFAULT_SETTINGS, theme: 'dark' } }));
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

  it('of the simulator wait for it to run, and for what they are about', () => {
    const blocked = (id: string, change: Partial<PaletteWorld> = {}) =>
      entry(id, world([], { simulator: SIMULATOR_ON, ...change }))?.blocked;
    const ids = ['register-device', 'arm-fault', 'choose-rules', 'copy-example-curl'];
    for (const id of ids) expect(entry(id, world([]))?.blocked).toBe('Start the simulator first.');
    for (const id of [...ids, 'export-ca', 'show-faults']) expect(blocked(id)).toBeUndefined();
    expect(blocked('clear-received')).toBe('Nothing has arrived.');
    expect(blocked('clear-received', { receivedCount: 1 })).toBeUndefined();
    expect(blocked('disarm-faults')).toBe('Nothing is armed.');
    const legacy = { ...SIMULATOR_ON, armed: 1, open: { http2: 0, legacy: 1 } };
    expect(blocked('disarm-faults', { simulator: legacy })).toBeUndefined();
    expect(blocked('close-connections')).toBe('No connection is open.');
    expect(blocked('close-connections', { simulator: legacy })).toBeUndefined();
    expect(blocked('send-goaway', { simulator: legacy })).toMatch(/HTTP\/2/);
    expect(blocked('forget-rules')).toBe('No rules file is in use.');
    const ruled = { ...SIMULATOR_ON, rulesFile: { file: '/rules.json', problem: null } };
    expect(entry('choose-rules', world([], { simulator: ruled }))?.title).toBe('Change rules file');
    expect(blocked('forget-rules', { simulator: ruled })).toBeUndefined();
  });

  it('of Feedback wait for a certificate, a service and devices', () => {
    const blocked = (id: string, events: readonly BenchEvent[], change: Partial<PaletteWorld> = {}) =>
      entry(id, world(events, change))?.blocked;
    expect(blocked('read-feedback', [])).toMatch(/certificate .* first\.$/);
    expect(blocked('read-feedback', READY)).toMatch(/^Start the simulator/);
    expect(blocked('read-feedback', READY, { simulator: SIMULATOR_ON })).toBeUndefined();
    const running = pageAfter(...reading('r', []).slice(0, 1));
    expect(blocked('read-feedback', READY, { simulator: SIMULATOR_ON, feedback: running })).toMatch(/under way/);
    for (const id of ['copy-devices', 'export-csv']) {
      expect(blocked(id, READY, { feedback: pageAfter(...reading('r', [])) })).toMatch(/first\.$/);
      expect(blocked(id, READY, { feedback: pageAfter(...reading('r', [gone(1)])) })).toBeUndefined();
    }
  });

  it('lead to each view of the message, and lay out its JSON while it is JSON', () => {
    expect(titles(world(READY))).toEqual(
      expect.arrayContaining(['Message: Form', 'Message: JSON', 'Message: Headers', 'Format JSON']),
    );
    expect(entry('format-json', world([]))?.blocked).toMatch(/first\.$/);
    expect(entry('format-json', world(READY))?.blocked).toBeUndefined();
    const broken: BenchEvent = { type: 'payload-changed', payload: '{' };
    expect(entry('format-json', world([...READY, broken]))?.blocked).toMatch(/not JSON/);
    expect(entry('show-json', world([...READY, broken]))?.blocked).toBeUndefined();
  });

  it('of the newest answer wait for one, and for the send that is under way', () => {
    const began = (sendId: string): BenchEvent => ({
      type: 'send-began',
      sendId,
      request: REQUEST,
      at: 1,
      grouping: null,
    });
    const ended: BenchEvent = { type: 'send-ended', sendId: 'a', outcome: ACCEPTED, record: RECORD };
    const blocked = (id: string, events: readonly BenchEvent[]) => entry(id, world([...READY, ...events]))?.blocked;
    for (const id of ['show-details', 'send-again']) expect(blocked(id, [began('a')])).toMatch(/first\.$/);
    for (const id of ['show-details', 'send-again']) expect(blocked(id, [began('a'), ended])).toBeUndefined();
    expect(blocked('send-again', [began('a'), ended, began('b')])).toMatch(/under way/);
    expect(blocked('show-details', [began('a'), ended, began('b')])).toBeUndefined();
  });
});
