import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CertificateAtHand, KeysAtHand } from '../../../electron/credentials/at-hand.ts';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import { publicKeyId } from '../../../electron/credentials/key-facts.ts';
import type { ImportState } from '../../../shared/credential/credential.ts';
import { makeCertificate, makeKey } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { unwrapped } from '../../support/unwrapped.ts';

const NOW = new Date();
const KEY_ID = 'ABC123DEFG';
const TEAM_ID = '7XK2A9QPLM';
const dir = temporaryFolder();
const first = makeCertificate(dir, { key: 'ec', name: 'first' });
const second = makeCertificate(dir, { key: 'ec', name: 'second', kind: 'production', ca: first.ca });
/** Another certificate of the first one's key. */
const renewed = makeCertificate(dir, { key: { path: first.key }, name: 'renewed', ca: first.ca });
const signingKeyPem = readFileSync(makeKey(join(dir, 'signing.pem'), 'ec'), 'utf8');

type Made = typeof first;

function file(path: string, name = basename(path)) {
  return { name, bytes: readFileSync(path) };
}

function pem(name: string, ...texts: string[]) {
  return { name, bytes: Buffer.from(texts.join('')) };
}

function keyIdOf({ keyPem }: Pick<Made, 'keyPem'>): string {
  return publicKeyId(createPublicKey(keyPem));
}

function sha256Of({ cer }: Made): string {
  return createHash('sha256').update(readFileSync(cer)).digest('hex');
}

function keysAtHand(...made: Made[]): KeysAtHand {
  const found = (id: string): Made | undefined => made.find((one) => keyIdOf(one) === id);
  return {
    known: (id) => (found(id) === undefined ? null : { file: 'Kept.p12' }),
    open: (id) => {
      const key = found(id);
      return key === undefined ? null : createPrivateKey(key.keyPem);
    },
    source: (id) => (found(id) === undefined ? null : 'Kept.p12'),
  };
}

function remembered(made: Made): CertificateAtHand {
  const { certificatePem } = made;
  return {
    ...{ id: sha256Of(made), label: 'My app', file: 'kept.cer', form: 'der' },
    ...{ certificatePem, chainPem: [made.ca.certificatePem] },
  };
}

function codes(state: ImportState): string[] {
  return state.findings.map(({ problem }) => problem.code);
}

function names(state: ImportState): string[] {
  return state.files.map(({ name }) => name);
}

function fileId(state: ImportState, name: string): string {
  return state.files.find((one) => one.name === name)?.fileId ?? '';
}

describe('a certificate without its key', () => {
  test('takes the one at hand by itself', async () => {
    const tray = new ImportTray({ keysAtHand: keysAtHand(first) });
    const state = unwrapped(await tray.add([file(first.cer)], NOW));
    expect(codes(state)).toEqual([]);
    expect(state.credentials).toMatchObject([{ hasPrivateKey: true, files: ['first.cer', 'Kept.p12'] }]);
    expect(tray.material(sha256Of(first))).toMatchObject({ privateKeyPem: first.keyPem });
  });

  test('does not take another certificate’s', async () => {
    const tray = new ImportTray({ keysAtHand: keysAtHand(second) });
    expect(codes(unwrapped(await tray.add([file(first.cer)], NOW)))).toEqual(['no-private-key']);
    expect(tray.material(sha256Of(first))).toBeNull();
  });
});

