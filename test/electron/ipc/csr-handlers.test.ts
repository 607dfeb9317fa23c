import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Requests } from '../../../shared/ipc/channels.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';
import { makeCertificate, openssl } from '../../support/openssl-files.ts';

const PASSPHRASE = 'canary-csr-5b20';

const requestIn = (folder: string, more: Partial<Requests['csr:create']> = {}): Requests['csr:create'] => ({
  ...{ commonName: 'Weather Push', email: 'push@example.com', folder },
  names: { key: 'push.key', request: 'push.certSigningRequest' },
  ...{ keyPassphrase: PASSPHRASE, keep: false, overwrite: false, ...more },
});

/** An app whose person has chosen the folder of the test. */
async function withFolder(): Promise<IpcBench> {
  const bench = await openIpcBench();
  bench.system.chosen = bench.work;
  await bench.value('export:choose-folder');
  return bench;
}

const waitingIn = async (bench: IpcBench) => (await bench.value('identity:list')).waiting;

/** What Apple answers: a certificate for the key that was written. */
function appleFor(bench: IpcBench) {
  const key = join(bench.work, 'plain.key');
  const written = join(bench.work, 'push.key');
  writeFileSync(key, openssl(['pkey', '-in', written, '-passin', `pass:${PASSPHRASE}`]));
  return makeCertificate(bench.work, { name: 'aps', key: { path: key } });
}

const dropped = (bench: IpcBench, path: string) =>
  bench.value('credential:import', {
    readingId: 'r',
    files: [{ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }],
  });

describe('a signing request', () => {
  it('is written with its key, which openssl opens, and waits for its certificate', async () => {
    const bench = await withFolder();
    const { files, publicKeyId, findings } = await bench.value('csr:create', requestIn(bench.work));
    expect(findings).toEqual([]);
    expect(files.map(({ path, encrypted }) => [basename(path), encrypted])).toEqual([
      ['push.key', true],
      ['push.certSigningRequest', false],
    ]);
    const [key, request] = files.map(({ path }) => path);
    if (process.platform !== 'win32') expect(statSync(key ?? '').mode & 0o777).toBe(0o600);
    openssl(['req', '-in', request ?? '', '-verify', '-noout']);
    const ofKey = openssl(['pkey', '-in', key ?? '', '-passin', `pass:${PASSPHRASE}`, '-pubout']);
    expect(openssl(['req', '-in', request ?? '', '-pubkey', '-noout'])).toEqual(ofKey);
    expect(await waitingIn(bench)).toMatchObject([
      { publicKeyId, commonName: 'Weather Push', keyAlgorithm: 'RSA 2048', file: 'push.key', key: 'session' },
    ]);
  });

  it('pairs with the certificate that comes for it, and waits no more', async () => {
    const bench = await withFolder();
    await bench.value('csr:create', requestIn(bench.work));
    const { cer } = appleFor(bench);
    const { credentials } = await dropped(bench, cer);
    expect(credentials).toMatchObject([{ hasPrivateKey: true, files: ['aps.cer', 'push.key'] }]);
    const list = await bench.value('identity:list');
    expect(list.waiting).toEqual([]);
    expect(list.identities).toMatchObject([{ key: 'session', sources: { key: { name: 'push.key', form: 'pem' } } }]);
  });

  it('whose key is kept pairs after a restart; one that is not asks for its file', async () => {
    const bench = await withFolder();
    const kept = await bench.value('csr:create', requestIn(bench.work, { keep: true }));
    const names = { key: 'other.key', request: 'other.certSigningRequest' };
    const { publicKeyId } = await bench.value('csr:create', requestIn(bench.work, { names }));
    const { cer } = appleFor(bench);
    await bench.close();

    const next = await openIpcBench({ after: bench });
    expect((await waitingIn(next)).map((one) => [one.publicKeyId, one.key])).toEqual([
      [kept.publicKeyId, 'kept'],
      [publicKeyId, 'absent'],
    ]);
    expect((await dropped(next, cer)).credentials).toMatchObject([{ hasPrivateKey: true }]);
    expect(await next.ask('identity:keep-waiting', { publicKeyId })).toMatchObject({
      problem: { code: 'credential-gone' },
    });
    await next.value('identity:remove-waiting', { publicKeyId });
    expect(await waitingIn(next)).toEqual([]);
  });

  it('that is to keep its key where there is no keyring leaves no file behind', async () => {
    const bench = await withFolder();
    bench.secureStore.isAvailable = false;
    expect(await bench.ask('csr:create', requestIn(bench.work, { keep: true }))).toEqual({
      ok: false,
      problem: { code: 'secure-store-unavailable' },
    });
    expect(readdirSync(bench.work)).toEqual([]);
    expect(await waitingIn(bench)).toEqual([]);
  });

  it('is told as written when the keyring closes meanwhile, with the finding that its key is not kept', async () => {
    const bench = await withFolder();
    // It closes as soon as the first file is there.
    Object.defineProperty(bench.secureStore, 'isAvailable', { get: () => readdirSync(bench.work).length === 0 });
    const { files, publicKeyId, findings } = await bench.value('csr:create', requestIn(bench.work, { keep: true }));
    expect(files.map(({ path }) => basename(path))).toEqual(['push.key', 'push.certSigningRequest']);
    expect(readdirSync(bench.work).sort()).toEqual(['push.certSigningRequest', 'push.key']);
    expect(findings).toEqual([
      { severity: 'warning', problem: { code: 'secure-store-unavailable' }, files: ['push.key'] },
    ]);
    expect(await waitingIn(bench)).toMatchObject([{ publicKeyId, key: 'session' }]);
  });

  it('replaces no file without consent, and then nothing waits', async () => {
    const bench = await withFolder();
    writeFileSync(join(bench.work, 'push.certSigningRequest'), 'mine');
    expect(await bench.ask('csr:create', requestIn(bench.work))).toMatchObject({ problem: { code: 'file-exists' } });
    expect(readdirSync(bench.work)).toEqual(['push.certSigningRequest']);
    expect(await waitingIn(bench)).toEqual([]);
    expect(await bench.ask('csr:create', requestIn(bench.work, { overwrite: true }))).toMatchObject({ ok: true });
  });

  it('is written only into a folder that was chosen in this session', async () => {
    const bench = await openIpcBench();
    expect(await bench.ask('csr:create', requestIn(bench.work))).toMatchObject({ problem: { code: 'bug' } });
    expect(readdirSync(bench.work)).toEqual([]);
  });

  it('gives neither key nor passphrase away, nor writes them anywhere else', async () => {
    const bench = await withFolder();
    await bench.value('csr:create', requestIn(bench.work, { keep: true }));
    await bench.ask('csr:create', requestIn(bench.work));
    const told = bench.everythingTold();
    expect(told).toContain('Weather Push');
    for (const secret of [PASSPHRASE, 'PRIVATE KEY']) {
      expect(told).not.toContain(secret);
      expect(readFileSync(join(bench.userData, 'pushbench.db')).includes(secret)).toBe(false);
    }
  });
});
