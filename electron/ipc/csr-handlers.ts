import { join } from 'node:path';
import type { Finding } from '../../shared/credential/credential.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok } from '../../shared/result.ts';
import { createSigningRequest, writeSigningRequest } from '../credentials/signing-request.ts';
import type { Identities } from '../identities/identities.ts';
import type { ChosenFolders } from './chosen-folders.ts';
import type { HandlersOf } from './handler.ts';

export type CsrChannel = 'csr:create';

export type CsrSources = {
  readonly identities: Identities;
  readonly folders: ChosenFolders;
  readonly now: () => Date;
};

/** Signing requests for certificates that Apple has yet to make, only into folders that the person chose. */
export function csrHandlers({ identities, folders, now }: CsrSources): HandlersOf<CsrChannel> {
  return {
    'csr:create': async ({ commonName, email, folder, names, keyPassphrase, keep, overwrite }) => {
      folders.mustHave(folder);
      // Before anything is written: a request that is not answered as asked for should leave no files.
      if (keep && identities.list().secureStore === 'unavailable') return fail({ code: 'secure-store-unavailable' });
      const request = await createSigningRequest({ commonName, email });
      const paths = { keyPath: join(folder, names.key), requestPath: join(folder, names.request) };
      const written = await writeSigningRequest(request, { ...paths, keyPassphrase, overwrite });
      if (!written.ok) return written;
      const { key, publicKeyId, keyAlgorithm } = request;
      const waiting = { publicKeyId, commonName, keyAlgorithm, file: names.key, createdAt: now().toISOString() };
      const added = await identities.addWaiting(waiting, key, keep);
      return ok({ files: written.value, publicKeyId, findings: added.ok ? [] : [notKept(added.problem, names.key)] });
    },
  };
}

/** The keyring may close between the first look and the last step; key and request are written all the same. */
function notKept(problem: Problem, file: string): Finding {
  return { severity: 'warning', problem, files: [file] };
}
