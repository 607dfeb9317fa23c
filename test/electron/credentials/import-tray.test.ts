import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import { EMPTY_IMPORT, type ImportState } from '../../../shared/credential/credential.ts';
import { makeCa, makeCertificate, makePkcs12, makePushFiles, openssl } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const NOW = new Date();
const CANARY = 'canary-passphrase-5f1e';
const dir = temporaryFolder();
const push = makePushFiles(join(dir, 'push'), { pkcs12: { passphrase: CANARY } });
const intermediate = makeCa(join(dir, 'chain'), 'Test Intermediate', { issuer: push.ca });
const chained = makeCertificate(join(dir, 'chain'), { ca: intermediate, key: 'ec', name: 'chained' });

function file(path: string, name = basename(path)) {
  return { name, bytes: readFileSync(path) };
}

function idOf(state: ImportState, name: string): string {
  return state.files.find((one) => one.name === name)?.fileId ?? '';
}

function codes(state: ImportState): string[] {
  return state.findings.map(({ problem }) => problem.code);
}

async function openTray(): Promise<{ tray: ImportTray; state: ImportState }> {
  const tray = new ImportTray();
  const added = unwrapped(await tray.add([file(push.cer), file(push.p12)], NOW));
  return { tray, state: unwrapped(await tray.unlock(idOf(added, 'Push.p12'), CANARY, NOW)) };
}

describe('a certificate and a locked key file', () => {
  test('wait for the passphrase, then are one credential', async () => {
    const tray = new ImportTray();
    const added = unwrapped(await tray.add([file(push.cer), file(push.p12)], NOW));
    expect(added.files.map(({ name, state }) => [name, state.kind])).toEqual([
      ['aps_development.cer', 'read'],
      ['Push.p12', 'locked'],
    ]);
    expect(added.credentials.map(({ hasPrivateKey }) => hasPrivateKey)).toEqual([false]);
    expect(codes(added)).toEqual([]);
    const opened = unwrapped(await tray.unlock(idOf(added, 'Push.p12'), CANARY, NOW));
    expect(opened.credentials).toMatchObject([{ hasPrivateKey: true, files: ['aps_development.cer', 'Push.p12'] }]);
    expect(opened.files[1]?.state).toEqual({ kind: 'read', form: 'pkcs12', holds: ['private-key'], commonName: null });
    expect(codes(opened)).toEqual([]);
  });

  test('in the other order and one at a time are the same credential', async () => {
    const tray = new ImportTray();
    const added = unwrapped(await tray.add([file(push.p12)], NOW));
    expect(codes(unwrapped(await tray.unlock(idOf(added, 'Push.p12'), CANARY, NOW)))).toEqual(['no-certificate']);
    const state = unwrapped(await tray.add([file(push.cer)], NOW));
    expect(state.credentials).toEqual((await openTray()).state.credentials);
    expect(codes(state)).toEqual([]);
  });

  test('a wrong passphrase is a finding, and the right one still opens it', async () => {
    const tray = new ImportTray();
    const added = unwrapped(await tray.add([file(push.p12)], NOW));
    const wrong = unwrapped(await tray.unlock(idOf(added, 'Push.p12'), 'not it', NOW));
    expect(wrong.files[0]?.state).toEqual({ kind: 'locked', wrongPassphrase: true });
    expect(codes(wrong)).toEqual(['passphrase-wrong']);
    expect(unwrapped(await tray.unlock(idOf(added, 'Push.p12'), CANARY, NOW)).files[0]?.state.kind).toBe('read');
  });
});

