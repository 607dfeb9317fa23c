import { keyIdInName } from '../../shared/credential/token-key.ts';
import type { Problem } from '../../shared/problem.ts';
import { type FileContents, fileOpener, type OtherFile } from './file-opener.ts';
import { NO_PASSPHRASE, type Opener, spellingsOf } from './passphrase-spelling.ts';
import { isPastLimits, ReadingStopped, type StopReason } from './reading-stopped.ts';
import { WorkBudget } from './work-budget.ts';

export type FileReading =
  | (FileContents & {
      readonly kind: 'read';
      /** Set for Apple's `.p8`, with the Key ID where the file's name tells it. */
      readonly signingKey: { readonly keyId: string | null } | null;
    })
  /** `wrongPassphrase`: one was given and does not open it. */
  | { readonly kind: 'locked'; readonly wrongPassphrase: boolean }
  | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Reads a file's certificates and private keys, whatever its name says. No passphrase and an empty one are tried
 * without being asked for; `passphrase` null means that none was given yet. Never throws for what a file holds. What
 * the file may cost is bounded (`WorkBudget`), over all that is tried.
 */
export async function readCredentialFile(
  name: string,
  bytes: Uint8Array,
  passphrase: string | null,
): Promise<FileReading> {
  try {
    const open = fileOpener(name, bytes, new WorkBudget());
    if (typeof open !== 'function') return otherFile(name, open);
    const contents = await openedBy(open, passphrase);
    if (contents === null) return { kind: 'locked', wrongPassphrase: passphrase !== null };
    if (contents.certificates.length === 0 && contents.keys.length === 0) return otherFile(name, { looksLike: null });
    return { kind: 'read', ...contents, signingKey: isTokenKey(name, contents) ? { keyId: keyIdInName(name) } : null };
  } catch (error) {
    const reason = error instanceof ReadingStopped ? error.reason : null;
    if (reason === null || reason.kind === 'wrong-passphrase') throw error;
    return failed(problemOf(name, reason));
  }
}

/** null when no spelling of the passphrase opens it. */
async function openedBy(open: Opener<FileContents>, passphrase: string | null): Promise<FileContents | null> {
  const given = spellingsOf(passphrase ?? '');
  const candidates = passphrase === null || passphrase === '' ? [NO_PASSPHRASE, ...given] : given;
  for (const [index, candidate] of candidates.entries()) {
    try {
      return await open(candidate);
    } catch (error) {
      // The likeliest was done in full and is wrong; the others go as far as the file's budget.
      if (index > 0 && isPastLimits(error)) return null;
      if (!(error instanceof ReadingStopped) || error.reason.kind !== 'wrong-passphrase') throw error;
    }
  }
  return null;
}

/** Apple's `AuthKey_<KEYID>.p8`: told by its name, since any EC key may look like it inside. */
function isTokenKey(name: string, { certificates, keys }: FileContents): boolean {
  const named = /\.p8$/i.test(name) || /^(APNs)?AuthKey_/i.test(name);
  return named && certificates.length === 0 && keys.some(({ summary }) => summary.keyAlgorithm === 'EC P-256');
}

function otherFile(file: string, { looksLike }: OtherFile): FileReading {
  return failed({ code: 'not-a-credential', file, looksLike });
}

function failed(problem: Problem): FileReading {
  return { kind: 'failed', problem };
}

function problemOf(file: string, reason: Exclude<StopReason, { kind: 'wrong-passphrase' }>): Problem {
  switch (reason.kind) {
    case 'damaged':
      return { code: 'file-damaged', file, offset: reason.offset };
    case 'unsupported':
      return { code: 'cipher-unsupported', file, cipher: reason.cipher };
    case 'too-many-parts':
      return { code: 'not-a-credential', file, looksLike: 'oversized' };
    case 'too-much-work':
      return { code: 'too-much-work', file, iterations: reason.iterations, limit: reason.limit };
  }
}
