import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportState } from '../../../shared/credential/credential.ts';
import type { IdentityList } from '../../../shared/identity/identity.ts';
import { type IpcBench, openIpcBench } from '../../support/ipc-bench.ts';
import { makePushFiles, openssl, type PushFiles } from '../../support/openssl-files.ts';

const file = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });
const EXPORT = {
  names: { certificate: null, key: null, combined: 'ck.pem', pkcs12: null },
  pkcs12Form: 'aes-256',
  keyPassphrase: null,
  overwrite: true,
} as const;

const importing = (bench: IpcBench, ...paths: readonly string[]) =>
  bench.value('credential:import', { readingId: 'r', files: paths.map(file) });

async function importPair(bench: IpcBench, { cer, p12, passphrase }: PushFiles): Promise<ImportState> {
  const added = await importing(bench, cer, p12);
  const fileId = added.files.find(({ state }) => state.kind === 'locked')?.fileId ?? '';
  return bench.value('credential:unlock', { readingId: 'r', fileId, passphrase });
}

/** Files of a push certificate in a folder of their own. */
const filesIn = (bench: IpcBench, folder: string, options: Parameters<typeof makePushFiles>[1] = {}) =>
  makePushFiles(join(bench.work, folder), options);

const changes = ({ events }: IpcBench) =>
  events.filter(({ name }) => name === 'identity:changed').map(({ data }) => data as IdentityList);

const codes = ({ findings }: ImportState) => findings.map(({ problem }) => problem.code);

/** An app with one remembered credential. */
async function withIdentity() {
  const bench = await openIpcBench();
  const files = filesIn(bench, 'files');
  const { credentials } = await importPair(bench, files);
  return { bench, files, id: credentials[0]?.id ?? '' };
}

