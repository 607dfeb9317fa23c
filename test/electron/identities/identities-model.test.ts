import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyPlace } from '../../../shared/identity/identity.ts';
import {
  type MadeCredential,
  type MadeKey,
  makeCredential,
  makeKey,
  makeSigningKey,
} from '../../support/credentials.ts';
import { type IdentityBench, openIdentityBench } from '../../support/identity-bench.ts';

/** Two certificates of one key, one by itself, one for a signing request, and a signing key. */
const SHARED = makeKey();
const REQUESTED = makeKey();
const CREDENTIALS = [
  makeCredential({ key: SHARED, name: 'sandbox' }),
  makeCredential({ key: SHARED, name: 'production' }),
  makeCredential({ name: 'alone' }),
  makeCredential({ key: REQUESTED, name: 'requested' }),
  makeSigningKey('ABC123DEFG', '7XK2A9QPLM'),
] as const;

/** What should be remembered, told far simpler than it is done. */
type Model = {
  readonly names: Map<string, string | null>;
  readonly teams: Set<string>;
  isWaiting: boolean;
  canKeep: boolean;
  /** By public key. `file`: none, one that the secure store opens, or one of another keyring. */
  readonly keys: Map<string, { inHand: boolean; file: 'none' | 'good' | 'bad' }>;
};

const keyIn = (model: Model, { publicKeyId }: MadeKey) => {
  const known = model.keys.get(publicKeyId) ?? { inHand: false, file: 'none' as const };
  model.keys.set(publicKeyId, known);
  return known;
};

/** Looking at a kept key brings it into memory. */
function look(model: Model): void {
  for (const key of model.keys.values()) if (key.file === 'good' && model.canKeep) key.inHand = true;
}

function placeOf(model: Model, key: MadeKey): KeyPlace {
  const { inHand, file } = keyIn(model, key);
  if (!inHand) return 'absent';
  return file === 'none' ? 'session' : 'kept';
}

const isNeeded = (model: Model, key: MadeKey): boolean =>
  CREDENTIALS.some((one) => one.key === key && model.names.has(one.id)) || (key === REQUESTED && model.isWaiting);

function forgetUnlessNeeded(model: Model, key: MadeKey): void {
  if (!isNeeded(model, key)) model.keys.set(key.publicKeyId, { inHand: false, file: 'none' });
}

class Step implements fc.AsyncCommand<Model, IdentityBench> {
  readonly #name: string;
  readonly #run: (model: Model, bench: IdentityBench) => Promise<unknown>;

  constructor(name: string, run: (model: Model, bench: IdentityBench) => Promise<unknown>) {
    this.#name = name;
    this.#run = run;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, bench: IdentityBench): Promise<void> {
    await this.#run(model, bench);
    look(model);
    await expectAgreement(model, bench);
  }

  toString(): string {
    return this.#name;
  }
}

async function expectAgreement(model: Model, bench: IdentityBench): Promise<void> {
  const list = bench.identities().list();
  const wanted = CREDENTIALS.filter(({ id }) => model.names.has(id));
  const found = list.identities.map(({ id, name, key }) => [id, name, key] as const);
  expect(new Map(found.map((one) => [one[0], one]))).toEqual(
    new Map(wanted.map(({ id, key }) => [id, [id, model.names.get(id), placeOf(model, key)]])),
  );
  expect(list.waiting.map(({ publicKeyId, key }) => [publicKeyId, key])).toEqual(
    model.isWaiting ? [[REQUESTED.publicKeyId, placeOf(model, REQUESTED)]] : [],
  );
  expect(bench.identities().knownTeam('ABC123DEFG')).toBe(model.teams.has('ABC123DEFG') ? '7XK2A9QPLM' : null);
  const kept = [...model.keys].filter(([, { file }]) => file !== 'none').map(([id]) => `keys/${id}.key`);
  expect(await bench.files()).toEqual([...kept, 'pushbench.db'].sort());
  for (const { id } of CREDENTIALS)
    expect(await bench.holding(id)).toEqual(model.names.has(id) ? ['pushbench.db'] : []);
}

const remember = (made: MadeCredential) =>
  new Step(`remember ${made.material.facts.files[0]}`, async (model, bench) => {
    await bench.remember(made);
    model.names.set(made.id, model.names.get(made.id) ?? null);
    keyIn(model, made.key).inHand = true;
    if (made.key === REQUESTED) model.isWaiting = false;
    if (made.material.kind === 'token-key') model.teams.add(made.material.keyId);
  });

