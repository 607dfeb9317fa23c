import type { KeyObject } from 'node:crypto';
import type { ImportState } from '../../shared/credential/credential.ts';
import type { Identity, IdentityList } from '../../shared/identity/identity.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { HeldCredential } from '../credentials/at-hand.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { type AtHand, atHand, heldCredential, identityMaterial, keySource, withKey } from './at-hand.ts';
import type { Change, IdentityStore, Remembered, StoredIdentity, StoredWaitingKey } from './identity-store.ts';
import { type CredentialInHand, credentialInHand } from './in-hand.ts';
import { judgedIdentity } from './judge.ts';
import type { KeyVault } from './key-vault.ts';

export type IdentitiesOptions = {
  readonly store: IdentityStore;
  readonly vault: KeyVault;
  readonly canKeep: () => boolean;
  /** Whether the store has a database, and why not. */
  readonly storage: IdentityList['storage'];
  /** The simulator's own credential, which is never remembered. */
  readonly builtIn: () => Identity | null;
  readonly now: () => Date;
  /** Told after every change. */
  readonly onChange: (list: IdentityList) => void;
};

/** What is remembered and its keys, put together. Changes follow each other in the order they were asked for. */
export type Identities = {
  readonly list: () => IdentityList;
  /** Remembers credentials that have just come into the tray, with their keys until the app quits. */
  readonly remember: (state: ImportState, materials: readonly CredentialMaterial[]) => Promise<void>;
  readonly rename: (id: string, name: string | null) => Promise<Result<IdentityList>>;
  readonly remove: (id: string) => Promise<Result<IdentityList>>;
  readonly keepKey: (id: string) => Promise<Result<IdentityList>>;
  readonly forgetKey: (id: string) => Promise<Result<IdentityList>>;
  readonly addWaiting: (waiting: StoredWaitingKey, key: KeyObject, keep: boolean) => Promise<Result<IdentityList>>;
  readonly keepWaiting: (publicKeyId: string) => Promise<Result<IdentityList>>;
  readonly removeWaiting: (publicKeyId: string) => Promise<Result<IdentityList>>;
  readonly rememberTeam: (keyId: string, teamId: string) => Promise<void>;
  /** On its way into the tray. Fails with `credential-gone`. */
  readonly held: (id: string) => Result<HeldCredential>;
  /** Null when there is no such identity or its key is not in hand. */
  readonly material: (id: string) => CredentialMaterial | null;
  /** What changed outside, as the simulator's own credential, is to be told. */
  readonly tell: () => void;
  /** All changes that were asked for are done. */
  readonly settled: () => Promise<void>;
} & AtHand;