describe('what a person imports', () => {
  it('is remembered once it is whole, and the window is told', async () => {
    const bench = await openIpcBench();
    const { cer, p12, passphrase } = filesIn(bench, 'files');
    await importing(bench, cer);
    expect((await bench.value('identity:list')).identities).toEqual([]);
    const added = await importing(bench, p12);
    const fileId = added.files.find(({ state }) => state.kind === 'locked')?.fileId ?? '';
    const { credentials, details } = await bench.value('credential:unlock', { readingId: 'r', fileId, passphrase });
    const list = await bench.value('identity:list');
    expect(list).toMatchObject({ secureStore: 'available', storage: 'on-disk', waiting: [], builtIn: null });
    expect(list.identities).toMatchObject([{ facts: credentials[0], details: details[0], key: 'session' }]);
    expect(list.identities[0]?.sources).toEqual({
      certificate: { name: 'aps_development.cer', form: 'der' },
      key: { name: 'Push.p12', form: 'pkcs12' },
      chain: [],
    });
    expect(changes(bench)).toEqual([list]);
  });

  it('pairs by itself with the key that is at hand', async () => {
    const { bench, files, id } = await withIdentity();
    await bench.value('credential:clear');
    const { credentials, findings } = await importing(bench, files.cer);
    expect(credentials).toMatchObject([{ id, hasPrivateKey: true, files: ['aps_development.cer', 'Push.p12'] }]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('that does not fit is answered with the half at hand, and taking it makes a pair', async () => {
    const { bench, files, id } = await withIdentity();
    const other = filesIn(bench, 'other', { pkcs12: { passphrase: '' } });
    await bench.value('credential:clear');
    const wrong = await importing(bench, files.cer, other.p12);
    const [problem] = wrong.findings.map((finding) => finding.problem).filter(({ code }) => code === 'not-a-pair');
    expect(problem).toMatchObject({
      certificateFile: 'aps_development.cer',
      keyFile: 'Push.p12',
      atHand: { kind: 'key', file: 'Push.p12' },
    });
    const names = { certificateFile: 'aps_development.cer', keyFile: 'Push.p12' };
    const right = await bench.value('credential:use-at-hand', names);
    expect(right.credentials).toMatchObject([{ id, hasPrivateKey: true }]);
    expect(codes(right)).not.toContain('not-a-pair');
  });

  it('is remembered again only when it comes again, not with the next file after it was removed', async () => {
    const { bench, files, id } = await withIdentity();
    await bench.value('identity:remove', { id });
    const other = filesIn(bench, 'other', { name: 'other', pkcs12: { passphrase: '' } });
    await importing(bench, other.cer, other.p12);
    const names = async () => (await bench.value('identity:list')).identities.map(({ facts }) => facts.files[0]);
    expect(await names()).toEqual(['other.cer']);
    await importPair(bench, files);
    expect(await names()).toEqual(['other.cer', 'aps_development.cer']);
  });

  it('can be called off: the tray is as before and nothing is remembered', async () => {
    const bench = await openIpcBench();
    const { cer, pem } = filesIn(bench, 'files');
    await importing(bench, cer);
    const reading = bench.ask('credential:import', { readingId: 'r1', files: [file(pem)] });
    await bench.value('credential:cancel', { readingId: 'r1' });
    expect(await reading).toEqual({ ok: false, problem: { code: 'cancelled', stage: null } });
    expect((await bench.value('credential:state')).files.map(({ name }) => name)).toEqual(['aps_development.cer']);
    expect((await bench.value('identity:list')).identities).toEqual([]);
  });
});

describe('a signing key', () => {
  const KEY_ID = 'ABC123DEFG';
  const TEAM_ID = '7XK2A9QPLM';

  it('is remembered with the team a person tells, which is asked for once', async () => {
    const bench = await openIpcBench();
    const path = join(bench.work, `AuthKey_${KEY_ID}.p8`);
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path]);
    const added = await importing(bench, path);
    expect(codes(added)).toEqual(['team-needed']);
    expect((await bench.value('identity:list')).identities).toEqual([]);
    const fileId = added.files[0]?.fileId ?? '';
    const named = await bench.value('credential:name-key', { fileId, keyId: KEY_ID, teamId: TEAM_ID });
    expect(named.credentials.map(({ id }) => id)).toEqual([`${KEY_ID}.${TEAM_ID}`]);
    await bench.close();

    const next = await openIpcBench({ after: bench });
    expect((await next.value('identity:list')).identities).toMatchObject([
      { id: `${KEY_ID}.${TEAM_ID}`, key: 'absent' },
    ]);
    expect(await next.ask('identity:use', { id: `${KEY_ID}.${TEAM_ID}` })).toMatchObject({
      problem: { code: 'credential-gone' },
    });
    expect((await importing(next, path)).credentials).toMatchObject([{ keyId: KEY_ID, teamId: TEAM_ID }]);
    await next.value('identity:keep-key', { id: `${KEY_ID}.${TEAM_ID}` });
    await next.close();

    const last = await openIpcBench({ after: next });
    const used = await last.value('identity:use', { id: `${KEY_ID}.${TEAM_ID}` });
    expect(used).toMatchObject({ files: [{ name: `AuthKey_${KEY_ID}.p8` }], findings: [] });
    await last.value('identity:remove', { id: `${KEY_ID}.${TEAM_ID}` });
    expect((await last.value('credential:state')).files).toEqual([]);
    expect(codes(await importing(last, path))).toEqual(['team-needed']);
  });

  it('takes the place of itself when its ids are corrected, with its name and without a trace of the wrong ones', async () => {
    const bench = await openIpcBench();
    const path = join(bench.work, `AuthKey_${KEY_ID}.p8`);
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path]);
    const fileId = (await importing(bench, path)).files[0]?.fileId ?? '';
    const wrong = { keyId: 'ZZZZZZZZZZ', teamId: 'WRONGTEAM1' };
    await bench.value('credential:name-key', { fileId, ...wrong });
    await bench.value('identity:keep-key', { id: 'ZZZZZZZZZZ.WRONGTEAM1' });
    await bench.value('identity:rename', { id: 'ZZZZZZZZZZ.WRONGTEAM1', name: 'Our key' });
    const named = await bench.value('credential:name-key', { fileId, keyId: KEY_ID, teamId: TEAM_ID });
    expect(named.credentials.map(({ id }) => id)).toEqual([`${KEY_ID}.${TEAM_ID}`]);
    const { identities } = await bench.value('identity:list');
    expect(identities).toMatchObject([{ id: `${KEY_ID}.${TEAM_ID}`, name: 'Our key', key: 'kept' }]);
    await bench.close();

    const next = await openIpcBench({ after: bench });
    expect((await next.value('identity:list')).identities).toMatchObject([{ id: `${KEY_ID}.${TEAM_ID}` }]);
    expect((await importing(next, path)).credentials).toMatchObject([{ keyId: KEY_ID, teamId: TEAM_ID }]);
    // Another key of the same team is another identity.
    const other = join(next.work, 'AuthKey_DEF123ABCG.p8');
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', other]);
    const { files } = await importing(next, other);
    const otherId = files.find(({ name }) => name === basename(other))?.fileId ?? '';
    await next.value('credential:name-key', { fileId: otherId, keyId: 'DEF123ABCG', teamId: TEAM_ID });
    expect((await next.value('identity:list')).identities).toHaveLength(2);
  });

  it('is not remembered for a file that is none', async () => {
    const bench = await openIpcBench();
    const { cer } = filesIn(bench, 'files');
    const { files } = await importing(bench, cer);
    await bench.value('credential:name-key', { fileId: files[0]?.fileId ?? '', keyId: KEY_ID, teamId: TEAM_ID });
    const path = join(bench.work, `AuthKey_${KEY_ID}.p8`);
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path]);
    expect(codes(await importing(bench, path))).toContain('team-needed');
  });
});

