import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { CredentialFacts, FileForm, ImportState } from '../../shared/credential/credential.ts';
import { chainSources } from '../../shared/credential/recipe-sources.ts';
import type { IdentitySource } from '../../shared/identity/identity.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { publicKeyId } from '../credentials/key-facts.ts';
import type { IdentityRecord } from './schema.ts';

/** A credential of the tray with its key: what can be remembered. */
export type CredentialInHand = IdentityRecord & { readonly publicKeyId: string; readonly key: KeyObject };

/**
 * Takes a credential out of what was imported. `keySource` is where its key came from when no file of the tray holds
 * it, since it was at hand.
 */
export function credentialInHand(
  state: ImportState,
  material: CredentialMaterial,
  keySource: (publicKeyId: string) => IdentitySource | null,
): CredentialInHand {
  const { facts } = material;
  const details = state.details.find(({ id }) => id === facts.id);
  if (details === undefined) throw new Error('A credential of the tray has no details');
  const key = createPrivateKey(material.privateKeyPem);
  const id = publicKeyId(createPublicKey(key));
  return {
    ...{ facts, details, key, publicKeyId: id },
    chainPem: material.kind === 'certificate' ? material.chainPem : [],
    sources: {
      certificate: sourceIn(state, facts, 'certificate'),
      key: sourceIn(state, facts, 'private-key') ?? keySource(id),
      chain: chainIn(state, material),
    },
  };
}

/** Unknown where there is a chain and no file of the tray has it, since it was remembered. */
function chainIn(state: ImportState, material: CredentialMaterial): readonly IdentitySource[] | undefined {
  const files = chainSources(state, material.facts);
  const isKnown = files.length > 0 || material.kind === 'token-key' || material.chainPem.length === 0;
  return isKnown ? files : undefined;
}

function sourceIn(
  state: ImportState,
  facts: CredentialFacts,
  part: 'certificate' | 'private-key',
): IdentitySource | null {
  for (const { name, state: file } of state.files) {
    if (!facts.files.includes(name) || file.kind !== 'read' || !file.holds.includes(part)) continue;
    return { name, form: file.form satisfies FileForm };
  }
  return null;
}
