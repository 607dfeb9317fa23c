import { hash as hashOnce } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/**
 * The key derivation of PKCS#12 (RFC 7292, appendix B.2). node-forge has it too, but in one piece: a file may ask
 * for millions of rounds, which would hold up the main process. This one gives way every few milliseconds.
 */

export type Pkcs12Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512';
/** What the derived bytes are for. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

const ROUNDS_AT_A_TIME = 4_000;

/** Derives `length` bytes. `passphrase` is in UTF-16 (see `Spelling`); `iterations` at least 1, bounded by the caller. */
export async function pkcs12Key(
  digest: Pkcs12Digest,
  passphrase: Uint8Array,
  salt: Uint8Array,
  purpose: number,
  iterations: number,
  length: number,
): Promise<Buffer> {
  const block = digest === 'sha1' || digest === 'sha256' ? 64 : 128;
  const diversifier = Buffer.alloc(block, purpose);
  let input = Buffer.concat([fillBlocks(salt, block), fillBlocks(passphrase, block)]);
  const derived: Buffer[] = [];
  let have = 0;
  for (;;) {
    const hash = await hashRepeatedly(digest, Buffer.concat([diversifier, input]), iterations);
    derived.push(hash);
    have += hash.length;
    if (have >= length) return Buffer.concat(derived).subarray(0, length);
    input = addToEachBlock(input, fillBlocks(hash, block).subarray(0, block), block);
  }
}

/** Copies of `bytes` to the next multiple of a block. */
function fillBlocks(bytes: Uint8Array, block: number): Buffer {
  const size = block * Math.ceil(bytes.length / block);
  return size === 0 ? Buffer.alloc(0) : Buffer.alloc(size, bytes);
}

async function hashRepeatedly(digest: Pkcs12Digest, input: Buffer, rounds: number): Promise<Buffer> {
  const hash = hashOnce(digest, input, 'buffer');
  for (let round = 2; round <= rounds; round += 1) {
    // Hashed in one call, and given back as a string of bytes: a quarter of the time of a hash object.
    hash.write(hashOnce(digest, hash, 'binary'), 'binary');
    if (round % ROUNDS_AT_A_TIME === 0) await setImmediate();
  }
  return hash;
}

/** Each block of `input` plus `addend` plus 1, modulo the block's size. */
function addToEachBlock(input: Buffer, addend: Buffer, block: number): Buffer<ArrayBuffer> {
  const sum = Buffer.from(input);
  for (let start = 0; start < sum.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      carry += sum.readUInt8(start + at) + addend.readUInt8(at);
      sum.writeUInt8(carry & 0xff, start + at);
      carry >>= 8;
    }
  }
  return sum;
}