describe('a certificate and a key that do not fit', () => {
  const both = [file(first.cer), file(second.key)];
  const keyName = basename(second.key);

  test('with the right key at hand: the wrong key leaves and the pair forms', async () => {
    const tray = new ImportTray({ keysAtHand: keysAtHand(first) });
    const state = unwrapped(await tray.add(both, NOW));
    expect(state.findings).toMatchObject([{ problem: { code: 'not-a-pair', atHand: { kind: 'key' } } }]);
    const taken = await tray.takeAtHand('first.cer', keyName, NOW);
    expect([names(taken), codes(taken)]).toEqual([['first.cer'], []]);
    expect(tray.material(sha256Of(first))).toMatchObject({ privateKeyPem: first.keyPem });
  });

  test('with the right certificate remembered: the wrong one leaves, and it comes in with its chain', async () => {
    const tray = new ImportTray({ certificatesAtHand: (id) => (id === keyIdOf(second) ? remembered(second) : null) });
    const state = unwrapped(await tray.add(both, NOW));
    const atHand = { kind: 'certificate', id: sha256Of(second), label: 'My app' };
    expect(state.findings).toMatchObject([{ problem: { code: 'not-a-pair', atHand } }]);
    const taken = await tray.takeAtHand('first.cer', keyName, NOW);
    expect([names(taken), codes(taken)]).toEqual([[keyName, 'kept.cer'], []]);
    expect(tray.material(sha256Of(second))).toMatchObject({
      certificatePem: second.certificatePem,
      privateKeyPem: second.keyPem,
      chainPem: [second.ca.certificatePem],
    });
  });

  test('with nothing at hand, or under other names, stay as they are', async () => {
    const without = new ImportTray();
    const state = unwrapped(await without.add(both, NOW));
    expect(state.findings).toMatchObject([{ problem: { code: 'not-a-pair', atHand: null } }]);
    expect(await without.takeAtHand('first.cer', keyName, NOW)).toEqual(state);
    const tray = new ImportTray({ keysAtHand: keysAtHand(first) });
    const offered = unwrapped(await tray.add(both, NOW));
    expect(await tray.takeAtHand('other.cer', keyName, NOW)).toEqual(offered);
    expect(await tray.takeAtHand('first.cer', 'other.key', NOW)).toEqual(offered);
  });
});

describe('a remembered credential', () => {
  const held = { kind: 'certificate', ...remembered(first) } as const;

  test('comes in place of what was there, with its key and chain', async () => {
    const tray = new ImportTray({ keysAtHand: keysAtHand(first) });
    unwrapped(await tray.add([file(second.cer), file(second.key)], NOW));
    const state = await tray.replaceWith(held, NOW);
    expect([names(state), codes(state)]).toEqual([['kept.cer'], []]);
    expect(state.credentials.map(({ id }) => id)).toEqual([sha256Of(first)]);
    expect(tray.material(sha256Of(first))).toMatchObject({
      ...{ certificatePem: first.certificatePem, privateKeyPem: first.keyPem },
      chainPem: [first.ca.certificatePem],
    });
    expect(tray.material(sha256Of(second))).toBeNull();
  });

  test('tells no file for its chain, which may have come from another than its own', async () => {
    const tray = new ImportTray({ keysAtHand: keysAtHand(first) });
    expect((await tray.replaceWith(held, NOW)).chainFiles).toEqual({});
    const state = unwrapped(await tray.add([file(first.ca.certificate, 'above.pem')], NOW));
    expect(state.chainFiles).toEqual({});
  });

  test('without its key asks for the key, and its own file is not added a second time', async () => {
    const tray = new ImportTray();
    expect(codes(await tray.replaceWith(held, NOW))).toEqual(['no-private-key']);
    expect(names(unwrapped(await tray.add([file(first.cer)], NOW)))).toEqual(['kept.cer']);
    expect(codes(unwrapped(await tray.add([file(first.key)], NOW)))).toEqual([]);
  });

  test('that is a signing key comes with its Key ID and team', async () => {
    const tray = new ImportTray();
    const key = createPrivateKey(signingKeyPem);
    const told = { keyId: KEY_ID, teamId: TEAM_ID };
    const state = await tray.replaceWith({ kind: 'token-key', file: 'kept.p8', key, ...told }, NOW);
    expect(codes(state)).toEqual([]);
    expect(state.details).toMatchObject([{ purpose: 'token-key' }]);
    expect(tray.material(`${KEY_ID}.${TEAM_ID}`)).toMatchObject({
      ...{ kind: 'token-key', privateKeyPem: signingKeyPem },
      ...told,
    });
  });
});

