import { createPrivateKey, type KeyObject } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { TokenKeyMaterial } from '../credentials/credential-material.ts';
import { readPath } from '../credentials/read-paths.ts';
import type { CommandContext } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';

const ID = /^[A-Z0-9]{10}$/;

/** Whether a file is Apple's signing key, by its name. */
export function isSigningKeyFile(file: string): boolean {
  return /\.p8$/i.test(file);
}

/** The signing key that the options name; the key id comes from the file's name when it is not given. */
export async function loadSigningKey(
  options: CredentialOptions,
  context: CommandContext,
): Promise<Result<TokenKeyMaterial>> {
  const [file, ...more] = options.credential ?? [];
  if (file === undefined || more.length > 0) return usage('a .p8 signing key goes alone: give one --credential');
  const keyId = options.keyId ?? /^(?:APNs)?AuthKey_([A-Z0-9]{10})/.exec(basename(file))?.[1];
  if (keyId === undefined) return usage(`the name of ${basename(file)} does not tell the key id: add --key-id`);
  if (!ID.test(keyId)) return usage('--key-id has 10 capital letters and digits, such as ABC123DEFG');
  if (options.teamId === undefined) return usage('a .p8 signing key needs its team: add --team-id');
  if (!ID.test(options.teamId)) return usage('--team-id has 10 capital letters and digits, such as 7XK2A9QPLM');
  const read = await readPath(resolve(context.io.cwd, file));
  if (!read.ok) return read;
  const key = parseKey(read.value.bytes);
  const { name } = read.value;
  if (key === null) return fail({ code: 'file-damaged', file: name, offset: null });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    return fail({ code: 'not-a-credential', file: name, looksLike: null });
  }
  const teamId = options.teamId;
  const privateKeyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return ok({ kind: 'token-key', facts: factsOf(keyId, teamId, name), keyId, teamId, privateKeyPem });
}

function parseKey(bytes: Uint8Array): KeyObject | null {
  try {
    return createPrivateKey(Buffer.from(bytes));
  } catch {
    return null;
  }
}

/** A signing key is good for both environments and every topic of its team. */
function factsOf(keyId: string, teamId: string, file: string): CredentialFacts {
  const none = { commonName: null, issuer: null, serialNumber: null, notBefore: null, notAfter: null, sha256: null };
  return {
    ...none,
    id: `${keyId}.${teamId}`,
    kind: 'token-key',
    environments: ['sandbox', 'production'],
    topics: [],
    teamId,
    keyId,
    keyAlgorithm: 'EC P-256',
    hasPrivateKey: true,
    files: [file],
  };
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
