import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../electron/ipc/router.ts';
import { EMPTY_IMPORT } from '../../../shared/credential/credential.ts';
import type { TargetChoice } from '../../../shared/ipc/schemas.ts';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';
import { makeCa, makePushFiles, openssl } from '../../support/openssl-files.ts';

const file = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });
const NAMES = { certificate: 'PushChatCert.pem', key: 'PushChatKey.pem', combined: 'ck.pem', pkcs12: null };

/** A tray with the credential of `makePushFiles`, and its id. */
async function withCredential(bench: IpcBench) {
  const files = makePushFiles(join(bench.work, 'files'));
  const added = await bench.value('credential:import', { readingId: 'r', files: [file(files.cer), file(files.p12)] });
  const locked = added.files.find(({ state }) => state.kind === 'locked');
  const fileId = locked?.fileId ?? '';
  const unlocked = await bench.value('credential:unlock', { readingId: 'r', fileId, passphrase: files.passphrase });
  return { files, credentialId: unlocked.credentials[0]?.id ?? '' };
}

it('every channel has one handler, and there is no other', async () => {
  const { handlers } = await openIpcBench();
  expect(Object.keys(handlers).sort()).toEqual([...CHANNELS].sort());
});

describe('importing and exporting', () => {
  it('reads two files, asks for the passphrase, pairs them and writes PEM that openssl reads', async () => {
    const bench = await openIpcBench();
    const { files, credentialId } = await withCredential(bench);
    bench.system.chosen = bench.work;
    expect(await bench.value('export:choose-folder')).toEqual({ folder: bench.work });
    const request = {
      credentialId,
      folder: bench.work,
      names: NAMES,
      pkcs12Form: 'aes-256' as const,
      keyPassphrase: null,
      overwrite: false,
    };
    const { files: written } = await bench.value('export:write', request);
    expect(written.map(({ path }) => basename(path))).toEqual(['PushChatCert.pem', 'PushChatKey.pem', 'ck.pem']);
    const combined = join(bench.work, 'ck.pem');
    expect(openssl(['x509', '-in', combined, '-pubkey', '-noout'])).toEqual(
      openssl(['pkey', '-in', combined, '-pubout']),
    );
    expect(readFileSync(combined, 'utf8')).toContain(files.certificatePem.trim());
    expect(await bench.ask('export:write', request)).toMatchObject({ problem: { code: 'file-exists' } });
    expect(await bench.ask('export:write', { ...request, overwrite: true })).toMatchObject({ ok: true });
  });

  it('writes only into a folder that was chosen in this session', async () => {
    const bench = await openIpcBench();
    const { credentialId } = await withCredential(bench);
    const elsewhere = join(bench.work, 'elsewhere');
    mkdirSync(elsewhere);
    const request = {
      credentialId,
      folder: elsewhere,
      names: NAMES,
      pkcs12Form: 'aes-256' as const,
      keyPassphrase: null,
      overwrite: false,
    };
    expect(await bench.ask('export:write', request)).toMatchObject({ problem: { code: 'bug' } });
    expect(statSync(join(elsewhere, 'ck.pem'), { throwIfNoEntry: false })).toBeUndefined();
    bench.system.chosen = null;
    expect(await bench.value('export:choose-folder')).toBeNull();
  });

  it('says that a certificate alone has no private key, when it is to be exported or used', async () => {
    const bench = await openIpcBench();
    const { cer } = makePushFiles(join(bench.work, 'files'));
    const { credentials } = await bench.value('credential:import', { readingId: 'r', files: [file(cer)] });
    const credentialId = credentials[0]?.id ?? '';
    const target: TargetChoice = { kind: 'custom', protocol: 'http2', host: '127.0.0.1', port: 1, caFile: null };
    expect(await bench.ask('connection:test', { testId: 't', target, credentialId })).toMatchObject({
      problem: { code: 'no-private-key', file: 'aps_development.cer' },
    });
  });

  it('forgets a file, and everything', async () => {
    const bench = await openIpcBench();
    const { cer, p12 } = makePushFiles(join(bench.work, 'files'));
    const added = await bench.value('credential:import', { readingId: 'r', files: [file(cer), file(p12)] });
    const left = await bench.value('credential:remove', { fileId: added.files[0]?.fileId ?? '' });
    expect(left.files.map(({ name }) => name)).toEqual(['Push.p12']);
    expect((await bench.value('credential:clear')).files).toEqual([]);
    expect(await bench.value('credential:state')).toEqual(EMPTY_IMPORT);
  });
});