export function createIdentities(options: IdentitiesOptions): Identities {
  const { store, vault, canKeep, builtIn, now, onChange } = options;
  let storage = options.storage;
  let lastChange: Promise<unknown> = Promise.resolve();
  const tell = (): void => onChange(list());
  return {
    ...atHand(store.current, vault),
    ...{ list, remember, rename, remove, keepKey, forgetKey, addWaiting, keepWaiting, removeWaiting },
    rememberTeam: (keyId, teamId) => inTurn(async () => putWithoutLoss([{ kind: 'put-team', keyId, teamId }])),
    held: (id) => {
      const stored = store.current().identities.get(id);
      const held = stored === undefined ? null : heldCredential(stored, vault.open(stored.publicKeyId));
      return held === null ? fail({ code: 'credential-gone' }) : ok(held);
    },
    material: (id) => {
      const stored = store.current().identities.get(id);
      return stored === undefined ? null : identityMaterial(stored, vault.open(stored.publicKeyId));
    },
    tell,
    settled: async () => {
      await lastChange;
    },
  };

  function list(): IdentityList {
    const { identities, waiting } = store.current();
    return {
      identities: [...identities.values()].map((one) => judgedIdentity(one, vault.place(one.publicKeyId), now())),
      waiting: [...waiting.values()].map((one) => ({ ...one, key: vault.place(one.publicKeyId) })),
      builtIn: builtIn(),
      secureStore: canKeep() ? 'available' : 'unavailable',
      storage,
    };
  }

  function remember(state: ImportState, materials: readonly CredentialMaterial[]): Promise<void> {
    return inTurn(async () => {
      const inHand = materials
        .filter(({ facts }) => facts.id !== builtIn()?.id)
        .map((material) => credentialInHand(state, material, (id) => keySource(store.current(), id)));
      if (inHand.length === 0) return;
      for (const { key } of inHand) vault.hold(key);
      putWithoutLoss(inHand.flatMap(changesFor));
      tell();
    });
  }

  function changesFor({ key: _key, ...credential }: CredentialInHand): readonly Change[] {
    const { publicKeyId, facts } = credential;
    const { id, keyId, teamId } = facts;
    const mistaken = facts.kind === 'token-key' ? namedOtherwise(store.current(), publicKeyId, id) : [];
    const before = store.current().identities.get(id) ?? mistaken[0];
    const name = before?.name ?? null;
    const addedAt = before?.addedAt ?? now().toISOString();
    const sources = { ...credential.sources, chain: credential.sources.chain ?? before?.sources.chain };
    return [
      ...mistaken.flatMap(removing),
      { kind: 'put-identity', identity: { ...credential, sources, id, name, addedAt } },
      { kind: 'remove-waiting', publicKeyId },
      ...(keyId === null || teamId === null ? [] : [{ kind: 'put-team', keyId, teamId } as const]),
    ];
  }

  /** What the disk does not take still lasts until the app quits, and the list says so. */
  function putWithoutLoss(changes: readonly Change[]): void {
    if (store.change(changes).ok) return;
    store.changeInMemory(changes);
    storage = 'unusable';
  }

  function rename(id: string, name: string | null): Promise<Result<IdentityList>> {
    return change(id, async (stored) => store.change([{ kind: 'put-identity', identity: { ...stored, name } }]));
  }

  /** The key first: a row without its key can be removed again, a key without its row is seen by nobody. */
  function remove(id: string): Promise<Result<IdentityList>> {
    return change(id, async ({ publicKeyId, facts: { keyId } }) => {
      const forgotten = await forgetUnlessNeeded(publicKeyId, id);
      if (!forgotten.ok) return forgotten;
      const others = [...store.current().identities.values()].filter((one) => one.id !== id);
      const teamNeeded = keyId === null || others.some(({ facts }) => facts.keyId === keyId);
      const written = store.change([
        { kind: 'remove-identity', id },
        ...(teamNeeded ? [] : [{ kind: 'remove-team', keyId } as const]),
      ]);
      return written.ok ? store.removeCopiesWith(id) : written;
    });
  }

  function keepKey(id: string): Promise<Result<IdentityList>> {
    return change(id, ({ publicKeyId }) => keep(publicKeyId));
  }

  function forgetKey(id: string): Promise<Result<IdentityList>> {
    return change(id, ({ publicKeyId }) => vault.release(publicKeyId));
  }

  function addWaiting(waiting: StoredWaitingKey, key: KeyObject, keepIt: boolean): Promise<Result<IdentityList>> {
    return inTurn(async () => {
      vault.hold(key);
      putWithoutLoss([{ kind: 'put-waiting', waiting }]);
      return answer(keepIt ? await keep(waiting.publicKeyId) : ok(null));
    });
  }

  function keepWaiting(publicKeyId: string): Promise<Result<IdentityList>> {
    return changeWaiting(publicKeyId, () => keep(publicKeyId));
  }

  function removeWaiting(publicKeyId: string): Promise<Result<IdentityList>> {
    return changeWaiting(publicKeyId, async () => {
      if (withKey(store.current(), publicKeyId).length === 0) {
        const removed = await vault.remove(publicKeyId);
        if (!removed.ok) return removed;
      }
      const written = store.change([{ kind: 'remove-waiting', publicKeyId }]);
      return written.ok ? store.removeCopiesWith(publicKeyId) : written;
    });
  }

  async function keep(publicKeyId: string): Promise<Result<null>> {
    if (vault.open(publicKeyId) === null) return fail({ code: 'credential-gone' });
    return vault.keep(publicKeyId);
  }

  async function forgetUnlessNeeded(publicKeyId: string, id: string): Promise<Result<null>> {
    const needed = withKey(store.current(), publicKeyId).some((other) => other.id !== id);
    return needed || store.current().waiting.has(publicKeyId) ? ok(null) : vault.remove(publicKeyId);
  }

  function change(id: string, work: (stored: StoredIdentity) => Promise<Result<null>>): Promise<Result<IdentityList>> {
    return inTurn(async () => {
      const stored = store.current().identities.get(id);
      return stored === undefined ? fail({ code: 'credential-gone' }) : answer(await work(stored));
    });
  }

  function changeWaiting(publicKeyId: string, work: () => Promise<Result<null>>): Promise<Result<IdentityList>> {
    return inTurn(async () =>
      store.current().waiting.has(publicKeyId) ? answer(await work()) : fail({ code: 'credential-gone' }),
    );
  }

  /** Told even when it failed: a part may have changed before. */
  function answer(done: Result<null>): Result<IdentityList> {
    tell();
    return done.ok ? ok(list()) : done;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = lastChange.then(work);
    lastChange = done.catch(() => null);
    return done;
  }
}

/** Apple gives a key's file one Key ID and one team: a remembered signing key with the same key and other ids was told wrong. */
function namedOtherwise(remembered: Remembered, publicKeyId: string, id: string): readonly StoredIdentity[] {
  return withKey(remembered, publicKeyId).filter((one) => one.facts.kind === 'token-key' && one.id !== id);
}

function removing({ id, facts: { keyId } }: StoredIdentity): readonly Change[] {
  return [{ kind: 'remove-identity', id }, ...(keyId === null ? [] : [{ kind: 'remove-team', keyId } as const])];
}