const rename = (made: MadeCredential, name: string | null) =>
  new Step(`rename ${made.id.slice(0, 8)} to ${name}`, async (model, bench) => {
    const renamed = await bench.identities().rename(made.id, name);
    expect(renamed.ok).toBe(model.names.has(made.id));
    if (renamed.ok) model.names.set(made.id, name);
  });

/** Keeping an identity's key and the waiting one are the same but for who asks. */
const keep = (
  key: MadeKey,
  ask: (bench: IdentityBench) => Promise<{ ok: boolean }>,
  isThere: (model: Model) => boolean,
) =>
  new Step(`keep ${key.publicKeyId.slice(0, 8)}`, async (model, bench) => {
    const place = placeOf(model, key);
    const expected = isThere(model) && place !== 'absent' && model.canKeep;
    expect((await ask(bench)).ok).toBe(expected);
    if (expected) keyIn(model, key).file = 'good';
  });

const forget = (made: MadeCredential) =>
  new Step(`forget ${made.id.slice(0, 8)}`, async (model, bench) => {
    const forgotten = await bench.identities().forgetKey(made.id);
    expect(forgotten.ok).toBe(model.names.has(made.id));
    if (forgotten.ok) keyIn(model, made.key).file = 'none';
  });

const remove = (made: MadeCredential) =>
  new Step(`remove ${made.id.slice(0, 8)}`, async (model, bench) => {
    const removed = await bench.identities().remove(made.id);
    expect(removed.ok).toBe(model.names.delete(made.id));
    if (!removed.ok) return;
    forgetUnlessNeeded(model, made.key);
    if (made.material.kind === 'token-key') model.teams.delete(made.material.keyId);
  });

const addWaiting = (keepIt: boolean) =>
  new Step(`request${keepIt ? ', kept' : ''}`, async (model, bench) => {
    const facts = { commonName: 'Push', keyAlgorithm: 'EC P-256', file: 'push.key' };
    const waiting = { publicKeyId: REQUESTED.publicKeyId, ...facts, createdAt: '2026-11-24T08:00:00.000Z' };
    const added = await bench.identities().addWaiting(waiting, REQUESTED.key, keepIt);
    expect(added.ok).toBe(!keepIt || model.canKeep);
    model.isWaiting = true;
    keyIn(model, REQUESTED).inHand = true;
    if (keepIt && model.canKeep) keyIn(model, REQUESTED).file = 'good';
  });

const removeWaiting = new Step('remove the request', async (model, bench) => {
  expect((await bench.identities().removeWaiting(REQUESTED.publicKeyId)).ok).toBe(model.isWaiting);
  if (!model.isWaiting) return;
  model.isWaiting = false;
  forgetUnlessNeeded(model, REQUESTED);
});

const restart = new Step('restart', async (model, bench) => {
  await bench.restart();
  for (const key of model.keys.values()) key.inHand = false;
});

const openKeyring = (isOpen: boolean) =>
  new Step(isOpen ? 'open the keyring' : 'lock the keyring', async (model, bench) => {
    bench.secureStore.isAvailable = isOpen;
    model.canKeep = isOpen;
  });

const newKeyring = new Step('another keyring', async (model, bench) => {
  bench.secureStore.changeKey();
  for (const key of model.keys.values()) if (key.file === 'good') key.file = 'bad';
});

const one = fc.constantFrom(...CREDENTIALS);
const steps = [
  one.map(remember),
  fc.tuple(one, fc.constantFrom('Weather', 'Метеo', null)).map(([made, name]) => rename(made, name)),
  one.map(({ id, key }) =>
    keep(
      key,
      (bench) => bench.identities().keepKey(id),
      (model) => model.names.has(id),
    ),
  ),
  one.map(forget),
  one.map(remove),
  fc.boolean().map(addWaiting),
  fc.constant(
    keep(
      REQUESTED,
      (bench) => bench.identities().keepWaiting(REQUESTED.publicKeyId),
      (model) => model.isWaiting,
    ),
  ),
  fc.constant(removeWaiting),
  fc.constant(restart),
  fc.boolean().map(openKeyring),
  fc.constant(newKeyring),
];

describe('whatever a person does with identities, in any order', () => {
  it('the list, the database and the kept keys agree, also after restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 25, size: '+1' }), async (commands) => {
        const bench = await openIdentityBench();
        try {
          const model: Model = { names: new Map(), teams: new Set(), isWaiting: false, canKeep: true, keys: new Map() };
          await fc.asyncModelRun(() => ({ model, real: bench }), commands);
        } finally {
          await bench.close();
        }
      }),
      { numRuns: process.env.PUSHBENCH_PROOF === '1' ? 300 : 30 },
    );
  });
});