describe('an identity', () => {
  it('is used in place of what was in the tray', async () => {
    const { bench, id } = await withIdentity();
    const other = filesIn(bench, 'other', { name: 'other', pkcs12: { passphrase: '' } });
    await bench.value('credential:clear');
    await importing(bench, other.cer, other.p12);
    const used = await bench.value('identity:use', { id });
    expect(used.credentials).toMatchObject([{ id, hasPrivateKey: true }]);
    expect(used).toEqual(await bench.value('credential:state'));
    expect((await bench.value('identity:list')).identities).toHaveLength(2);
  });

  it('is there after a restart; without its key the certificate comes and asks for the file', async () => {
    const { bench, files, id } = await withIdentity();
    await bench.close();
    const next = await openIpcBench({ after: bench });
    expect((await next.value('identity:list')).identities).toMatchObject([{ id, key: 'absent' }]);
    const used = await next.value('identity:use', { id });
    expect(used.findings.map(({ problem }) => problem)).toMatchObject([
      { code: 'no-private-key', keyFile: 'Push.p12' },
    ]);
    const added = await importing(next, files.p12);
    const fileId = added.files.find(({ state }) => state.kind === 'locked')?.fileId ?? '';
    await next.value('credential:unlock', { readingId: 'r', fileId, passphrase: files.passphrase });
    expect((await next.value('identity:list')).identities).toMatchObject([{ id, key: 'session' }]);
  });

  it('whose key is kept is whole after a restart, and can be exported from the list', async () => {
    const { bench, files, id } = await withIdentity();
    expect(await bench.value('identity:keep-key', { id })).toMatchObject({ identities: [{ key: 'kept' }] });
    await bench.close();
    const next = await openIpcBench({ after: bench });
    next.system.chosen = next.work;
    await next.value('export:choose-folder');
    await next.value('export:write', { ...EXPORT, credentialId: id, folder: next.work });
    const combined = readFileSync(join(next.work, 'ck.pem'), 'utf8');
    expect(combined).toContain(files.certificatePem.trim());
    expect(openssl(['pkey', '-pubout'], combined)).toEqual(openssl(['pkey', '-pubout'], files.keyPem));
    const used = await next.value('identity:use', { id });
    expect(used.credentials).toMatchObject([{ hasPrivateKey: true }]);
    expect(await next.value('identity:forget-key', { id })).toMatchObject({ identities: [{ key: 'session' }] });
    expect(readdirSync(join(next.userData, 'keys'))).toEqual([]);
  });

  it('says that keys cannot be kept where there is no keyring', async () => {
    const { bench, id } = await withIdentity();
    bench.secureStore.isAvailable = false;
    expect(await bench.value('identity:list')).toMatchObject({ secureStore: 'unavailable' });
    expect(await bench.ask('identity:keep-key', { id })).toEqual({
      ok: false,
      problem: { code: 'secure-store-unavailable' },
    });
  });

  it('is renamed, and loses its name', async () => {
    const { bench, id } = await withIdentity();
    const renamed = await bench.value('identity:rename', { id, name: '  Weather  ' });
    expect(renamed.identities[0]?.name).toBe('Weather');
    expect((await bench.value('identity:rename', { id, name: null })).identities[0]?.name).toBeNull();
    expect(changes(bench)).toHaveLength(3);
    for (const name of ['', 'x'.repeat(101), 'two\nlines', 'nul\0']) {
      await expect(bench.ask('identity:rename', { id, name })).rejects.toThrow('refused');
    }
  });

  it('that is removed is in no file of the app any more, and leaves the tray', async () => {
    const { bench, files, id } = await withIdentity();
    await bench.value('identity:rename', { id, name: 'Canary name' });
    await bench.value('identity:keep-key', { id });
    const keyId = readdirSync(join(bench.userData, 'keys'))[0]?.slice(0, 64) ?? '';
    const traces = [id, keyId, 'Canary name', files.commonName, files.topic];
    for (const trace of traces) expect(filesWith(bench, trace)).not.toEqual([]);
    await bench.value('identity:remove', { id });
    for (const trace of traces) expect(filesWith(bench, trace)).toEqual([]);
    expect(await bench.value('credential:state')).toMatchObject({ files: [], credentials: [] });
    expect(await bench.value('identity:list')).toMatchObject({ identities: [] });
    expect(await bench.ask('connection:test', testOf(id))).toMatchObject({ problem: { code: 'credential-gone' } });
  });
});

