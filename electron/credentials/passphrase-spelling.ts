/**
 * A passphrase as the bytes that files are made with. PKCS#12's own schemes hash it in UTF-16, PBES2 and PEM take the
 * bytes the program was given, which are UTF-8 today and were the terminal's encoding before.
 */
export type Spelling = {
  /** UTF-16, big-endian, with a closing zero (RFC 7292, appendix B.1); no bytes at all for none. */
  readonly utf16: Buffer;
  readonly bytes: Buffer;
};

/** Opens what a file holds behind a passphrase; it may be tried with one spelling after another. */
export type Opener<T> = (passphrase: Spelling) => Promise<T>;

/** No passphrase at all, which PKCS#12 tells from an empty one. */
export const NO_PASSPHRASE: Spelling = { utf16: Buffer.alloc(0), bytes: Buffer.alloc(0) };

/**
 * The spellings a file may have been made with, likeliest first; one for plain ASCII. Beyond it there are Latin-1,
 * where the passphrase has only such letters, and the UTF-8 bytes taken for letters, as OpenSSL did before 1.1.
 */
export function spellingsOf(passphrase: string): readonly Spelling[] {
  const utf8 = Buffer.from(passphrase, 'utf8');
  const usual = { utf16: utf16Of(passphrase), bytes: utf8 };
  if (isAscii(passphrase)) return [usual];
  const oldOpenssl = { utf16: utf16Of(utf8.toString('latin1')), bytes: utf8 };
  const latin1 = { ...usual, bytes: Buffer.from(passphrase, 'latin1') };
  return isLatin1(passphrase) ? [usual, latin1, oldOpenssl] : [usual, oldOpenssl];
}

function utf16Of(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length;
}

function isLatin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text;
}
