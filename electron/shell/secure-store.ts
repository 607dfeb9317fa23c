import type { SafeStorage } from 'electron';
import type { SecureStore } from '../identities/key-vault.ts';

/**
 * The system's secure store: Keychain, DPAPI, or a keyring by libsecret or KWallet. Without a keyring Chromium would
 * encrypt with a key that is in its source code (`basic_text`), which protects nothing and counts as no store at all.
 * Only to be used after the app is ready.
 */
export function secureStoreOf(safeStorage: SafeStorage, platform: NodeJS.Platform): SecureStore {
  return {
    available: () =>
      safeStorage.isEncryptionAvailable() &&
      (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  };
}
