/** Why a reader inside this folder could not go on; `read-file.ts` turns it into an answer with the file's name. */
export type StopReason =
  | { readonly kind: 'damaged'; readonly offset: number | null }
  | { readonly kind: 'unsupported'; readonly cipher: string }
  /** It is well formed, and far larger than any credential. */
  | { readonly kind: 'too-many-parts' }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'too-much-work'; readonly iterations: number; readonly limit: number };

/** Thrown through the nested structures of a file and caught where the file is known; it never leaves the folder. */
export class ReadingStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(reason.kind);
    this.reason = reason;
  }
}

export function damaged(offset: number | null = null): ReadingStopped {
  return new ReadingStopped({ kind: 'damaged', offset });
}

export function unsupported(cipher: string): ReadingStopped {
  return new ReadingStopped({ kind: 'unsupported', cipher });
}

export function tooMuchWork(iterations: number, limit: number): ReadingStopped {
  return new ReadingStopped({ kind: 'too-much-work', iterations, limit });
}

export function tooManyParts(): ReadingStopped {
  return new ReadingStopped({ kind: 'too-many-parts' });
}

export function wrongPassphrase(): ReadingStopped {
  return new ReadingStopped({ kind: 'wrong-passphrase' });
}

/** Whether a file asks for more than is done for one, which no passphrase changes. */
export function isPastLimits(error: unknown): error is ReadingStopped {
  if (!(error instanceof ReadingStopped)) return false;
  return error.reason.kind === 'too-many-parts' || error.reason.kind === 'too-much-work';
}