describe('the whole journey against the simulator', () => {
  it.each(['http2', 'legacy'] as const)('imports, tests and sends over %s', async (protocol) => {
    const bench = await openIpcBench();
    await bench.value('settings:write', { ...DEFAULT_SETTINGS, quietMs: 200 });
    const target: TargetChoice = { kind: 'simulator', protocol };
    expect(await bench.ask('connection:test', { testId: 't0', target, credentialId: null })).toMatchObject({
      problem: { code: 'simulator-stopped' },
    });

    const { simulator, imported, token } = await bench.value('simulator:try');
    expect(simulator.status).toBe('on');
    expect(imported.files.every(({ state }) => state.kind === 'read')).toBe(true);
    const credentialId = imported.credentials[0]?.id ?? '';

    const report = await bench.value('connection:test', { testId: 't1', target, credentialId });
    expect(report.problem).toBeNull();
    expect(report.ok).toBe(true);
    const stages = bench.events.filter(({ name }) => name === 'connection:stage').map(({ data }) => data);
    expect(stages).toContainEqual({ testId: 't1', event: { kind: 'began', stage: 'tls' } });

    const send = { sendId: 's1', target, credentialId, token, payload: '{"aps":{"alert":"Hello"}}' };
    const { outcome } = await bench.value('push:send', { ...send, headers: NO_HEADERS, command: 2 });
    expect(outcome).toMatchObject({ outcome: 'accepted', status: protocol === 'http2' ? 200 : 0 });

    const again = await bench.value('simulator:try');
    expect(again.imported.files).toHaveLength(imported.files.length);
    await bench.value('simulator:stop');
    expect(await bench.value('simulator:state')).toEqual({ status: 'off', problem: null });
  });

  it('cancels a test that waits for its server', async () => {
    const bench = await openIpcBench();
    const { createServer } = await import('node:net');
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const port = (silent.address() as { port: number }).port;
    const target: TargetChoice = { kind: 'custom', protocol: 'http2', host: '127.0.0.1', port, caFile: null };
    const connected = new Promise((resolve) => silent.once('connection', resolve));
    const testing = bench.value('connection:test', { testId: 't1', target, credentialId: null });
    await connected;
    await bench.value('connection:cancel', { testId: 't1' });
    expect((await testing).problem).toMatchObject({ code: 'cancelled' });
    silent.close();
  });

  it('says what is wrong with a token before it connects', async () => {
    const bench = await openIpcBench();
    const { imported } = await bench.value('simulator:try');
    const credentialId = imported.credentials[0]?.id ?? '';
    const target: TargetChoice = { kind: 'simulator', protocol: 'http2' };
    const send = { sendId: 's1', target, credentialId, payload: '{}', headers: NO_HEADERS, command: 2 as const };
    expect(await bench.ask('push:send', { ...send, token: 'abc' })).toMatchObject({
      problem: { code: 'token-malformed' },
    });
  });
});

describe('what else the page may ask', () => {
  it('is saved settings, which come into force', async () => {
    const bench = await openIpcBench();
    expect(await bench.value('settings:read')).toEqual(DEFAULT_SETTINGS);
    const dark = { ...DEFAULT_SETTINGS, theme: 'dark' as const };
    expect(await bench.value('settings:write', dark)).toEqual(dark);
    expect(await bench.value('settings:read')).toEqual(dark);
    expect(bench.system.themes).toEqual(['dark']);
  });

  it('is a CA file, chosen in the dialog before the settings may name it', async () => {
    const bench = await openIpcBench();
    const { certificate } = makeCa(bench.work, 'House CA');
    const endpoint = { id: 'e', name: '', host: 'h', port: 1, protocol: 'http2' as const, caFile: certificate };
    const wanted = { ...DEFAULT_SETTINGS, customEndpoints: [endpoint] };
    expect(await bench.ask('settings:write', wanted)).toMatchObject({ problem: { code: 'bug' } });
    bench.system.chosen = certificate;
    expect(await bench.value('settings:choose-ca')).toEqual({ file: certificate, subject: 'House CA' });
    expect(await bench.ask('settings:write', wanted)).toMatchObject({ ok: true });
    const notes = join(bench.work, 'notes.pem');
    writeFileSync(notes, 'no certificate');
    bench.system.chosen = notes;
    expect(await bench.ask('settings:choose-ca')).toMatchObject({ problem: { code: 'not-a-credential' } });
  });

  it('is the draft, the clipboard, a link of the list, and what the app is', async () => {
    const bench = await openIpcBench();
    const headers = { topic: '', pushType: '', priority: '', expiration: '', collapseId: '', id: '' };
    const draft = {
      token: 'ab',
      payload: '{',
      headers: { ...headers, command: 2 as const },
      freshTimestamp: false,
      typedParts: {},
    };
    expect(await bench.value('draft:read')).toBeNull();
    await bench.value('draft:write', draft);
    expect(await bench.value('draft:read')).toEqual(draft);
    await bench.value('clipboard:write', { text: 'copied' });
    await bench.value('link:open', { link: 'apple-status' });
    expect(bench.system).toMatchObject({ copied: ['copied'], opened: ['https://developer.apple.com/system-status/'] });
    expect(await bench.value('app:info')).toEqual({ version: '0.0.0', platform: 'linux', titleBar: 'overlay' });
  });
});

