import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';

const FROM_THE_START = { after: 0, count: 100 };
/** With these no simulator starts. */
const TWICE = {
  ...DEFAULT_SETTINGS,
  simulator: { ...DEFAULT_SETTINGS.simulator, legacyPort: 2_500, feedbackPort: 2_500 },
};

/** One notification over each protocol has come. */
async function withNotifications(bench: IpcBench): Promise<string> {
  await bench.value('settings:write', { ...DEFAULT_SETTINGS, quietMs: 100 });
  const { imported, token } = await bench.value('simulator:try');
  const credentialId = imported.credentials[0]?.id ?? '';
  for (const protocol of ['http2', 'legacy'] as const) {
    const target = { kind: 'simulator', protocol } as const;
    const payload = `{"aps":{"alert":"over ${protocol}"}}`;
    const message = { token, payload, headers: NO_HEADERS, command: 2 } as const;
    await bench.value('push:send', { sendId: protocol, target, credentialId, ...message });
  }
  return token;
}

async function notificationsOf(bench: IpcBench) {
  const page = await bench.value('simulator:journal', FROM_THE_START);
  return page?.rows.flatMap(({ sequence, event }) => (event.event === 'notification' ? [{ sequence, ...event }] : []));
}

describe('what was received', () => {
  it('is read in pages, and each notification with its bytes', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    expect(await bench.value('simulator:journal', FROM_THE_START)).toBeNull();
    expect(await bench.value('simulator:detail', { sequence: 1 })).toBeNull();
    const token = await withNotifications(bench);
    const received = (await notificationsOf(bench)) ?? [];
    expect(received.map(({ protocol, status }) => [protocol, status])).toEqual([
      ['http2', 200],
      ['legacy', 0],
    ]);
    const [overHttp2, overLegacy] = received;
    const second = await bench.value('simulator:journal', { after: (overHttp2?.sequence ?? 0) - 1, count: 1 });
    expect(second?.rows).toMatchObject([{ sequence: overHttp2?.sequence, event: expect.objectContaining({ token }) }]);
    const detail = await bench.value('simulator:detail', { sequence: overLegacy?.sequence ?? 0 });
    expect(detail?.spans.map(({ field }) => field)).toContain('payload');
    expect(Buffer.from(detail?.raw ?? []).toString()).toContain('over legacy');
  });

  it('stays after a stop, when nothing listens any more, until the next start', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    await withNotifications(bench);
    const before = await notificationsOf(bench);
    await bench.value('simulator:stop');
    expect(await bench.value('simulator:state')).toEqual({ status: 'off', problem: null });
    expect(await notificationsOf(bench)).toEqual(before);
    expect(await bench.value('simulator:detail', { sequence: before?.[0]?.sequence ?? 0 })).not.toBeNull();
    await bench.value('settings:write', TWICE);
    expect(await bench.ask('simulator:start', { whenBusy: 'fail' })).toMatchObject({ ok: false });
    expect(await notificationsOf(bench)).toEqual(before);
    await bench.value('settings:write', DEFAULT_SETTINGS);
    await bench.value('simulator:start', { whenBusy: 'fail' });
    expect(await notificationsOf(bench)).toEqual([]);
  });

  it('is emptied when that is asked for, running or stopped, and its numbers go on', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    expect(await bench.value('simulator:clear')).toBeNull();
    await withNotifications(bench);
    const before = await bench.value('simulator:journal', FROM_THE_START);
    await bench.value('simulator:clear');
    const after = await bench.value('simulator:journal', FROM_THE_START);
    expect(after?.rows.filter(({ sequence }) => sequence <= (before?.latest ?? 0))).toEqual([]);
    expect(after?.latest).toBeGreaterThanOrEqual(before?.latest ?? 0);
    await bench.value('simulator:stop');
    await bench.value('simulator:clear');
    expect((await bench.value('simulator:journal', FROM_THE_START))?.rows).toEqual([]);
  });
});

describe('the CA', () => {
  it('is copied where the person says, in place of a file the dialog had consent for', async () => {
    const bench = await openIpcBench();
    expect(await bench.ask('simulator:export-ca')).toMatchObject({ problem: { code: 'simulator-stopped' } });
    const state = await bench.value('simulator:start', { whenBusy: 'fail' });
    expect(await bench.value('simulator:export-ca')).toBeNull();
    const path = join(bench.work, 'copy.pem');
    writeFileSync(path, 'an older one');
    bench.system.chosen = path;
    const written = await bench.value('simulator:export-ca');
    expect(written).toEqual({ path, contains: ['certificate'], encrypted: false });
    expect(bench.system.offered.at(-1)).toBe('simulator-ca.pem');
    expect(readFileSync(path)).toEqual(readFileSync(state.status === 'on' ? state.ca : ''));
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY');
    expect(statSync(path).mode & 0o777).toBe(0o644);
    await bench.value('simulator:stop');
    expect(await bench.value('simulator:export-ca')).toEqual(written);
  });

  it('says when it cannot be written', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    await bench.value('simulator:start', { whenBusy: 'fail' });
    const path = join(bench.work, 'missing', 'ca.pem');
    bench.system.chosen = path;
    expect(await bench.ask('simulator:export-ca')).toEqual({
      ok: false,
      problem: { code: 'file-unwritable', file: path, trouble: 'missing' },
    });
    expect(existsSync(path)).toBe(false);
  });
});