describe('a credential that is taken out', () => {
  test('leaves with its key and the files that hold nothing else', async () => {
    const tray = new ImportTray();
    unwrapped(
      await tray.add(
        [first.cer, first.key, second.cer, second.key].map((path) => file(path)),
        NOW,
      ),
    );
    const left = await tray.removeCredential(sha256Of(first), NOW);
    expect(names(left)).toEqual([second.cer, second.key].map((path) => basename(path)));
    expect(tray.material(sha256Of(first))).toBeNull();
    expect(tray.material(sha256Of(second))).not.toBeNull();
  });

  test('leaves the key that another certificate needs', async () => {
    const tray = new ImportTray();
    unwrapped(
      await tray.add(
        [first.cer, renewed.cer, first.key].map((path) => file(path)),
        NOW,
      ),
    );
    const left = await tray.removeCredential(sha256Of(first), NOW);
    expect([names(left), codes(left)]).toEqual([['renewed.cer', basename(first.key)], []]);
    expect(tray.material(sha256Of(renewed))).toMatchObject({ privateKeyPem: first.keyPem });
    expect(names(await tray.removeCredential(sha256Of(renewed), NOW))).toEqual([]);
  });

  test('leaves what else came in the same file, and takes an authority’s certificate along', async () => {
    const tray = new ImportTray();
    const two = pem('two.pem', first.certificatePem, first.keyPem, second.certificatePem, second.keyPem);
    const one = pem('one.pem', renewed.certificatePem, first.ca.certificatePem);
    unwrapped(await tray.add([two, one], NOW));
    expect(names(await tray.removeCredential(sha256Of(renewed), NOW))).toEqual(['two.pem']);
    const left = await tray.removeCredential(sha256Of(first), NOW);
    expect(names(left)).toEqual(['two.pem']);
    expect(left.credentials.map(({ id }) => id)).toEqual([sha256Of(second)]);
  });

  test('that is a signing key leaves with its file; an unknown one changes nothing', async () => {
    const tray = new ImportTray({ knownTeam: () => TEAM_ID });
    const state = unwrapped(await tray.add([pem(`AuthKey_${KEY_ID}.p8`, signingKeyPem), file(first.cer)], NOW));
    expect(await tray.removeCredential('unknown', NOW)).toEqual(state);
    expect(names(await tray.removeCredential(`${KEY_ID}.${TEAM_ID}`, NOW))).toEqual(['first.cer']);
  });
});

describe('a signing key', () => {
  const p8 = pem(`AuthKey_${KEY_ID}.p8`, signingKeyPem);

  test('is a credential once its team is told', async () => {
    const tray = new ImportTray();
    const state = unwrapped(await tray.add([p8], NOW));
    expect(state.findings).toMatchObject([{ severity: 'error', problem: { code: 'team-needed', keyId: KEY_ID } }]);
    expect(state.credentials).toEqual([]);
    const told = await tray.nameKey(fileId(state, p8.name), { keyId: KEY_ID, teamId: TEAM_ID }, NOW);
    expect(codes(told)).toEqual([]);
    expect(told.credentials).toMatchObject([
      { id: `${KEY_ID}.${TEAM_ID}`, kind: 'token-key', hasPrivateKey: true, topics: [] },
    ]);
    expect(tray.material(`${KEY_ID}.${TEAM_ID}`)).toMatchObject({ privateKeyPem: signingKeyPem });
  });

  test('is known by what was told last, not by its name', async () => {
    const tray = new ImportTray({ knownTeam: () => TEAM_ID });
    const state = unwrapped(await tray.add([p8], NOW));
    expect(state.credentials.map(({ id }) => id)).toEqual([`${KEY_ID}.${TEAM_ID}`]);
    const told = await tray.nameKey(fileId(state, p8.name), { keyId: 'ZZZZZZZZZZ', teamId: 'YYYYYYYYYY' }, NOW);
    expect(told.credentials.map(({ id }) => id)).toEqual(['ZZZZZZZZZZ.YYYYYYYYYY']);
    expect(tray.material(`${KEY_ID}.${TEAM_ID}`)).toBeNull();
  });

  test('is asked for by its own Key ID only', async () => {
    const tray = new ImportTray({ knownTeam: (keyId) => (keyId === 'ZZZZZZZZZZ' ? TEAM_ID : null) });
    expect(codes(unwrapped(await tray.add([p8], NOW)))).toEqual(['team-needed']);
  });

  test('is none for a file that holds none, or that is gone', async () => {
    const tray = new ImportTray();
    const state = unwrapped(await tray.add([file(first.cer)], NOW));
    const told = { keyId: KEY_ID, teamId: TEAM_ID };
    expect(await tray.nameKey(fileId(state, 'first.cer'), told, NOW)).toEqual(state);
    expect(await tray.nameKey('gone', told, NOW)).toEqual(state);
  });
});
