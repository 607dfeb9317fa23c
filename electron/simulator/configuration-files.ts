import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import { readTextFile } from '../storage/text-file.ts';
import { holdsCertificate } from './client-trust.ts';
import { type ProviderKey, publicKeyIn } from './provider-keys.ts';

/** What the files hold that a configuration names. */
export type ConfigurationFiles = {
  readonly providerKeys: readonly ProviderKey[];
  readonly clientCaPems: readonly string[];
};

/**
 * Reads the keys and CAs that a configuration names; paths are relative to `dir`. Fails with `file-unreadable`, or with
 * `rules-invalid` when a file holds something else.
 */
export async function readConfigurationFiles(
  { providerKeys, clientCa }: SimulatorConfiguration,
  dir: string,
): Promise<Result<ConfigurationFiles>> {
  const keys: ProviderKey[] = [];
  for (const { keyId, teamId, environment, file } of providerKeys) {
    const text = await readTextFile(resolve(dir, file));
    if (!text.ok) return text;
    const publicKey = publicKeyIn(text.value);
    if (publicKey === null) {
      return fail({ code: 'rules-invalid', file, detail: `it holds no P-256 key for the provider key ${keyId}` });
    }
    keys.push({ keyId, teamId, environment, publicKey });
  }
  const pems: string[] = [];
  for (const file of clientCa) {
    const text = await readTextFile(resolve(dir, file));
    if (!text.ok) return text;
    if (!holdsCertificate(text.value)) {
      return fail({ code: 'rules-invalid', file, detail: 'it holds no certificate in PEM, which "clientCa" needs' });
    }
    pems.push(text.value);
  }
  return ok({ providerKeys: keys, clientCaPems: pems });
}
