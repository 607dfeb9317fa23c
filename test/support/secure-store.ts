import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecureStore } from '../../electron/identities/key-vault.ts';

export type FakeSecureStore = SecureStore & {
  /** No keyring, or a locked one. */
  isAvailable: boolean;
  /** Another keyring: what was encrypted before opens no more. */
  readonly changeKey: () => void;
};

/** A secure store of the test's own that truly encrypts (AES-256-GCM). */
export function fakeSecureStore(): FakeSecureStore {
  let key = randomBytes(32);
  const store: FakeSecureStore = {
    isAvailable: true,
    available: () => store.isAvailable,
    changeKey: () => {
      key = randomBytes(32);
    },
    encrypt: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
    },
    decrypt: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
  return store;
}
