import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdentityStore } from '../../../electron/identities/identity-store.ts';
import { openSqlite } from '../../../electron/storage/sqlite.ts';
import { fail } from '../../../shared/result.ts';
import { type MadeCredential, makeCredential, makeKey, makeSigningKey } from '../../support/credentials.ts';
import { type IdentityBench, openIdentityBench } from '../../support/identity-bench.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const WAITING = { commonName: 'Push', keyAlgorithm: 'EC P-256', file: 'push.key', createdAt: NOW.toISOString() };

describe('identities', () => {
  let bench: IdentityBench;
  let now: Date;
  const list = () => bench.identities().list();
  const database = () => join(bench.folder, 'pushbench.db');
  const first = () => {
    const [identity] = list().identities;
    if (identity === undefined) throw new Error('nothing is remembered');
    return identity;
  };

  beforeEach(async () => {
    now = NOW;
    bench = await openIdentityBench({ now: () => now });
  });
  afterEach(() => bench.close());

  it('are the credentials that came with their key: facts, details, sources, and where the key is', async () => {
    const made = makeCredential();
    await bench.remember(made);
    expect(first()).toEqual({
      ...{ id: made.id, name: null, key: 'session', findings: [], addedAt: NOW.toISOString() },
      ...{ facts: made.material.facts, details: made.state.details[0] },
      sources: {
        certificate: { name: 'weather.cer', form: 'der' },
        key: { name: 'weather.p12', form: 'pkcs12' },
      },
    });
    expect(bench.told.at(-1)).toEqual(list());
    expect(bench.identities().material(made.id)).toEqual(made.material);
  });

  it('are there after a restart with their facts, chain and name, and without the key', async () => {
    const made = makeCredential();
    await bench.remember(made);
    await bench.identities().rename(made.id, 'Weather');
    const before = first();
    await bench.restart();
    expect(first()).toEqual({ ...before, key: 'absent', facts: { ...before.facts, hasPrivateKey: false } });
    expect(bench.identities().material(made.id)).toBeNull();
    expect(bench.identities().held(made.id)).toMatchObject({
      value: { kind: 'certificate', file: 'weather.cer', chainPem: [expect.stringContaining('Q0E=')] },
    });
  });

  it('keep the files of their chain, also when they come again from what was remembered, and after a restart', async () => {
    const made = makeCredential();
    await bench.remember({ ...made, state: { ...made.state, chainFiles: { [made.id]: ['weather.p12'] } } });
    const chain = [{ name: 'weather.p12', form: 'pkcs12' }];
    expect(first().sources.chain).toEqual(chain);
    await bench.remember(made);
    expect(first().sources.chain).toEqual(chain);
    await bench.restart();
    expect(first().sources.chain).toEqual(chain);
  });

  it('come again as one, with the newest files, and keep name and day', async () => {
    const made = makeCredential();
    await bench.remember(made);
    await bench.identities().rename(made.id, 'Weather');
    now = new Date('2026-12-01T00:00:00.000Z');
    const other = makeCredential({ key: made.key, name: 'renamed' });
    const material = { ...other.material, facts: { ...other.material.facts, id: made.id } };
    const state = { ...other.state, details: other.state.details.map((one) => ({ ...one, id: made.id })) };
    await bench.remember({ ...other, state, material });
    expect(list().identities).toHaveLength(1);
    expect(first()).toMatchObject({
      ...{ name: 'Weather', addedAt: NOW.toISOString() },
      sources: { certificate: { name: 'renamed.cer' }, key: { name: 'renamed.p12' } },
    });
  });

  it('remember where the key came from when only the certificate comes again', async () => {
    const made = makeCredential();
    await bench.remember(made);
    const files = made.state.files.slice(0, 1);
    await bench.remember({ ...made, state: { ...made.state, files } });
    expect(first().sources.key).toEqual({ name: 'weather.p12', form: 'pkcs12' });
  });

  describe('are judged now', () => {
    it.each([
      ['2026-12-24T08:00:00.000Z', []],
      ['2026-12-24T07:59:59.000Z', [{ severity: 'warning', problem: { code: 'expires-soon', days: 29 } }]],
      ['2026-11-30T08:00:00.000Z', [{ severity: 'warning', problem: { code: 'expires-soon', days: 6 } }]],
      ['2026-11-20T08:00:00.000Z', [{ severity: 'error', problem: { code: 'expired', days: 4 } }]],
    ])('one that ends at %s', async (notAfter, findings) => {
      await bench.remember(makeCredential({ notAfter }));
      expect(first().findings).toMatchObject(findings);
    });

    it('one that cannot push', async () => {
      await bench.remember(makeCredential({ purpose: 'not-push' }));
      expect(first().findings).toMatchObject([{ severity: 'error', problem: { code: 'not-a-push-certificate' } }]);
    });
  });

  describe('of one key', () => {
    it('are kept, forgotten and removed together with it only as the last', async () => {
      const key = makeKey();
      const [sandbox, production] = [
        makeCredential({ key, name: 'sandbox' }),
        makeCredential({ key, name: 'production' }),
      ];
      for (const made of [sandbox, production]) await bench.remember(made);
      await bench.identities().keepKey(sandbox.id);
      expect(list().identities.map((one) => one.key)).toEqual(['kept', 'kept']);
      await bench.identities().remove(sandbox.id);
      expect(first()).toMatchObject({ id: production.id, key: 'kept' });
      await bench.identities().forgetKey(production.id);
      expect(first().key).toBe('session');
      await bench.identities().remove(production.id);
      expect(bench.identities().keysAtHand.known(key.publicKeyId)).toBeNull();
    });
  });

  describe('a signing request', () => {
    it('waits for its certificate, and its key is at hand until then', async () => {
      const made = makeCredential();
      const waiting = { ...WAITING, publicKeyId: made.key.publicKeyId };
      await bench.identities().addWaiting(waiting, made.key.key, false);
      expect(list().waiting).toEqual([{ ...waiting, key: 'session' }]);
      expect(bench.identities().keysAtHand.known(made.key.publicKeyId)).toEqual({ file: 'push.key' });
      await bench.remember({ ...made, state: { ...made.state, files: made.state.files.slice(0, 1) } });
      expect(list().waiting).toEqual([]);
      expect(first().sources.key).toEqual({ name: 'push.key', form: 'pem' });
    });

    it('keeps its key when an identity of the same key goes', async () => {
      const made = makeCredential();
      await bench.remember(made);
      await bench.identities().addWaiting({ ...WAITING, publicKeyId: made.key.publicKeyId }, made.key.key, true);
      await bench.identities().remove(made.id);
      expect(list()).toMatchObject({ identities: [], waiting: [{ key: 'kept' }] });
    });
  });

  it('a signing key’s team is told once, and forgotten with the last of its Key ID', async () => {
    await bench.remember(makeSigningKey('ABC123DEFG', '7XK2A9QPLM'));
    await bench.remember(makeSigningKey('ABC123DEFG', 'TYPO123456'));
    await bench.restart();
    expect(bench.identities().knownTeam('ABC123DEFG')).toBe('TYPO123456');
    await bench.identities().remove('ABC123DEFG.TYPO123456');
    expect(bench.identities().knownTeam('ABC123DEFG')).not.toBeNull();
    await bench.identities().remove('ABC123DEFG.7XK2A9QPLM');
    expect(bench.identities().knownTeam('ABC123DEFG')).toBeNull();
    expect(await bench.holding('ABC123DEFG', 'TYPO123456')).toEqual([]);
  });

  it('that are gone are named as such, whatever is asked of them', async () => {
    const identities = bench.identities();
    const answers = await Promise.all([
      ...[identities.rename('gone', 'x'), identities.remove('gone'), identities.keepKey('gone')],
      ...[identities.forgetKey('gone'), identities.keepWaiting('gone'), identities.removeWaiting('gone')],
      identities.held('gone'),
    ]);
    for (const answer of answers) expect(answer).toEqual({ ok: false, problem: { code: 'credential-gone' } });
  });

  it('follow changes in the order they were asked for', async () => {
    const made = makeCredential();
    const identities = bench.identities();
    await Promise.all([
      bench.remember(made),
      identities.rename(made.id, 'a'),
      identities.keepKey(made.id),
      identities.rename(made.id, 'b'),
      identities.forgetKey(made.id),
    ]);
    expect(first()).toMatchObject({ name: 'b', key: 'session' });
  });

  it('leave no trace when they are removed: not the name, not the key, in no backup and no damaged file', async () => {
    const made = makeCredential({ name: 'canary-7f3a' });
    const other = makeCredential({ name: 'other' });
    for (const one of [made, other]) await bench.remember(one);
    await bench.identities().rename(made.id, 'canary-given-name');
    await bench.identities().keepKey(made.id);
    await writeFile(join(bench.folder, 'pushbench.v1.db'), await readFile(database()));
    await writeFile(join(bench.folder, 'pushbench.damaged.db'), `damaged ${made.id}`);
    const traces = [made.id, 'canary-', made.key.publicKeyId, ...made.key.pem.split('\n').slice(1, -2)];
    expect(await bench.holding(...traces)).toHaveLength(4);
    expect(await bench.identities().remove(made.id)).toMatchObject({ ok: true });
    expect(await bench.holding(...traces)).toEqual([]);
    expect(list().identities.map(({ id }) => id)).toEqual([other.id]);
    expect(bench.notes).toEqual([]);
  });

  describe('on a database that is not as it should be', () => {
    it('leave a damaged row out and alone, and say so in the log', async () => {
      const [damaged, whole] = [makeCredential({ name: 'damaged' }), makeCredential({ name: 'whole' })];
      for (const one of [damaged, whole]) await bench.remember(one);
      const sqlite = await openSqlite(database());
      sqlite.run('UPDATE identity SET record = substr(record, 1, 99) WHERE id = ?', damaged.id);
      sqlite.close();
      await bench.restart();
      expect(list().identities.map(({ id }) => id)).toEqual([whole.id]);
      expect(list().storage).toBe('on-disk');
      expect(bench.notes).toEqual(['row 1 of identity in the database is damaged and left out']);
      expect(await bench.holding(damaged.id)).toEqual(['pushbench.db']);
      await bench.remember(damaged);
      expect(list().identities).toHaveLength(2);
    });

    it('of a newer version last until the app quits, and the list says so', async () => {
      const sqlite = await openSqlite(database());
      sqlite.exec('PRAGMA user_version = 99');
      sqlite.close();
      const before = await readFile(database());
      await bench.restart();
      await bench.remember(makeCredential());
      expect(list()).toMatchObject({ storage: 'newer-version', identities: [{ key: 'session' }] });
      await bench.restart();
      expect(list()).toMatchObject({ storage: 'newer-version', identities: [] });
      expect(await readFile(database())).toEqual(before);
      expect(bench.notes[0]).toContain('newer version, 99');
    });
  });
});

describe('a store on a full disk', () => {
  const full = {
    all: () => [],
    write: () => fail({ code: 'file-unwritable', file: 'pushbench.db', trouble: 'disk-full' } as const),
    removeCopiesWith: async () => ({ ok: true, value: null }) as const,
    close: () => undefined,
  };
  const stored = ({ id, key, state, material }: MadeCredential) => ({
    ...{ id, publicKeyId: key.publicKeyId, name: null, addedAt: NOW.toISOString(), chainPem: [] },
    ...{ facts: material.facts, details: state.details[0] ?? unreachable(), sources: { certificate: null, key: null } },
  });

  it('changes nothing and says why', () => {
    const store = openIdentityStore(full, () => undefined);
    const change = { kind: 'put-identity', identity: stored(makeCredential()) } as const;
    expect(store.change([change])).toMatchObject({ problem: { trouble: 'disk-full' } });
    expect(store.current().identities.size).toBe(0);
    store.changeInMemory([change]);
    expect(store.current().identities.size).toBe(1);
  });
});

function unreachable(): never {
  throw new Error('made credentials have details');
}