describe('the tray', () => {
  test('does not add the same bytes twice, under another name or at the same time', async () => {
    const tray = new ImportTray();
    await Promise.all([tray.add([file(push.cer)], NOW), tray.add([file(push.cer)], NOW)]);
    expect(unwrapped(await tray.add([file(push.cer, 'copy.cer')], NOW)).files).toHaveLength(1);
  });

  test('does not try a passphrase on a file it was not given for', async () => {
    const { tray } = await openTray();
    const other = makePkcs12(join(dir, 'other.p12'), push, { passphrase: CANARY, cipher: 'aes-256' });
    expect(unwrapped(await tray.add([file(other)], NOW)).files[2]?.state).toEqual({
      kind: 'locked',
      wrongPassphrase: false,
    });
  });

  test('forgets a removed file, and everything when it is cleared', async () => {
    const { tray, state } = await openTray();
    const id = state.credentials[0]?.id ?? '';
    const removed = await tray.remove(idOf(state, 'Push.p12'), NOW);
    expect(codes(removed)).toEqual(['no-private-key']);
    expect(tray.material(id)).toBeNull();
    await tray.clear();
    expect(tray.state(NOW)).toEqual(EMPTY_IMPORT);
  });

  test('keeps going after a file that cannot be used', async () => {
    const tray = new ImportTray();
    const state = unwrapped(await tray.add([{ name: 'notes.txt', bytes: Buffer.from('notes') }, file(push.cer)], NOW));
    expect(state.files.map((one) => one.state.kind)).toEqual(['failed', 'read']);
    expect(codes(state)).toEqual(['not-a-credential', 'no-private-key']);
  });

  test('ignores a passphrase for a file that is open or unknown', async () => {
    const { tray, state } = await openTray();
    expect(unwrapped(await tray.unlock(idOf(state, 'Push.p12'), 'another', NOW))).toEqual(state);
    expect(unwrapped(await tray.unlock('unknown', 'another', NOW))).toEqual(state);
  });

  test('judges at the time that is given', async () => {
    const { tray } = await openTray();
    expect(codes(tray.state(new Date(NOW.getTime() + 400 * 86_400_000)))).toEqual(['expired']);
  });

  test('makes a near end an error when asked', async () => {
    const tray = new ImportTray({ expiresWithinDays: 400 });
    expect(unwrapped(await tray.add([file(push.pem)], NOW)).findings).toMatchObject([
      { severity: 'error', problem: { code: 'expires-soon' } },
    ]);
  });
});

describe('the material of a credential', () => {
  test('is the certificate and key that openssl has', async () => {
    const { tray, state } = await openTray();
    const material = tray.material(state.credentials[0]?.id ?? '');
    expect(material).toEqual({
      kind: 'certificate',
      facts: state.credentials[0],
      certificatePem: push.certificatePem,
      privateKeyPem: push.keyPem,
      chainPem: [],
    });
  });

  test('has the chain in order, nearest first, without the leaf', async () => {
    const chain = join(dir, 'chain', 'ca.pem');
    openssl(['x509', '-in', push.ca.certificate, '-out', chain]);
    const tray = new ImportTray();
    const store = makePkcs12(join(dir, 'chained.p12'), chained, { cipher: 'none', mac: 'none', chain });
    const state = unwrapped(await tray.add([file(store), file(intermediate.certificate)], NOW));
    expect(state.credentials).toHaveLength(1);
    expect(tray.material(state.credentials[0]?.id ?? '')).toMatchObject({
      chainPem: [intermediate.certificatePem, push.ca.certificatePem],
    });
  });

  test('is none without a private key', async () => {
    const tray = new ImportTray();
    const state = unwrapped(await tray.add([file(push.cer)], NOW));
    expect(tray.material(state.credentials[0]?.id ?? '')).toBeNull();
    expect(tray.material('unknown')).toBeNull();
  });
});

describe('nothing secret shows', () => {
  test('in the tray, its state or its findings, whichever way they are printed', async () => {
    const { tray, state } = await openTray();
    const plain = new ImportTray();
    const plainState = unwrapped(await plain.add([file(push.pem)], NOW));
    const wrong = new ImportTray();
    const locked = unwrapped(await wrong.add([file(push.p12)], NOW));
    const wrongState = unwrapped(await wrong.unlock(idOf(locked, 'Push.p12'), `${CANARY}!`, NOW));
    const everything = [tray, state, plain, plainState, wrong, wrongState]
      .flatMap((one) => [JSON.stringify(one), inspect(one, { depth: 20, showHidden: true }), String(one)])
      .join('\n');
    expect(everything).toContain('aps_development.cer');
    for (const secret of [CANARY, ...keySecrets()]) expect(everything).not.toContain(secret);
  });

  /** The key's body in base64, and its private exponent in the forms it could be printed in. */
  function keySecrets(): string[] {
    const der = openssl(['rsa', '-in', push.key, '-traditional', '-outform', 'der']);
    const piece = der.subarray(400, 424);
    const base64 = push.keyPem.split('\n').slice(2, 4);
    return [...base64, piece.toString('hex'), piece.toString('base64').slice(2, 30), [...piece].join(', ')];
  }
});