describe('secrets', () => {
  const CANARY = 'canary-passphrase-7f3a';
  const EXPORT_CANARY = 'canary-export-91bc';

  it('neither passphrases nor the key are in any answer, event, log, setting or draft', async () => {
    const bench = await openIpcBench();
    const files = makePushFiles(join(bench.work, 'files'), { pkcs12: { passphrase: CANARY } });
    const { files: added } = await bench.value('credential:import', {
      readingId: 'r',
      files: [file(files.cer), file(files.p12)],
    });
    const fileId = added.find(({ state }) => state.kind === 'locked')?.fileId ?? '';
    await bench.ask('credential:unlock', { readingId: 'r', fileId, passphrase: `${CANARY}-wrong` });
    await bench.ask('credential:unlock', { readingId: 'r', fileId: 'unknown', passphrase: CANARY });
    const broken = { readingId: 'r', fileId, passphrase: CANARY, more: 1 };
    await expect(bench.ask('credential:unlock', broken)).rejects.toThrow('refused');
    const { credentials } = await bench.value('credential:unlock', { readingId: 'r', fileId, passphrase: CANARY });
    const credentialId = credentials[0]?.id ?? '';

    bench.system.chosen = bench.work;
    await bench.value('export:choose-folder');
    const request = {
      credentialId,
      folder: bench.work,
      names: NAMES,
      pkcs12Form: 'aes-256' as const,
      keyPassphrase: EXPORT_CANARY,
      overwrite: false,
    };
    await bench.value('export:write', request);
    await bench.ask('export:write', request);
    await bench.ask('export:write', { ...request, folder: '/nobody/chose/this' });

    await bench.value('simulator:start', { whenBusy: 'fail' });
    for (const protocol of ['http2', 'legacy'] as const) {
      const target: TargetChoice = { kind: 'simulator', protocol };
      await bench.value('connection:test', { testId: protocol, target, credentialId });
    }
    await bench.value('settings:write', DEFAULT_SETTINGS);

    const told = bench.everythingTold();
    expect(told).toContain('aps_development.cer');
    expect(told).toContain('export:write');
    for (const secret of [CANARY, EXPORT_CANARY, ...keySecrets(files.keyPem)]) expect(told).not.toContain(secret);
  });

  it('would be found: the search sees what the page is told', async () => {
    const bench = await openIpcBench();
    const headers = { topic: CANARY, pushType: '', priority: '', expiration: '', collapseId: '', id: '' };
    await bench.value('draft:write', {
      token: '',
      payload: '',
      headers: { ...headers, command: 2 },
      freshTimestamp: true,
      typedParts: {},
    });
    expect(bench.everythingTold()).toContain(CANARY);
  });
});

/** Pieces of a key as it could leak: lines of its PEM, and its bytes in hex and as numbers. */
function keySecrets(pem: string): readonly string[] {
  const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const der = Buffer.from(lines.join(''), 'base64');
  const middle = der.subarray(200, 232);
  return [
    'PRIVATE KEY',
    ...lines.slice(2, -1),
    middle.toString('hex'),
    middle.toString('base64'),
    [...middle].join(', '),
  ];
}