describe('the simulator’s own credential', () => {
  it('is shown once it is made, is never remembered, and can be used and exported, not changed', async () => {
    const bench = await openIpcBench();
    expect((await bench.value('identity:list')).builtIn).toBeNull();
    const { imported } = await bench.value('simulator:try');
    const id = imported.credentials[0]?.id ?? '';
    expect(changes(bench).at(-1)).toMatchObject({ identities: [], builtIn: { id, key: 'kept', name: null } });
    const other = filesIn(bench, 'other', { pkcs12: { passphrase: '' } });
    await bench.value('credential:clear');
    await importing(bench, other.cer, other.p12);
    await importing(
      bench,
      ...['aps_development.cer', 'Push.p12'].map((name) => join(bench.userData, 'simulator', name)),
    );
    expect((await bench.value('identity:list')).identities).toHaveLength(1);
    expect(await bench.value('identity:use', { id })).toMatchObject({ credentials: [{ id, hasPrivateKey: true }] });
    expect(await bench.ask('identity:remove', { id })).toMatchObject({ problem: { code: 'credential-gone' } });
    await bench.value('credential:clear');
    bench.system.chosen = bench.work;
    await bench.value('export:choose-folder');
    expect(await bench.ask('export:write', { ...EXPORT, credentialId: id, folder: bench.work })).toMatchObject({
      ok: true,
    });
    await bench.close();
    const next = await openIpcBench({ after: bench });
    expect((await next.value('identity:list')).builtIn?.id).toBe(id);
  });
});

describe('secrets', () => {
  const PASSPHRASE = 'canary-passphrase-4d1e';

  it('of identities are in no answer, event, log or database, and in the vault not in the clear', async () => {
    const bench = await openIpcBench();
    const files = filesIn(bench, 'files', { pkcs12: { passphrase: PASSPHRASE } });
    const { credentials } = await importPair(bench, files);
    const id = credentials[0]?.id ?? '';
    await bench.value('identity:keep-key', { id });
    await bench.value('identity:rename', { id, name: 'Weather' });
    await bench.value('identity:use', { id });
    bench.secureStore.changeKey();
    await bench.close();
    const next = await openIpcBench({ after: bench });
    await next.value('identity:list');
    await next.value('identity:use', { id });
    await next.ask('identity:keep-key', { id });
    for (const one of [bench, next]) {
      const told = one.everythingTold();
      expect(told).toContain('identity');
      for (const secret of [PASSPHRASE, ...keyTraces(files.keyPem)]) {
        expect(told).not.toContain(secret);
        expect(filesWith(one, secret)).toEqual([]);
      }
    }
    expect(filesWith(next, id)).toEqual(['pushbench.db']);
    const [kept = ''] = readdirSync(join(next.userData, 'keys'));
    const encrypted = Buffer.from(readFileSync(join(next.userData, 'keys', kept), 'utf8'), 'base64').toString('latin1');
    for (const secret of keyTraces(files.keyPem)) expect(encrypted).not.toContain(secret);
  });

  it('would be found: the search sees every file of the app', async () => {
    const { bench } = await withIdentity();
    mkdirSync(join(bench.userData, 'keys'));
    writeFileSync(join(bench.userData, 'keys', 'leak.key'), `x${PASSPHRASE}x`);
    expect(filesWith(bench, PASSPHRASE)).toEqual(['keys/leak.key']);
  });
});

const testOf = (credentialId: string) =>
  ({
    testId: 't',
    target: { kind: 'custom', protocol: 'http2', host: '127.0.0.1', port: 1, caFile: null },
    credentialId,
  }) as const;

/** Pieces of a key as it could leak: its PEM lines, and its bytes. */
function keyTraces(pem: string): readonly string[] {
  const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const middle = Buffer.from(lines.join(''), 'base64').subarray(200, 232);
  return [
    'PRIVATE KEY',
    ...lines.slice(2, -1),
    middle.toString('hex'),
    middle.toString('base64'),
    middle.toString('latin1'),
  ];
}

/** The files of the app's data folder, without the test's own, that hold a text. */
function filesWith({ userData, work }: IpcBench, text: string): readonly string[] {
  return readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((name) => !join(userData, name).startsWith(work) && statSync(join(userData, name)).isFile())
    .filter((name) => !name.startsWith('simulator'))
    .filter((name) => name.includes(text) || readFileSync(join(userData, name), 'latin1').includes(text));
}
